package org.commonwatt.operate.scenario.days;

import org.commonwatt.grid.TimeAxis;

/// Spreads constant powers over the steps of one window, kWh per step. Energy is exact for any step
/// length, since a step gets just the part of an interval that lies in it.
final class StepPainter {
    private final double[] energyKwh;
    private final int firstStep;
    private final int steps;
    private final double startSecond;
    private final double stepSeconds;

    /// @param energyKwh series of the whole axis, added to
    /// @param firstStep index of the window's first step
    StepPainter(double[] energyKwh, int firstStep, TimeAxis.Window window, TimeAxis axis) {
        this.energyKwh = energyKwh;
        this.firstStep = firstStep;
        steps = window.steps();
        startSecond = window.start().getEpochSecond();
        stepSeconds = axis.step().toSeconds();
    }

    /// Adds a power between two instants, epoch seconds; what lies outside the window is left out.
    void add(double fromSecond, double toSecond, double powerKw) {
        double from = Math.max(0, (fromSecond - startSecond) / stepSeconds);
        double to = Math.min(steps, (toSecond - startSecond) / stepSeconds);
        double kwhPerStep = powerKw * stepSeconds / 3600;
        for (int k = (int) from; k < to; k++) {
            double part = Math.min(k + 1, to) - Math.max(k, from);
            energyKwh[firstStep + k] += kwhPerStep * part;
        }
    }
}
