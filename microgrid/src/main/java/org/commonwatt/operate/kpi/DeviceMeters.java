package org.commonwatt.operate.kpi;

import org.commonwatt.grid.Community;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;

/// Running sums of heat pumps, deferrable jobs and generators, one array `[participant]` per
/// quantity; nothing is added up where a community has none of them.
///
/// Heat and electricity in kWh. Public arrays are for reading; only [#add] writes them.
public final class DeviceMeters {
    private final int participants;
    private final boolean any;

    /// Electricity of the heat pump.
    public final double[] heatPumpKwh;

    /// Heat into the room.
    public final double[] roomHeatKwh;

    /// Heat into the tank.
    public final double[] tankHeatKwh;

    /// Heat drawn as hot water.
    public final double[] hotWaterKwh;

    /// Hot water that the tank could not give.
    public final double[] hotWaterUnmetKwh;

    /// Kelvin-hours below the comfort band.
    public final double[] coldKelvinHours;

    /// Kelvin-hours above the comfort band.
    public final double[] hotKelvinHours;

    /// Steps that ended outside the comfort band.
    public final double[] discomfortSteps;

    /// Demand of deferrable jobs.
    public final double[] jobKwh;

    /// Output of the generator.
    public final double[] gensetKwh;

    /// Steps in which the generator ran.
    public final double[] gensetSteps;

    /// Starts of the generator.
    public final double[] gensetStarts;

    /// Fuel burnt, litres.
    public final double[] fuelLitres;

    private double outdoorKelvinSum;
    private int steps;

    DeviceMeters(Community community) {
        participants = community.size();
        any =
                community.participants().stream()
                        .anyMatch(
                                p ->
                                        p.heatPump() != null
                                                || p.genset() != null
                                                || !p.jobs().isEmpty());
        heatPumpKwh = new double[participants];
        roomHeatKwh = new double[participants];
        tankHeatKwh = new double[participants];
        hotWaterKwh = new double[participants];
        hotWaterUnmetKwh = new double[participants];
        coldKelvinHours = new double[participants];
        hotKelvinHours = new double[participants];
        discomfortSteps = new double[participants];
        jobKwh = new double[participants];
        gensetKwh = new double[participants];
        gensetSteps = new double[participants];
        gensetStarts = new double[participants];
        fuelLitres = new double[participants];
    }

    /// Adds one step of copy 0.
    public void add(StepFlows f, StepInputs in) {
        if (!any) {
            return;
        }
        outdoorKelvinSum += in.outdoorC[0];
        steps++;
        for (int i = 0; i < participants; i++) {
            heatPumpKwh[i] += f.heatPumpKwh[i];
            roomHeatKwh[i] += f.roomHeatKwh[i];
            tankHeatKwh[i] += f.tankHeatKwh[i];
            hotWaterKwh[i] += f.hotWaterKwh[i];
            hotWaterUnmetKwh[i] += f.hotWaterUnmetKwh[i];
            coldKelvinHours[i] += f.coldKelvinHours[i];
            hotKelvinHours[i] += f.hotKelvinHours[i];
            discomfortSteps[i] += f.coldKelvinHours[i] + f.hotKelvinHours[i] > 1e-6 ? 1 : 0;
            jobKwh[i] += f.jobKwh[i];
            gensetKwh[i] += f.gensetKwh[i];
            gensetSteps[i] += f.fuelLitres[i] > 0 ? 1 : 0;
            gensetStarts[i] += f.gensetStarts[i];
            fuelLitres[i] += f.fuelLitres[i];
        }
    }

    /// Mean air temperature outside over the run, °C; 0 where nobody heats.
    public double meanOutdoorC() {
        return steps == 0 ? 0 : outdoorKelvinSum / steps;
    }

    void copyFrom(DeviceMeters other) {
        double[][] from = other.columns();
        double[][] to = columns();
        for (int c = 0; c < to.length; c++) {
            System.arraycopy(from[c], 0, to[c], 0, participants);
        }
        outdoorKelvinSum = other.outdoorKelvinSum;
        steps = other.steps;
    }

    private double[][] columns() {
        return new double[][] {
            heatPumpKwh,
            roomHeatKwh,
            tankHeatKwh,
            hotWaterKwh,
            hotWaterUnmetKwh,
            coldKelvinHours,
            hotKelvinHours,
            discomfortSteps,
            jobKwh,
            gensetKwh,
            gensetSteps,
            gensetStarts,
            fuelLitres
        };
    }
}
