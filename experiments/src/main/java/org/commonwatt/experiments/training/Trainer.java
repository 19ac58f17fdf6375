package org.commonwatt.experiments.training;

import java.util.List;
import java.util.Map;

/// A way to make a policy, by name. Algorithms that learn step by step are trainers by
/// [AlgorithmTrainer]; whatever tunes a policy otherwise implements this and is named in
/// [Trainers].
public interface Trainer {
    /// Name at the command line, such as `ppo`.
    String name();

    /// One line on what it is.
    String summary();

    /// Its parameters with their default values as texts.
    Map<String, String> defaults();

    /// Trains every seed that is asked for, one after the other, and keeps the results in the
    /// folder.
    ///
    /// @return what became of each seed that was begun
    /// @throws TrainingRefusal if the request cannot be fulfilled
    /// @throws org.commonwatt.experiments.store.RunFolderException if something cannot be written
    List<TrainingOutcome> train(TrainingRequest request, TrainingWatch watch);
}
