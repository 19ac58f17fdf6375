package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.grid.solar.Erbs;
import org.commonwatt.grid.solar.Irradiance;
import org.commonwatt.grid.solar.SpencerSeries;

/// Global, direct and diffuse irradiance of each row. One that a file lacks follows from the other
/// two: GHI = DNI · cos z + DHI with the mean cosine of the sun's zenith angle over the row. Global
/// irradiance alone is split by [Erbs], irradiance in one tilted plane traced back by [LevelLight].
final class LightSplit {
    /// Below this mean cosine a division would make beams of nothing.
    private static final double LOW_SUN = 0.05;

    /// What reaches the ground on the clearest day.
    private static final double MOST_DIRECT = 1100;

    private static final int PARTS = 12;

    private final double[] ghi;
    private final double[] dni;
    private final double[] dhi;

    private LightSplit(double[] ghi, double[] dni, double[] dhi) {
        this.ghi = ghi;
        this.dni = dni;
        this.dhi = dhi;
    }

    /// Whether a file has light enough.
    static boolean isEnough(WeatherFile file) {
        boolean direct = file.has(WeatherQuantity.DNI);
        boolean diffuse = file.has(WeatherQuantity.DHI);
        return file.has(WeatherQuantity.GHI) || (direct && diffuse) || isTilted(file);
    }

    /// Whether a file has light in one tilted plane only.
    private static boolean isTilted(WeatherFile file) {
        return file.plane() != null
                && file.has(WeatherQuantity.PLANE)
                && WeatherQuantity.LIGHT.stream().noneMatch(file::has);
    }

    /// The light of a file that [has enough][#isEnough].
    ///
    /// @param notes told what was computed
    static LightSplit of(WeatherFile file, SunHeight sun, List<String> notes) {
        double[] ghi = known(file, WeatherQuantity.GHI);
        double[] dni = known(file, WeatherQuantity.DNI);
        double[] dhi = known(file, WeatherQuantity.DHI);
        PanelPlane plane = file.plane();
        if (plane != null && isTilted(file)) {
            notes.add(
                    "%s: irradiance on the level is estimated from that in the plane of panels (%s° tilt)."
                            .formatted(file.name(), Figures.of(plane.tiltDeg())));
            var split = new LightSplit(ghi, dni, dhi);
            split.level(
                    file.values(WeatherQuantity.PLANE), new LevelLight(plane, file.clock(), sun));
            return split;
        }
        if (!file.has(WeatherQuantity.DNI) && !file.has(WeatherQuantity.DHI)) {
            notes.add(
                    "%s: direct and diffuse irradiance are estimated from the global one (Erbs)."
                            .formatted(file.name()));
            var split = new LightSplit(ghi, dni, dhi);
            split.estimate(file.clock(), sun);
            return split;
        }
        for (WeatherQuantity lacking : WeatherQuantity.LIGHT) {
            if (!file.has(lacking)) {
                notes.add(
                        "%s: the %s is computed from the other two irradiances."
                                .formatted(file.name(), lacking.words()));
                new LightSplit(ghi, dni, dhi).compute(lacking, file.clock(), sun);
            }
        }
        return new LightSplit(ghi, dni, dhi);
    }

    private static double[] known(WeatherFile file, WeatherQuantity quantity) {
        return file.has(quantity) ? file.values(quantity) : new double[file.clock().rows()];
    }

    private void compute(WeatherQuantity lacking, WeatherClock clock, SunHeight sun) {
        for (int row = 0; row < ghi.length; row++) {
            if (ghi[row] + dni[row] + dhi[row] <= 0) {
                continue;
            }
            double cosine = sun.meanCosine(clock.second(row), clock.rowSeconds(), PARTS);
            switch (lacking) {
                case GHI ->
                        ghi[row] =
                                Math.min(dhi[row] + dni[row] * cosine, WeatherQuantity.GHI.most());
                case DHI -> dhi[row] = Math.clamp(ghi[row] - dni[row] * cosine, 0, ghi[row]);
                default ->
                        dni[row] =
                                cosine < LOW_SUN
                                        ? 0
                                        : Math.clamp(
                                                (ghi[row] - dhi[row]) / cosine, 0, MOST_DIRECT);
            }
        }
    }

    private void level(double[] plane, LevelLight light) {
        for (int row = 0; row < ghi.length; row++) {
            Irradiance level = light.of(row, plane[row]);
            ghi[row] = Math.min(level.ghiWPerM2(), WeatherQuantity.GHI.most());
            dni[row] = Math.min(level.dniWPerM2(), MOST_DIRECT);
            dhi[row] = Math.min(level.dhiWPerM2(), WeatherQuantity.DHI.most());
        }
    }

    private void estimate(WeatherClock clock, SunHeight sun) {
        for (int row = 0; row < ghi.length; row++) {
            if (ghi[row] > 0) {
                double cosine = sun.meanCosine(clock.second(row), clock.rowSeconds(), PARTS);
                int day =
                        Instant.ofEpochSecond(clock.second(row))
                                .atZone(ZoneOffset.UTC)
                                .getDayOfYear();
                Irradiance light =
                        Erbs.split(
                                ghi[row],
                                Math.toDegrees(Math.acos(cosine)),
                                SpencerSeries.extraterrestrialWPerM2(day));
                dni[row] = Math.min(light.dniWPerM2(), MOST_DIRECT);
                dhi[row] = light.dhiWPerM2();
            }
        }
    }

    double ghi(int row) {
        return ghi[row];
    }

    double dni(int row) {
        return dni[row];
    }

    double dhi(int row) {
        return dhi[row];
    }
}
