package org.commonwatt.experiments.training;

import java.util.List;
import org.commonwatt.rl.algorithm.robust.RobustMode;

/// Finds what a mode of robust training leaves open, before or around the training itself: a dose
/// within a budget ([DoseSearch]), or a radius ([RadiusSearch]).
final class ModeSearch {
    private ModeSearch() {}

    /// Trains one request whose mode leaves nothing open.
    interface Training {
        List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch);
    }

    /// Trains a request of any mode.
    ///
    /// @param algorithm name of the trainer
    static List<TrainingOutcome> train(
            String algorithm, TrainingRequest request, TrainingWatch watch, Training training) {
        return request.robust() instanceof RobustMode.Randomised randomised
                ? new DoseSearch(algorithm, randomised, training).train(request, watch)
                : training.train(RadiusSearch.settled(request), watch);
    }
}
