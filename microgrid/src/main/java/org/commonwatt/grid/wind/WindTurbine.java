package org.commonwatt.grid.wind;

import org.commonwatt.grid.Checks;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.WeatherSeries;

/// A wind turbine.
///
/// See `docs/FORMULATION.md#wind`.
///
/// | attribute | unit | range | usual | meaning |
/// |---|---|---|---|---|
/// | ratedKw | kW | > 0 | 10 | largest AC power |
/// | hubHeightM | m | 3 … 250 | 30 | height of the hub above the ground |
/// | curve | – | – | cubic 3, 12, 25 m/s | share of the rated power by wind speed |
/// | shear | – | two models | power law, 1/7 | growth of the wind with height |
/// | lossShare | 1 | [0, 1] | 0 | wake, outages, cables; 0.1 in a park |
///
/// @param ratedKw largest AC power
/// @param hubHeightM height of the hub above the ground
/// @param curve power by wind speed
/// @param shear growth of the wind with height
/// @param lossShare losses
public record WindTurbine(
        double ratedKw, double hubHeightM, PowerCurve curve, WindShear shear, double lossShare) {
    /// Height at which weather series give the wind, m.
    private static final double MEASURED_M = 10;

    /// Gas constant of dry air, J/(kg·K).
    private static final double GAS_CONSTANT = 287.058;

    /// Density that power curves are given for, kg/m³.
    private static final double CURVE_DENSITY = 1.225;

    private static final double KELVIN = 273.15;

    public WindTurbine {
        Checks.positive("ratedKw", ratedKw);
        Checks.within("hubHeightM", hubHeightM, 3, 250);
        Checks.within("lossShare", lossShare, 0, 1);
    }

    /// A turbine with the usual attributes of the table.
    public static WindTurbine of(double ratedKw, double hubHeightM) {
        return new WindTurbine(
                ratedKw,
                hubHeightM,
                PowerCurve.cubic(3, 12, 25),
                WindShear.PowerLaw.ONE_SEVENTH,
                0);
    }

    /// Density of dry air, kg/m³.
    public static double airDensity(double pressurePa, double airC) {
        return pressurePa / (GAS_CONSTANT * (airC + KELVIN));
    }

    /// AC power, kW.
    ///
    /// @param hubWindMs wind at the hub, m/s
    /// @param densityKgPerM3 density of the air
    public double acKw(double hubWindMs, double densityKgPerM3) {
        if (hubWindMs > curve.cutOutMs()) {
            return 0;
        }
        double dense = hubWindMs * Math.cbrt(densityKgPerM3 / CURVE_DENSITY);
        return ratedKw * (1 - lossShare) * curve.share(Math.min(dense, curve.cutOutMs()));
    }

    /// Writes the AC energy of every step, kWh. The wind's mean counts for the whole step.
    ///
    /// @param weather means per step, wind at 10 m
    /// @param place its altitude gives the air's pressure
    /// @param stepHours length of a step, h
    /// @param energyKwh `[T]`, overwritten
    /// @throws IllegalArgumentException on lengths that differ
    public void acEnergyKwh(
            WeatherSeries weather, Place place, double stepHours, double[] energyKwh) {
        Checks.positive("stepHours", stepHours);
        if (energyKwh.length != weather.steps()) {
            throw new IllegalArgumentException(
                    "The energyKwh has %d steps but needs the %d of the weather."
                            .formatted(energyKwh.length, weather.steps()));
        }
        double ratio = shear.ratio(hubHeightM, MEASURED_M);
        double pressurePa = place.pressurePa();
        for (int t = 0; t < energyKwh.length; t++) {
            double density = airDensity(pressurePa, weather.temperatureC(t));
            energyKwh[t] = acKw(weather.windMs(t) * ratio, density) * stepHours;
        }
    }

    /// AC energy of every step, kWh, `[T]`.
    ///
    /// @param stepHours length of a step, h
    public double[] acEnergyKwh(WeatherSeries weather, Place place, double stepHours) {
        double[] energyKwh = new double[weather.steps()];
        acEnergyKwh(weather, place, stepHours, energyKwh);
        return energyKwh;
    }
}
