package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.solar.Erbs;
import org.commonwatt.grid.solar.Irradiance;
import org.commonwatt.grid.solar.PlaneOfArray;
import org.commonwatt.grid.solar.SpencerSeries;
import org.commonwatt.grid.solar.SunPath;
import org.commonwatt.grid.solar.SunPosition;
import org.commonwatt.grid.solar.Transposition;

/// Light on a level plane that would give the light measured in a tilted one: the least global
/// irradiance that, split by [Erbs] and brought into the plane (Perez), reaches it.
///
/// An estimate: exact for the plane itself, uncertain for planes that look elsewhere.
///
/// See `docs/FORMULATION.md#weather-files`.
final class LevelLight {
    private static final double ALBEDO = 0.2;

    /// Steps of the clearness index in which the first crossing is looked for.
    private static final int STEPS = 50;

    private static final int HALVINGS = 30;

    /// Clearness above which no sky is, and the cosine below which the sun is taken to stand there.
    private static final double CLEAREST = 1.0;

    private static final double LOW_SUN = 0.065;

    private final SunPath path;
    private final PlaneOfArray plane;

    /// @param sun the sun in the middle of each row is looked at
    LevelLight(PanelPlane panel, WeatherClock clock, SunHeight sun) {
        List<SunPosition> positions = new ArrayList<>();
        double[] outside = new double[clock.rows()];
        for (int row = 0; row < outside.length; row++) {
            long middle = clock.second(row) + clock.rowSeconds() / 2;
            positions.add(sun.position(middle));
            outside[row] =
                    SpencerSeries.extraterrestrialWPerM2(
                            Instant.ofEpochSecond(middle).atZone(ZoneOffset.UTC).getDayOfYear());
        }
        path = SunPath.of(positions, outside);
        plane =
                new PlaneOfArray(
                        path, Transposition.PEREZ, panel.tiltDeg(), panel.azimuthDeg(), ALBEDO);
    }

    /// The light on a level plane in a row.
    ///
    /// @param planeWPerM2 light in the tilted plane
    Irradiance of(int row, double planeWPerM2) {
        if (planeWPerM2 <= 0) {
            return Irradiance.NIGHT;
        }
        if (!path.isUp(row)) {
            double share = plane.globalWPerM2(row, 1, 0, 1);
            return new Irradiance(planeWPerM2 / share, 0, planeWPerM2 / share);
        }
        double most =
                CLEAREST
                        * path.extraterrestrialWPerM2(row)
                        * Math.max(LOW_SUN, path.zenithCosine(row));
        for (int k = 1; k <= STEPS; k++) {
            if (inPlane(row, most * k / STEPS) >= planeWPerM2) {
                return split(row, crossing(row, planeWPerM2, most * (k - 1) / STEPS, most / STEPS));
            }
        }
        return split(row, most);
    }

    private double crossing(int row, double planeWPerM2, double from, double width) {
        double low = from;
        double high = from + width;
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (low + high) / 2;
            if (inPlane(row, middle) >= planeWPerM2) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private double inPlane(int row, double ghi) {
        Irradiance light = split(row, ghi);
        return plane.globalWPerM2(row, ghi, light.dniWPerM2(), light.dhiWPerM2());
    }

    private Irradiance split(int row, double ghi) {
        return Erbs.split(
                ghi, Math.toDegrees(path.zenithRad(row)), path.extraterrestrialWPerM2(row));
    }
}
