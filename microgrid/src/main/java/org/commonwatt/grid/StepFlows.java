package org.commonwatt.grid;

/// What happened in one step: flat arrays `[copy × participant]`, index `copy·N + i`, kWh of the
/// step, not negative unless said. Overwritten by every step; public arrays because meters, markets
/// and observers read them in the loop.
///
/// Meter balance (`docs/FORMULATION.md#meter-balance`): `generation + discharge + evDischarge +
/// gridImport = served + charge + evCharge + heatPump + gridExport`, with `generation = available +
/// genset − curtailed` and `served = demand + job − unserved`. Heat is in kWh, too, and may be lost
/// or gained.
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

    /// Electricity of the heat pump.
    public final double[] heatPumpKwh;

    /// Heat that the heat pump puts into the room.
    public final double[] roomHeatKwh;

    /// Heat that the heat pump puts into the tank.
    public final double[] tankHeatKwh;

    /// Heat of sun, people and appliances in the room.
    public final double[] roomGainKwh;

    /// Heat that the room lost to the outside; negative where it came in.
    public final double[] roomLossKwh;

    /// Heat that the tank lost to its surroundings; negative where it came in.
    public final double[] tankLossKwh;

    /// Heat drawn as hot water.
    public final double[] hotWaterKwh;

    /// Heat wanted as hot water that the tank could not give.
    public final double[] hotWaterUnmetKwh;

    /// Kelvin-hours of the room below its comfort band, at the end of the step.
    public final double[] coldKelvinHours;

    /// Kelvin-hours of the room above its comfort band, at the end of the step.
    public final double[] hotKelvinHours;

    /// Demand of the running deferrable job, part of served and unserved.
    public final double[] jobKwh;

    /// Output of the generator set, part of generation and curtailed.
    public final double[] gensetKwh;

    /// Fuel that the generator set burnt, litres.
    public final double[] fuelLitres;

    /// Starts of the generator set (0 or 1).
    public final double[] gensetStarts;

    /// Whether the generator set runs in this step (0 or 1).
    final double[] gensetRunning;

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
        heatPumpKwh = new double[size];
        roomHeatKwh = new double[size];
        tankHeatKwh = new double[size];
        roomGainKwh = new double[size];
        roomLossKwh = new double[size];
        tankLossKwh = new double[size];
        hotWaterKwh = new double[size];
        hotWaterUnmetKwh = new double[size];
        coldKelvinHours = new double[size];
        hotKelvinHours = new double[size];
        jobKwh = new double[size];
        gensetKwh = new double[size];
        fuelLitres = new double[size];
        gensetStarts = new double[size];
        gensetRunning = new double[size];
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
