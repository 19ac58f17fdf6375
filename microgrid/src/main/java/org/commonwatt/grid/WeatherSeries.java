package org.commonwatt.grid;

import java.util.Arrays;

/// The weather of a community, step by step: means over each step, `[T]`.
///
/// Irradiances are in W/m²: global on a level plane, beam on a plane that faces the sun, diffuse on
/// a level plane; wind is at 10 m. Immutable; the arrays are copied.
public final class WeatherSeries {
    /// Warmest and coldest air that is taken for a temperature in °C.
    private static final double MAX_TEMPERATURE_C = 70;

    private static final double MIN_TEMPERATURE_C = -90;

    private static final double MAX_IRRADIANCE_W_PER_M2 = 2000;
    private static final double MAX_WIND_MS = 120;

    private final double[] temperatureC;
    private final double[] ghiWPerM2;
    private final double[] dniWPerM2;
    private final double[] dhiWPerM2;
    private final double[] windMs;

    /// @param temperatureC air temperature at 2 m, °C
    /// @param ghiWPerM2 global horizontal irradiance, W/m², ≥ 0
    /// @param dniWPerM2 direct normal irradiance, W/m², ≥ 0
    /// @param dhiWPerM2 diffuse horizontal irradiance, W/m², ≥ 0
    /// @param windMs wind speed at 10 m, m/s, ≥ 0
    /// @throws IllegalArgumentException on different lengths or a value that no weather has
    public WeatherSeries(
            double[] temperatureC,
            double[] ghiWPerM2,
            double[] dniWPerM2,
            double[] dhiWPerM2,
            double[] windMs) {
        int steps = temperatureC.length;
        Checks.count("steps", steps, 1, Integer.MAX_VALUE);
        this.temperatureC =
                checked("temperatureC", temperatureC, steps, MIN_TEMPERATURE_C, MAX_TEMPERATURE_C);
        this.ghiWPerM2 = checked("ghiWPerM2", ghiWPerM2, steps, 0, MAX_IRRADIANCE_W_PER_M2);
        this.dniWPerM2 = checked("dniWPerM2", dniWPerM2, steps, 0, MAX_IRRADIANCE_W_PER_M2);
        this.dhiWPerM2 = checked("dhiWPerM2", dhiWPerM2, steps, 0, MAX_IRRADIANCE_W_PER_M2);
        this.windMs = checked("windMs", windMs, steps, 0, MAX_WIND_MS);
    }

    private static double[] checked(
            String name, double[] values, int steps, double least, double most) {
        if (values.length != steps) {
            throw new IllegalArgumentException(
                    "The %s has %d numbers but needs %d.".formatted(name, values.length, steps));
        }
        for (int t = 0; t < steps; t++) {
            if (!(values[t] >= least && values[t] <= most)) {
                throw new IllegalArgumentException(
                        "The %s (%s) at step %d must lie between %s and %s."
                                .formatted(name, values[t], t, least, most));
            }
        }
        return values.clone();
    }

    /// The steps from `from` to `to − 1`.
    public WeatherSeries steps(int from, int to) {
        return new WeatherSeries(
                Arrays.copyOfRange(temperatureC, from, to),
                Arrays.copyOfRange(ghiWPerM2, from, to),
                Arrays.copyOfRange(dniWPerM2, from, to),
                Arrays.copyOfRange(dhiWPerM2, from, to),
                Arrays.copyOfRange(windMs, from, to));
    }

    /// Number of steps T.
    public int steps() {
        return temperatureC.length;
    }

    /// Air temperature of step `t`, °C.
    public double temperatureC(int t) {
        return temperatureC[t];
    }

    /// Global horizontal irradiance of step `t`, W/m².
    public double ghiWPerM2(int t) {
        return ghiWPerM2[t];
    }

    /// Direct normal irradiance of step `t`, W/m².
    public double dniWPerM2(int t) {
        return dniWPerM2[t];
    }

    /// Diffuse horizontal irradiance of step `t`, W/m².
    public double dhiWPerM2(int t) {
        return dhiWPerM2[t];
    }

    /// Wind speed at 10 m of step `t`, m/s.
    public double windMs(int t) {
        return windMs[t];
    }
}
