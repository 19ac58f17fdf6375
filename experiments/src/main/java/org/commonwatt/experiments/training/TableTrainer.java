package org.commonwatt.experiments.training;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.UnforeseenDays;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.numeric.CrossEntropySearch;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.operate.policy.HourTable;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.robust.RobustMode;

/// Tunes the hour table of a community by the cross-entropy method on its days for training, and
/// keeps the one that costs least on its days for validation (`docs/FORMULATION.md#table`).
public final class TableTrainer implements Trainer {
    /// Parameters.
    ///
    /// @param candidates tables tried in each round
    /// @param elite share of them that the next round is drawn around
    /// @param rounds number of rounds
    /// @param smoothing how far a round moves the centre, 0 to 1
    /// @param deviation of the first round's tables, in states of charge
    /// @param leastDeviation below which it does not fall before the last third
    /// @param windows of days that a round is judged by, drawn anew each round
    /// @param validateEvery rounds between validations
    public record Parameters(
            int candidates,
            double elite,
            int rounds,
            double smoothing,
            double deviation,
            double leastDeviation,
            int windows,
            int validateEvery) {
        /// About a minute for a community of seventeen by the hour.
        public static final Parameters USUAL = new Parameters(160, 0.1, 60, 0.7, 0.3, 0.02, 10, 4);

        public Parameters {
            if (windows < 1 || validateEvery < 1 || !(deviation > 0)) {
                throw new IllegalArgumentException(
                        "A table needs windows, validations and a deviation above 0: %d, %d, %s."
                                .formatted(windows, validateEvery, deviation));
            }
        }

        CrossEntropySearch search() {
            return new CrossEntropySearch(candidates, elite, rounds, smoothing, leastDeviation);
        }
    }

    /// Name of the trainer.
    public static final String NAME = "table";

    private final Clock clock;

    /// @param clock tells how long it takes
    public TableTrainer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "hour table per season for batteries, tuned by cross-entropy; readable";
    }

    @Override
    public Map<String, String> defaults() {
        return Hyperparameters.texts(Parameters.USUAL);
    }

    @Override
    public boolean resumes() {
        return false;
    }

    @Override
    public List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch) {
        if (request.robust() instanceof RobustMode.Randomised randomised) {
            return new DoseSearch(NAME, randomised, this::dosed).train(request, watch);
        }
        return dosed(RadiusSearch.settled(request), watch);
    }

    private List<TrainingOutcome> dosed(TrainingRequest request, TrainingWatch watch) {
        CommunityGames games = TrainingGames.community(request.scenario(), request.gameOptions());
        if (request.effort().steps().isPresent() || request.effort().minutes().isPresent()) {
            throw new TrainingRefusal(
                    "A table is tuned in rounds, not for a number of steps or minutes.\nMaybe choose"
                            + " them with --set rounds=60.");
        }
        Parameters parameters =
                ParameterSources.of(
                                NAME,
                                List.of(games.scenario().name(), CommunityTeams.KEY),
                                Parameters.USUAL,
                                request)
                        .parameters();
        CrossEntropySearch search;
        try {
            search = parameters.search();
        } catch (IllegalArgumentException refused) {
            throw new TrainingRefusal(refused);
        }
        if (request.resume()) {
            throw new TrainingRefusal("A table is tuned in one go: begin it anew.");
        }
        try (var workers = new ThreadWorkers(request.threads())) {
            return SeedRuns.each(
                    NAME,
                    request,
                    single -> new Tuning(single, games, parameters, workers, watch).run(search));
        }
    }

    /// The tuning of one seed.
    private final class Tuning {
        private final TrainingRequest request;
        private final Parameters parameters;
        private final ThreadWorkers workers;
        private final TrainingWatch watch;
        private final WindowCosts training;
        private final CandidateWindows windows;
        private final WeighedCosts validation;
        private final UnforeseenDays days;
        private final TableRounds rounded;
        private final double startSeconds = clock.millis() / 1000.0;
        private final TableCourse course = new TableCourse();
        private double[] best = new double[2 * HourTable.ROWS];
        private double bestCost = Double.POSITIVE_INFINITY;
        private long bestSteps;
        private long steps;
        private boolean isCancelled;

        Tuning(
                TrainingRequest request,
                CommunityGames games,
                Parameters parameters,
                ThreadWorkers workers,
                TrainingWatch watch) {
            this.request = request;
            this.parameters = parameters;
            this.workers = workers;
            this.watch = watch;
            training = new WindowCosts(games.trainingDays(), games.rules().weights());
            days = new UnforeseenDays(games, request.robust());
            windows = days.training();
            validation = new WeighedCosts(games, days);
            rounded =
                    new TableRounds(
                            windows,
                            parameters.windows(),
                            days.weighing(windows),
                            RandomStreams.of(request.seeds().getFirst()).split("table"));
        }

        TrainingOutcome run(CrossEntropySearch search) {
            double[] low = new double[2 * HourTable.ROWS];
            double[] high = new double[low.length];
            Arrays.fill(high, 1);
            try (TrainingFolder folder =
                    TrainingFolder.open(
                            request.folder(), false, TrainingFolder.FileWriting.ordinary())) {
                var stream =
                        RandomStreams.of(request.seeds().getFirst()).split("table").stream(
                                "candidates");
                search.minimise(
                        new double[low.length],
                        parameters.deviation(),
                        low,
                        high,
                        this::costs,
                        new CrossEntropySearch.Draws(stream, this::round));
                return publish(folder);
            }
        }

        private void costs(int round, double[][] points, double[] costs) {
            if (isCancelled) {
                return;
            }
            // The first point is where the search stands.
            List<TableRounds.Play> plays = rounded.next(round, played(points[0]));
            workers.run(points.length, c -> costs[c] = rounded.cost(plays, played(points[c])));
            steps += (long) points.length * plays.size() * training.days().steps();
        }

        private ToDoubleFunction<CandidateWindows.Drawn> played(double[] numbers) {
            HourTable table = HourTable.of(numbers);
            return drawn ->
                    training.cost(windows, drawn, each -> CommunityGames.tablePolicy(each, table));
        }

        private void round(int round, double least, double[] mean) {
            if (isCancelled) {
                return;
            }
            boolean isLast = round + 1 == parameters.rounds();
            double found = Double.NaN;
            if (isLast || (round + 1) % parameters.validateEvery() == 0) {
                found = validate(mean);
                if (found < bestCost) {
                    bestCost = found;
                    bestSteps = steps;
                    best = mean.clone();
                }
            }
            course.add(steps, least, found, rounded.massByFamily());
            double seconds = clock.millis() / 1000.0 - startSeconds;
            watch.progress(
                    new TrainingWatch.Progress(
                            request.seeds().getFirst(),
                            steps,
                            steps / (round + 1) * parameters.rounds(),
                            -least,
                            -bestCost,
                            steps / Math.max(1e-6, seconds)));
            isCancelled = watch.cancelled();
        }

        private double validate(double[] numbers) {
            HourTable table = HourTable.of(numbers);
            return validation.of(each -> CommunityGames.tablePolicy(each, table), workers);
        }

        private TrainingOutcome publish(TrainingFolder folder) {
            double seconds = clock.millis() / 1000.0 - startSeconds;
            var mark = new TrainingOutcome.Mark(bestSteps, -bestCost);
            boolean hasOne = Double.isFinite(bestCost);
            var outcome =
                    new TrainingOutcome(
                            isCancelled
                                    ? TrainingOutcome.Status.INTERRUPTED
                                    : TrainingOutcome.Status.COMPLETE,
                            folder.path(),
                            request.seeds().getFirst(),
                            steps,
                            steps,
                            seconds,
                            Double.NaN,
                            hasOne ? Optional.of(mark) : Optional.empty(),
                            hasOne ? Optional.of(mark) : Optional.empty(),
                            Optional.empty());
            if (hasOne) {
                folder.replace(TrainingFolder.POLICY, files());
            }
            Map<String, Object> summary = TrainingSummary.of(NAME, List.of(outcome));
            summary.put("parameters", Hyperparameters.texts(parameters));
            summary.put("rounds", course.rounds());
            folder.write(
                    TrainingFolder.SUMMARY,
                    TrainingSummary.text(summary).getBytes(StandardCharsets.UTF_8));
            return outcome;
        }

        private Map<String, byte[]> files() {
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("schema", PolicyManifest.SCHEMA);
            manifest.put("version", PolicyManifest.VERSION);
            manifest.put("algorithm", NAME);
            manifest.put("game", Map.of("name", request.scenario()));
            Map<String, Object> community = new LinkedHashMap<>();
            community.put("table", Arrays.stream(best).boxed().toList());
            if (!request.robust().isNone()) {
                community.put("robust", days.description());
            }
            manifest.put(CommunityTeams.KEY, community);
            manifest.put("seed", request.seeds().getFirst());
            manifest.put("metrics", Map.of("validation/return", -bestCost));
            manifest.put("software", request.software());
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(
                    PolicyFolder.MANIFEST,
                    TrainingSummary.text(manifest).getBytes(StandardCharsets.UTF_8));
            files.put(PolicyFolder.CURVE, course.curve().getBytes(StandardCharsets.UTF_8));
            files.put("table.txt", HourTable.of(best).chart().getBytes(StandardCharsets.UTF_8));
            return files;
        }
    }
}
