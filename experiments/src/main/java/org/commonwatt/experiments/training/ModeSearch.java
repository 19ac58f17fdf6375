package org.commonwatt.experiments.training;

import java.util.List;
import org.commonwatt.rl.algorithm.robust.RobustMode;

/// Finds what a mode of robust training leaves open, before or around the training itself: a
/// strength within a budget ([BudgetSearch]), or a radius ([RadiusSearch]).
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
        return request.robust() instanceof RobustMode.Budgeted budgeted
                ? new BudgetSearch(algorithm, budgeted, training).train(request, watch)
                : training.train(RadiusSearch.settled(request), watch);
    }
}
