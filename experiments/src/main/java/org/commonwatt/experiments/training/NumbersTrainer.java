package org.commonwatt.experiments.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.game.TunedPolicy;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.numeric.CrossEntropySearch;
import org.commonwatt.rl.algorithm.Hyperparameters;

/// Tunes the numbers of a policy ([TunedPolicy]) by the cross-entropy method on a community's days
/// for training, and keeps those that cost least on its days for validation
/// (`docs/FORMULATION.md#table`).
public final class NumbersTrainer implements Trainer {
    /// Parameters.
    ///
    /// @param candidates tried in each round
    /// @param elite share of them that the next round is drawn around
    /// @param rounds number of rounds
    /// @param smoothing how far a round moves the centre, 0 to 1
    /// @param deviation of the first round's numbers, as a part of their range
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
        /// About a minute for a community of seventeen by the hour; a few numbers that are good
        /// from the start need fewer tries.
        static Parameters usual(TunedPolicy kind) {
            return switch (kind) {
                case TABLE -> new Parameters(160, 0.1, 60, 0.7, 0.3, 0.02, 10, 4);
                case RULE -> new Parameters(48, 0.15, 24, 0.7, 0.12, 0.02, 12, 2);
            };
        }

        public Parameters {
            if (windows < 1 || validateEvery < 1 || !(deviation > 0)) {
                throw new IllegalArgumentException(
                        "A search needs windows, validations and a deviation above 0: %d, %d, %s."
                                .formatted(windows, validateEvery, deviation));
            }
        }

        CrossEntropySearch search() {
            return new CrossEntropySearch(candidates, elite, rounds, smoothing, leastDeviation);
        }
    }

    /// What is tuned, and how.
    record Plan(TunedPolicy kind, Parameters parameters) {}

    private final TunedPolicy kind;
    private final Clock clock;

    /// @param clock tells how long it takes
    public NumbersTrainer(TunedPolicy kind, Clock clock) {
        this.kind = kind;
        this.clock = clock;
    }

    @Override
    public String name() {
        return kind.key();
    }

    @Override
    public String summary() {
        return kind.summary();
    }

    @Override
    public Map<String, String> defaults() {
        return Hyperparameters.texts(Parameters.usual(kind));
    }

    @Override
    public boolean takesSteps() {
        return false;
    }

    @Override
    public List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch) {
        return ModeSearch.train(name(), request, watch, this::settled);
    }

    private List<TrainingOutcome> settled(TrainingRequest request, TrainingWatch watch) {
        CommunityGames games = TrainingGames.community(request.scenario(), request.gameOptions());
        if (request.effort().steps().isPresent() || request.effort().minutes().isPresent()) {
            throw new TrainingRefusal(
                    "Numbers are tuned in rounds, not for a number of steps or minutes.\nMaybe choose"
                            + " them with --set rounds=60.");
        }
        Parameters parameters =
                ParameterSources.of(
                                name(),
                                List.of(games.scenario().name(), CommunityTeams.KEY),
                                Parameters.usual(kind),
                                request)
                        .parameters();
        CrossEntropySearch search;
        try {
            search = parameters.search();
        } catch (IllegalArgumentException refused) {
            throw new TrainingRefusal(refused);
        }
        var plan = new Plan(kind, parameters);
        try (var workers = new ThreadWorkers(request.threads())) {
            return SeedRuns.each(
                    name(),
                    request,
                    single ->
                            new NumbersTuning(single, games, plan, workers, watch, clock)
                                    .run(search));
        }
    }
}
