package org.commonwatt.grid;

import java.util.Arrays;

/// What ageing batteries remember: their losses, and the states of charge of the day so far.
///
/// Row `copy·B + b` belongs to the b-th of the B batteries that age; communities without such have
/// empty arrays. Samples beyond the last one taken are 0, so that equal days have equal bits.
final class AgeingState {
    final int batteries;
    final int stepsPerDay;

    /// Share of the nameplate lost by standing, `[copy × B]`.
    final double[] calendarLoss;

    /// Share of the nameplate lost by cycling, `[copy × B]`.
    final double[] cycleLoss;

    /// State of charge at the start of the day and after each of its steps, `[copy × B ×
    /// (stepsPerDay + 1)]`.
    final double[] soc;

    /// Sum of the air temperatures outside of the day's steps, °C, `[copy]`.
    final double[] outdoorSumC;

    /// Steps of the day so far, `[copy]`.
    final int[] steps;

    /// @param copies number of copies, ≥ 1
    /// @param batteries B
    /// @param stepsPerDay steps in 24 hours
    AgeingState(int copies, int batteries, int stepsPerDay) {
        this.batteries = batteries;
        this.stepsPerDay = stepsPerDay;
        int rows = copies * batteries;
        int days = batteries == 0 ? 0 : copies;
        calendarLoss = new double[rows];
        cycleLoss = new double[rows];
        soc = new double[rows * (stepsPerDay + 1)];
        outdoorSumC = new double[days];
        steps = new int[days];
    }

    /// Index in [#soc] of the first sample of battery `b` of `copy`.
    int start(int copy, int b) {
        return (copy * batteries + b) * (stepsPerDay + 1);
    }

    /// Begins a day: the last sample is the first of the new one.
    void beginDay(int copy) {
        int last = steps[copy];
        steps[copy] = 0;
        outdoorSumC[copy] = 0;
        for (int b = 0; b < batteries; b++) {
            int start = start(copy, b);
            soc[start] = soc[start + last];
            Arrays.fill(soc, start + 1, start + stepsPerDay + 1, 0);
        }
    }

    /// A new one of the same shape.
    AgeingState empty(int copies) {
        return new AgeingState(copies, batteries, stepsPerDay);
    }

    void requireShapeOf(AgeingState other) {
        if (batteries != other.batteries || stepsPerDay != other.stepsPerDay) {
            throw new IllegalArgumentException(
                    "A state of %d ageing batteries and %d steps a day cannot take one of %d and %d."
                            .formatted(batteries, stepsPerDay, other.batteries, other.stepsPerDay));
        }
    }
}
