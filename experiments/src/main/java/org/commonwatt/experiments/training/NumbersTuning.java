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
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.experiments.game.UnforeseenDays;
import org.commonwatt.experiments.run.ScenarioHash;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.numeric.CrossEntropyCourse;
import org.commonwatt.numeric.CrossEntropySearch;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.CandidateWindows;
import org.commonwatt.operate.game.WindowCosts;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;

/// The tuning of a policy's numbers for one seed, round by round. A checkpoint is kept after each.
final class NumbersTuning {
    private static final String PLACE = "tuning.place";
    private static final String BEST = "tuning.best";
    private static final String CANDIDATES = "tuning.candidates";
    private static final String SECONDS = "tuning.seconds";

    private final TrainingRequest request;
    private final TunedPolicy kind;
    private final NumbersTrainer.Parameters parameters;
    private final ThreadWorkers workers;
    private final TrainingWatch watch;
    private final Sitting sitting;
    private final TrainingIdentity identity;
    private final WindowCosts training;
    private final WeighedCosts validation;
    private final UnforeseenDays days;
    private final TuningRounds rounded;
    private final RandomStream candidates;
    private final TuningCourse course = new TuningCourse();
    private double[] best;
    private double bestCost = Double.POSITIVE_INFINITY;
    private long bestSteps;
    private long steps;
    private double earlierSeconds;

    /// Whether a round was given up, since somebody asked to stop within it.
    private volatile boolean isCut;

    NumbersTuning(
            TrainingRequest request,
            CommunityGames games,
            NumbersTrainer.Plan plan,
            ThreadWorkers workers,
            TrainingWatch watch,
            Clock clock) {
        this.request = request;
        kind = plan.kind();
        parameters = plan.parameters();
        best = kind.start();
        this.workers = workers;
        this.watch = watch;
        sitting = new Sitting(clock);
        training = new WindowCosts(games.trainingDays(), games.rules().weights());
        days = new UnforeseenDays(games, request.robust());
        CandidateWindows windows = days.training();
        validation = new WeighedCosts(games, days);
        RandomStreams root = RandomStreams.of(request.seeds().getFirst()).split("table");
        rounded = new TuningRounds(windows, parameters.windows(), days.weighing(windows), root);
        candidates = root.stream("candidates");
        identity =
                new TrainingIdentity()
                        .with("algorithm", kind.key())
                        .with("game", request.scenario() + " " + request.gameOptions().values())
                        .with("data", ScenarioHash.of(games.scenario()).values().toString())
                        .with("seed", Long.toString(request.seeds().getFirst()))
                        .with("robust mode", request.robust().text())
                        .with(Hyperparameters.texts(parameters));
    }

    TrainingOutcome run(CrossEntropySearch search) {
        double[] none = new double[best.length];
        double[] whole = new double[best.length];
        Arrays.fill(whole, 1);
        CrossEntropyCourse tuned =
                search.begin(kind.shares(kind.start()), parameters.deviation(), none, whole);
        try (TrainingFolder folder =
                TrainingFolder.open(
                        request.folder(),
                        request.resume(),
                        TrainingFolder.FileWriting.ordinary())) {
            restore(folder, tuned);
            while (!tuned.isOver() && !watch.cancelled()) {
                double least = tuned.next(this::costs, candidates);
                if (isCut) {
                    break;
                }
                note(tuned, least);
                save(folder, tuned);
            }
            return publish(folder, tuned);
        }
    }

    private void costs(int round, double[][] points, double[] costs) {
        // The first point is where the search stands.
        List<TuningRounds.Play> plays = rounded.next(round, played(kind.numbers(points[0])));
        workers.run(
                points.length,
                c -> {
                    isCut = isCut || watch.cancelled();
                    costs[c] = isCut ? 0 : rounded.cost(plays, played(kind.numbers(points[c])));
                });
        steps += isCut ? 0 : (long) points.length * plays.size() * training.days().steps();
    }

    private ToDoubleFunction<CandidateWindows.Drawn> played(double[] numbers) {
        CandidateWindows windows = days.training();
        return drawn -> training.cost(windows, drawn, each -> kind.policy(each, numbers));
    }

    private void note(CrossEntropyCourse tuned, double least) {
        double found = Double.NaN;
        if (tuned.isOver() || tuned.round() % parameters.validateEvery() == 0) {
            double[] mean = kind.numbers(tuned.mean());
            found = validate(mean);
            if (found < bestCost) {
                bestCost = found;
                bestSteps = steps;
                best = mean;
            }
        }
        course.add(steps, least, found, rounded.massByFamily());
        watch.progress(
                new TrainingWatch.Progress(
                        request.seeds().getFirst(),
                        steps,
                        totalSteps(),
                        -least,
                        -bestCost,
                        steps / Math.max(1e-6, seconds())));
    }

    private long totalSteps() {
        int rounds = course.size();
        return rounds == 0 ? 0 : steps / rounds * parameters.rounds();
    }

    private double seconds() {
        return earlierSeconds + sitting.seconds();
    }

    private double validate(double[] numbers) {
        return validation.of(each -> kind.policy(each, numbers), workers);
    }

    private void save(TrainingFolder folder, CrossEntropyCourse tuned) {
        var checkpoint = new Checkpoint();
        identity.save(checkpoint);
        checkpoint.put(PLACE, tuned.numbers());
        checkpoint.put(BEST, best);
        checkpoint.note(CANDIDATES, Long.toString(candidates.state()));
        checkpoint.note(BEST, "%s %d %d".formatted(bestCost, bestSteps, steps));
        checkpoint.note(SECONDS, Double.toString(seconds()));
        rounded.save(checkpoint);
        course.save(checkpoint);
        folder.write(TrainingFolder.CHECKPOINT, checkpoint.toBytes());
    }

    private void restore(TrainingFolder folder, CrossEntropyCourse tuned) {
        byte[] bytes = folder.read(TrainingFolder.CHECKPOINT);
        if (bytes == null) {
            return;
        }
        try {
            Checkpoint from = Checkpoint.of(bytes);
            identity.requireSame(from);
            tuned.restore(from.numbers(PLACE));
            best = from.numbers(BEST);
            candidates.restore(Long.parseLong(from.note(CANDIDATES)));
            String[] mark = from.note(BEST).split(" ", -1);
            bestCost = Double.parseDouble(mark[0]);
            bestSteps = Long.parseLong(mark[1]);
            steps = Long.parseLong(mark[2]);
            earlierSeconds = Double.parseDouble(from.note(SECONDS));
            rounded.restore(from);
            course.restore(from);
        } catch (CheckpointException e) {
            throw new TrainingRefusal(
                    "%s: %s".formatted(folder.file(TrainingFolder.CHECKPOINT), e.getMessage()), e);
        }
    }

    private TrainingOutcome publish(TrainingFolder folder, CrossEntropyCourse tuned) {
        var mark = new TrainingOutcome.Mark(bestSteps, -bestCost);
        boolean hasOne = Double.isFinite(bestCost);
        var outcome =
                new TrainingOutcome(
                        tuned.isOver() && !isCut
                                ? TrainingOutcome.Status.COMPLETE
                                : TrainingOutcome.Status.INTERRUPTED,
                        folder.path(),
                        request.seeds().getFirst(),
                        steps,
                        totalSteps(),
                        seconds(),
                        Double.NaN,
                        hasOne ? Optional.of(mark) : Optional.empty(),
                        hasOne ? Optional.of(mark) : Optional.empty(),
                        Optional.empty());
        if (hasOne) {
            folder.replace(TrainingFolder.POLICY, files());
        }
        Map<String, Object> summary = TrainingSummary.of(kind.key(), List.of(outcome));
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
        manifest.put("algorithm", kind.key());
        manifest.put("game", Map.of("name", request.scenario()));
        Map<String, Object> community = new LinkedHashMap<>();
        community.put(CommunityTeams.NUMBERS, Arrays.stream(best).boxed().toList());
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
        files.put("table.txt", kind.chart(best).getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
