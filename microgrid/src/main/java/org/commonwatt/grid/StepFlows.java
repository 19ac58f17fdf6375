package org.commonwatt.grid;

/// What happened in one step: flat arrays `[copy × participant]`, index `copy·N + i`, kWh of the
/// step, never negative. Overwritten by every step; public arrays because meters, markets and
/// observers read them in the loop.
///
/// Meter balance (`docs/FORMULATION.md#meter-balance`): `generation + discharge + evDischarge +
/// gridImport = served + charge + evCharge + gridExport`, with `generation = available − curtailed`
/// and `served = demand − unserved`.
public final class StepFlows {
    /// Demand met.
    public final double[] servedKwh;

    /// Demand not met.
    public final double[] unservedKwh;

    /// Generation used.
    public final double[] generationKwh;

    /// Generation thrown away.
    public final double[] curtailedKwh;

    /// Battery charging at the meter.
    public final double[] chargeKwh;

    /// Battery discharging at the meter.
    public final double[] dischargeKwh;

    /// Vehicle charging at the meter.
    public final double[] evChargeKwh;

    /// Vehicle discharging at the meter.
    public final double[] evDischargeKwh;

    /// Import through the member's meter.
    public final double[] gridImportKwh;

    /// Export through the member's meter.
    public final double[] gridExportKwh;

    /// Energy lost in battery and vehicle, each by its own formula.
    public final double[] lossKwh;

    /// Energy that a vehicle brought along when it arrived at the start of this step.
    public final double[] evArrivedKwh;

    /// Energy that a vehicle took away when it left at the start of this step.
    public final double[] evDepartedKwh;

    /// Energy missing to the target when a vehicle left at the start of this step.
    public final double[] evShortfallKwh;

    /// Number of vehicles that left at the start of this step (0 or 1).
    public final double[] evDepartures;

    /// Distance between asked and executed energy of battery and vehicle, kWh.
    public final double[] projectionKwh;

    /// One-way efficiency used by curve batteries in this step.
    final double[] oneWayEfficiency;

    /// Signed net during the step's computation: + takes energy.
    final double[] netKwh;

    /// Flows of `size` = copies × participants meters.
    public StepFlows(int size) {
        Checks.count("size", size, 1, Integer.MAX_VALUE);
        servedKwh = new double[size];
        unservedKwh = new double[size];
        generationKwh = new double[size];
        curtailedKwh = new double[size];
        chargeKwh = new double[size];
        dischargeKwh = new double[size];
        evChargeKwh = new double[size];
        evDischargeKwh = new double[size];
        gridImportKwh = new double[size];
        gridExportKwh = new double[size];
        lossKwh = new double[size];
        evArrivedKwh = new double[size];
        evDepartedKwh = new double[size];
        evShortfallKwh = new double[size];
        evDepartures = new double[size];
        projectionKwh = new double[size];
        oneWayEfficiency = new double[size];
        netKwh = new double[size];
    }
}
