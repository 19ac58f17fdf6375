package org.commonwatt.operate.scenario.shift;

import org.commonwatt.grid.TimeAxis;

/// The steps that a shift strikes.
///
/// @param knownStep before this step nothing may be known of it, ≤ fromStep
/// @param fromStep first step
/// @param toStep first step that is as it was again
public record Span(int knownStep, int fromStep, int toStep) {
    public Span {
        if (knownStep < 0 || knownStep > fromStep || fromStep >= toStep) {
            throw new IllegalArgumentException(
                    "A span must be known (%d) by its first step (%d) and end (%d) behind it."
                            .formatted(knownStep, fromStep, toStep));
        }
    }

    /// A local day.
    ///
    /// @param knownStep before this step nothing may be known of it
    /// @param day index of the day
    public static Span day(TimeAxis axis, int knownStep, int day) {
        return new Span(knownStep, axis.firstStepOfDay(day), axis.endStepOfDay(day));
    }

    /// Number of steps.
    public int steps() {
        return toStep - fromStep;
    }

    boolean contains(int t) {
        return t >= fromStep && t < toStep;
    }
}
