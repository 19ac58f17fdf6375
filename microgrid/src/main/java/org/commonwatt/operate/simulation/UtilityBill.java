package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.grid.TimeAxis;

/// What a utility charges one community because of what all its communities take together, step by
/// step and month by month (`docs/FORMULATION.md#coupling`). A [UtilityRun] writes it as the run
/// goes on, or whoever has kept one; a run of the community alone that is given the finished bill
/// is the same to the bit.
public final class UtilityBill {
    private final double[] surchargePerKwh;
    private final int[] peakStep;
    private final long[] peakUnits;

    /// `[day]`: by steps since the start; empty where nothing was announced.
    private final double[][] announcedPerKwh;

    private final double[] announcedPerKw;

    /// A bill without any charge.
    public UtilityBill(TimeAxis axis) {
        surchargePerKwh = new double[axis.steps()];
        peakStep = new int[axis.periods()];
        Arrays.fill(peakStep, -1);
        peakUnits = new long[axis.periods()];
        announcedPerKwh = new double[axis.days()][0];
        announcedPerKw = new double[axis.days()];
    }

    /// Number of billing periods.
    public int periods() {
        return peakUnits.length;
    }

    /// What a kWh from the utility costs on top in step `t`, currency/kWh before tax.
    public double surchargePerKwh(int t) {
        return surchargePerKwh[t];
    }

    /// Step of the highest load of all communities in a billing period so far; −1 where nobody has
    /// taken anything.
    public int peakStep(int period) {
        return peakStep[period];
    }

    /// The community's part of the coincident-peak charge of a billing period, 1e-5 currency before
    /// tax.
    public long peakUnits(int period) {
        return peakUnits[period];
    }

    /// What the utility expects a kWh to cost on top through a local day and the one after it, said
    /// before its first step, by step of the day counted from the start of the run, currency/kWh
    /// before tax; empty where it says nothing. A view.
    public double[] announcedPerKwh(int day) {
        return announcedPerKwh[day];
    }

    /// What the utility expects a kW more of the community's highest import of that day to cost,
    /// currency/kW before tax; 0 where it says nothing.
    public double announcedPerKw(int day) {
        return announcedPerKw[day];
    }

    /// Notes what is said before the first step of a local day.
    ///
    /// @param pricesPerKwh as [#announcedPerKwh], not copied
    /// @param perKw as [#announcedPerKw]
    public void announce(int day, double[] pricesPerKwh, double perKw) {
        announcedPerKwh[day] = pricesPerKwh;
        announcedPerKw[day] = perKw;
    }

    /// Notes what a kWh costs on top in a step, before the step is settled.
    public void surcharge(int t, double perKwh) {
        surchargePerKwh[t] = perKwh;
    }

    /// Notes the step of the highest load of a billing period so far.
    public void peak(int period, int step) {
        peakStep[period] = step;
    }

    /// Notes the community's part of a billing period's coincident-peak charge, before the period
    /// is closed.
    public void peakCharge(int period, long units) {
        peakUnits[period] = units;
    }
}
