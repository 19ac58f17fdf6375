package org.commonwatt.experiments.study.claims;

/// Watches a study of claims from outside.
public interface ClaimsWatch {
    /// Hears nothing and never stops anything.
    ClaimsWatch NONE = new ClaimsWatch() {};

    /// A cell begins.
    ///
    /// @param done cells before it
    /// @param total cells in all
    /// @param cell which
    /// @param seconds a rough estimate of what it takes; 0 where it is finished already
    default void cell(int done, int total, Grid.Cell cell, double seconds) {}

    /// Whether the study shall end early, to go on another time.
    default boolean cancelled() {
        return false;
    }
}
