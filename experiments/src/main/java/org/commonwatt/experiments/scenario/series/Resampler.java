package org.commonwatt.experiments.scenario.series;

import java.time.Instant;
import org.commonwatt.grid.TimeAxis;

/// Brings a column from its file's grid to the steps of a scenario, by exact multiples only:
/// amounts are summed or split evenly, levels averaged or held.
final class Resampler {
    private final TimeAxis axis;
    private final SeriesGrid grid;
    private final boolean amount;
    private int filledSteps;
    private int firstMissingStep = -1;
    private int missingSteps;

    Resampler(TimeAxis axis, SeriesGrid grid, boolean amount) {
        this.axis = axis;
        this.grid = grid;
        this.amount = amount;
    }

    /// Why the grids do not match, or an empty text where they do.
    String mismatch() {
        long step = axis.step().toSeconds();
        long source = grid.stepSeconds();
        if (step % source != 0 && source % step != 0) {
            return "comes in steps of %s, of which the scenario's step of %s is no multiple or whole part."
                    .formatted(java.time.Duration.ofSeconds(source), axis.step());
        }
        long unit = Math.min(step, source);
        for (TimeAxis.Window window : axis.windows()) {
            long since = window.start().getEpochSecond() - grid.firstSecond();
            if (Math.floorMod(since, unit) != 0) {
                return "has rows at %s and so on, beside the scenario's steps, which start at %s."
                        .formatted(Instant.ofEpochSecond(grid.firstSecond()), window.start());
            }
        }
        return "";
    }

    /// One number per step; NaN where the file has none.
    double[] resample() {
        double[] values = new double[axis.steps()];
        long step = axis.step().toSeconds();
        long source = grid.stepSeconds();
        for (int t = 0; t < values.length; t++) {
            long since = axis.instant(t).getEpochSecond() - grid.firstSecond();
            values[t] = source >= step ? part(since, step, source) : whole(since, step, source);
            if (Double.isNaN(values[t])) {
                firstMissingStep = firstMissingStep < 0 ? t : firstMissingStep;
                missingSteps++;
            }
        }
        return values;
    }

    private double part(long since, long step, long source) {
        long slot = Math.floorDiv(since, source);
        filledSteps += grid.isFilled(slot) ? 1 : 0;
        // Equal steps stay as they are, bit by bit.
        return amount && step != source ? grid.value(slot) * step / source : grid.value(slot);
    }

    private double whole(long since, long step, long source) {
        long slot = Math.floorDiv(since, source);
        int parts = (int) (step / source);
        double sum = 0;
        boolean filled = false;
        for (int k = 0; k < parts; k++) {
            sum += grid.value(slot + k);
            filled |= grid.isFilled(slot + k);
        }
        filledSteps += filled ? 1 : 0;
        return amount ? sum : sum / parts;
    }

    /// Steps whose value was filled in, wholly or in part.
    int filledSteps() {
        return filledSteps;
    }

    /// Steps without a value.
    int missingSteps() {
        return missingSteps;
    }

    /// First step without a value, or −1.
    int firstMissingStep() {
        return firstMissingStep;
    }
}
