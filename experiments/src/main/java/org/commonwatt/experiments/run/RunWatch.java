package org.commonwatt.experiments.run;

/// Watches a run from outside. Called from several threads at once.
public interface RunWatch {
    /// Hears nothing and never stops a run.
    RunWatch NONE = new RunWatch() {};

    /// Another day of a policy is done.
    ///
    /// @param daysDone days done so far, all policies together
    /// @param daysTotal days of the whole run, all policies together
    default void day(int daysDone, int daysTotal) {}

    /// Whether the run shall end early; asked at every step.
    default boolean cancelled() {
        return false;
    }
}
