package org.commonwatt.experiments.evaluation;

/// Watches long work in pieces from outside. Called from several threads at once.
public interface EvaluationWatch {
    /// Hears nothing and never stops anything.
    EvaluationWatch NONE = new EvaluationWatch() {};

    /// Another piece is done.
    ///
    /// @param done pieces done so far
    /// @param total pieces in all
    default void piece(int done, int total) {}

    /// Whether the work shall end early; asked before every piece.
    default boolean cancelled() {
        return false;
    }
}
