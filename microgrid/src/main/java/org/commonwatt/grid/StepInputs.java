package org.commonwatt.grid;

import java.util.Arrays;

/// What the world brings to one step: flat `[copy × participant]` energies in kWh and, per copy,
/// the limits of the community's connection.
///
/// Public arrays: whoever drives the simulation fills them before each step.
public final class StepInputs {
    /// Demand, kWh, ≥ 0.
    public final double[] demandKwh;

    /// Available generation, kWh, ≥ 0.
    public final double[] availableKwh;

    /// Import limit of the community in this step, kWh, `[copy]`; infinite = none.
    public final double[] importLimitKwh;

    /// Export limit of the community in this step, kWh, `[copy]`; infinite = none.
    public final double[] exportLimitKwh;

    /// Whether the utility's grid is out, `[copy]`.
    public final boolean[] outage;

    /// Air temperature outside, °C, `[copy]`.
    public final double[] outdoorC;

    /// Global irradiance, W/m², `[copy]`.
    public final double[] sunWPerM2;

    /// Heat wanted as hot water, kWh, ≥ 0.
    public final double[] hotWaterKwh;

    private final double normalImportKwh;
    private final double normalExportKwh;

    /// Inputs with zero demand and generation and the community's ordinary limits.
    ///
    /// @param copies number of copies
    /// @param community members and connection
    /// @param stepHours Δ
    public StepInputs(int copies, Community community, double stepHours) {
        Checks.count("copies", copies, 1, Integer.MAX_VALUE);
        Checks.positive("stepHours", stepHours);
        demandKwh = new double[copies * community.size()];
        availableKwh = new double[copies * community.size()];
        importLimitKwh = new double[copies];
        exportLimitKwh = new double[copies];
        outage = new boolean[copies];
        outdoorC = new double[copies];
        sunWPerM2 = new double[copies];
        hotWaterKwh = new double[copies * community.size()];
        normalImportKwh = community.connection().importLimitKw() * stepHours;
        normalExportKwh = community.connection().exportLimitKw() * stepHours;
        Arrays.fill(importLimitKwh, normalImportKwh);
        Arrays.fill(exportLimitKwh, normalExportKwh);
    }

    /// Sets whether the utility's grid is out for `copy`; limits become 0 or ordinary again.
    public void outage(int copy, boolean out) {
        outage[copy] = out;
        importLimitKwh[copy] = out ? 0 : normalImportKwh;
        exportLimitKwh[copy] = out ? 0 : normalExportKwh;
    }

    /// Reads row `t` of the paths into `copy`.
    public void load(Exogenous paths, int t, int copy) {
        int offset = copy * paths.participants();
        paths.copyDemandRow(t, demandKwh, offset);
        paths.copyAvailableRow(t, availableKwh, offset);
        WeatherSeries weather = paths.weather();
        if (weather != null) {
            outdoorC[copy] = weather.temperatureC(t);
            sunWPerM2[copy] = weather.ghiWPerM2(t);
        }
        paths.copyHotWaterRow(t, hotWaterKwh, offset);
    }
}
