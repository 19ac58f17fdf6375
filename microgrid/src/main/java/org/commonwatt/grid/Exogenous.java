package org.commonwatt.grid;

/// The paths that no decision moves: demand, available generation, carbon intensity.
///
/// Arrays are flat `[step × participant]`, index `t·N + i`, energy in kWh **per step**, all ≥ 0;
/// carbon is `[step]` in kg/kWh. The arrays are kept, not copied: hand them over and forget them.
public final class Exogenous {
    private final int steps;
    private final int participants;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final double[] carbonKgPerKwh;

    /// @param steps T
    /// @param participants N
    /// @param demandKwh demand, `[T × N]`
    /// @param pvKwh available photovoltaic generation (AC), `[T × N]`
    /// @param carbonKgPerKwh grid carbon intensity, `[T]`; zeros where unknown
    /// @throws IllegalArgumentException on a wrong length, a negative or a non-finite number
    public Exogenous(
            int steps,
            int participants,
            double[] demandKwh,
            double[] pvKwh,
            double[] carbonKgPerKwh) {
        Checks.count("steps", steps, 1, Integer.MAX_VALUE);
        Checks.count("participants", participants, 1, Integer.MAX_VALUE);
        this.steps = steps;
        this.participants = participants;
        this.demandKwh = checked("demandKwh", demandKwh, steps, participants);
        this.pvKwh = checked("pvKwh", pvKwh, steps, participants);
        this.carbonKgPerKwh = checked("carbonKgPerKwh", carbonKgPerKwh, steps, 1);
    }

    private static double[] checked(String name, double[] values, int rows, int columns) {
        long length = (long) rows * columns;
        if (values.length != length) {
            throw new IllegalArgumentException(
                    "The %s has %d numbers but needs %d.".formatted(name, values.length, length));
        }
        for (int k = 0; k < length; k++) {
            if (!(values[k] >= 0) || Double.isInfinite(values[k])) {
                throw new IllegalArgumentException(
                        "The %s (%s) at step %d, column %d must be a finite number >= 0."
                                .formatted(name, values[k], k / columns, k % columns));
            }
        }
        return values;
    }

    /// Number of steps T.
    public int steps() {
        return steps;
    }

    /// Number of participants N.
    public int participants() {
        return participants;
    }

    /// Demand of participant `i` in step `t`, kWh.
    public double demandKwh(int t, int i) {
        return demandKwh[t * participants + i];
    }

    /// Available photovoltaic generation of participant `i` in step `t`, kWh.
    public double pvKwh(int t, int i) {
        return pvKwh[t * participants + i];
    }

    /// Carbon intensity of the utility's energy in step `t`, kg/kWh.
    public double carbonKgPerKwh(int t) {
        return carbonKgPerKwh[t];
    }

    /// Copies the demand row of step `t` to `target[offset..offset+N)`.
    public void copyDemandRow(int t, double[] target, int offset) {
        System.arraycopy(demandKwh, t * participants, target, offset, participants);
    }

    /// Copies the generation row of step `t` to `target[offset..offset+N)`.
    public void copyPvRow(int t, double[] target, int offset) {
        System.arraycopy(pvKwh, t * participants, target, offset, participants);
    }
}
