package org.commonwatt.grid.ageing;

/// What a day did to a battery, from the samples of its state of charge: mean, speed and rainflow
/// cycles. Then what it costs, by the way in which the battery ages.
///
/// Scratch for one battery after the other; one per thread. Allocates nothing after its
/// construction. Formulas: `docs/FORMULATION.md#ageing`.
public final class DayStress {
    /// Slower changes, per hour, are standing losses rather than use (as in BLAST-Lite).
    private static final double REST_PER_HOUR = 0.01;

    private static final double HOURS_PER_DAY = 24;

    private final int[] scratch;
    private final double[] depth;
    private final double[] count;
    private final Rainflow.CycleSink note = this::note;
    private int cycles;
    private double days;
    private double meanSoc;
    private double cRate;

    /// @param samples largest number of samples of a day, both ends included
    public DayStress(int samples) {
        scratch = new int[samples];
        depth = new double[samples];
        count = new double[samples];
    }

    /// Reads the samples of a day: the state of charge at both ends of each step.
    ///
    /// @param soc holds them from `offset` on
    /// @param offset index of the first sample
    /// @param samples number of samples, ≥ 2
    /// @param stepHours time between two samples, h
    public void measure(double[] soc, int offset, int samples, double stepHours) {
        int steps = samples - 1;
        double area = 0;
        double way = 0;
        for (int t = offset; t < offset + steps; t++) {
            area += 0.5 * (soc[t] + soc[t + 1]);
            double change = Math.abs(soc[t + 1] - soc[t]);
            way += change < REST_PER_HOUR * stepHours ? 0 : change;
        }
        double hours = steps * stepHours;
        days = hours / HOURS_PER_DAY;
        meanSoc = area / steps;
        cRate = way / hours;
        cycles = 0;
        Rainflow.cycles(soc, offset, samples, scratch, note);
    }

    private void note(double range, double mean, double share, int start, int end) {
        depth[cycles] = range;
        count[cycles] = share;
        cycles++;
    }

    /// Mean state of charge.
    public double meanSoc() {
        return meanSoc;
    }

    /// Mean |change of the state of charge| per hour, rest included.
    public double cRate() {
        return cRate;
    }

    /// Calendar loss after the day.
    ///
    /// @param ageing how the battery ages
    /// @param lossBefore calendar loss before the day
    /// @param outdoorC mean temperature of the air outside, °C
    public double calendarLoss(Ageing ageing, double lossBefore, double outdoorC) {
        return ageing.calendarLoss(lossBefore, days, meanSoc, ageing.cellC(outdoorC));
    }

    /// Cycle loss after the day's cycles, in the order in which they closed.
    ///
    /// @param ageing how the battery ages
    /// @param lossBefore cycle loss before the day
    /// @param outdoorC mean temperature of the air outside, °C
    public double cycleLoss(Ageing ageing, double lossBefore, double outdoorC) {
        double cellC = ageing.cellC(outdoorC);
        double loss = lossBefore;
        for (int k = 0; k < cycles; k++) {
            loss = ageing.cycleLoss(loss, depth[k], count[k], cRate, cellC);
        }
        return loss;
    }
}
