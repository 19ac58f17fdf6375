package org.commonwatt.rl.algorithm;

/// An algorithm by name. A user's own needs one class that implements this and a line in
/// `META-INF/services/org.commonwatt.rl.algorithm.AlgorithmProvider`.
public interface AlgorithmProvider {
    /// Name at the command line, such as `mappo`.
    String name();

    /// One line on what it is.
    String summary();

    /// Its parameters with their default values: a record whose components are numbers, booleans,
    /// texts, enums, lists of whole numbers, or records of such.
    Record defaults();

    /// Begins a training.
    ///
    /// @param setup game, seed, workers; its parameters are of the type of [#defaults()]
    /// @throws IllegalArgumentException if the game does not suit the algorithm, or a parameter is
    ///   out of range
    Algorithm begin(TrainingSetup setup);
}
