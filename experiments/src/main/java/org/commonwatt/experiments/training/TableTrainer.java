package org.commonwatt.experiments.training;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.game.CommunityGames;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.numeric.CrossEntropySearch;
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
    public boolean takesSteps() {
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
        try (var workers = new ThreadWorkers(request.threads())) {
            return SeedRuns.each(
                    NAME,
                    request,
                    single ->
                            new TableTuning(single, games, parameters, workers, watch, clock)
                                    .run(search));
        }
    }
}
