package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;
import org.commonwatt.grid.WeatherSeries;

/// A photovoltaic system under the sun of its place: from light, air and wind to AC power. Nothing
/// is allocated per sample. Immutable; the sun path is shared.
public final class PvArray {
    private final PvSystem system;
    private final PlaneOfArray plane;
    private final double kept;

    PvArray(PvSystem system, SunPath sun) {
        this.system = system;
        plane =
                new PlaneOfArray(
                        sun,
                        system.transposition(),
                        system.tiltDeg(),
                        system.azimuthDeg(),
                        system.albedo());
        kept = 1 - system.lossShare();
    }

    /// The system.
    public PvSystem system() {
        return system;
    }

    /// The plane of the modules.
    public PlaneOfArray plane() {
        return plane;
    }

    /// AC power for light that already is in the plane, kW.
    public double acKw(double planeWPerM2, double airC, double windMs) {
        double cellC = system.cell().celsius(planeWPerM2, airC, windMs);
        return system.inverter().acKw(kept * system.dcKw(planeWPerM2, cellC));
    }

    /// AC power at sample `s` of the sun path, kW.
    ///
    /// @param ghiWPerM2 global horizontal irradiance
    /// @param dniWPerM2 direct normal irradiance
    /// @param dhiWPerM2 diffuse horizontal irradiance
    public double acKw(
            int s,
            double ghiWPerM2,
            double dniWPerM2,
            double dhiWPerM2,
            double airC,
            double windMs) {
        return acKw(plane.globalWPerM2(s, ghiWPerM2, dniWPerM2, dhiWPerM2), airC, windMs);
    }

    /// Writes the AC energy of every step, kWh.
    ///
    /// The weather gives means over whole steps. Where the sun rises or sets within a step, its
    /// light falls in the samples with the sun up, so that the step's mean is kept; the beam is
    /// never stronger than outside the atmosphere. Light in a step without sun is diffuse.
    ///
    /// @param weather means per step
    /// @param stepHours length of a step, h
    /// @param energyKwh `[T]`, overwritten
    /// @throws IllegalArgumentException on lengths that differ
    public void acEnergyKwh(WeatherSeries weather, double stepHours, double[] energyKwh) {
        int steps = plane.sun().steps();
        Checks.positive("stepHours", stepHours);
        checkLength("weather", weather.steps(), steps);
        checkLength("energyKwh", energyKwh.length, steps);
        int samples = plane.sun().samplesPerStep();
        for (int t = 0; t < steps; t++) {
            double power = 0;
            if (weather.ghiWPerM2(t) + weather.dniWPerM2(t) + weather.dhiWPerM2(t) > 0) {
                for (int s = t * samples; s < (t + 1) * samples; s++) {
                    power += sampleKw(s, t, weather);
                }
            }
            energyKwh[t] = power / samples * stepHours;
        }
    }

    private double sampleKw(int s, int t, WeatherSeries weather) {
        SunPath sun = plane.sun();
        double airC = weather.temperatureC(t);
        double windMs = weather.windMs(t);
        int sunlit = sun.sunlitSamples(t);
        if (sunlit == 0) {
            return acKw(s, weather.ghiWPerM2(t), 0, weather.dhiWPerM2(t), airC, windMs);
        }
        if (!sun.isUp(s)) {
            return 0;
        }
        double gathered = (double) sun.samplesPerStep() / sunlit;
        double beam = Math.min(gathered * weather.dniWPerM2(t), sun.extraterrestrialWPerM2(s));
        return acKw(
                s,
                gathered * weather.ghiWPerM2(t),
                beam,
                gathered * weather.dhiWPerM2(t),
                airC,
                windMs);
    }

    private static void checkLength(String name, int length, int steps) {
        if (length != steps) {
            throw new IllegalArgumentException(
                    "The %s has %d steps but needs the %d of the sun path."
                            .formatted(name, length, steps));
        }
    }
}
