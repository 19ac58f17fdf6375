package org.commonwatt.experiments.weather;

import org.commonwatt.grid.solar.ClearSky;

/// Light of a row spread over its parts as a cloudless sky would spread it, its means kept.
///
/// Global and diffuse irradiance follow [ClearSky#haurwitzWPerM2], the beam the same divided by the
/// cosine of the zenith angle, so that what adds up in a row adds up in each of its parts. A row
/// with light but without sun, or one whose parts would outshine the sun, is level.
///
/// See `docs/FORMULATION.md#weather-files`.
final class LightWithinRow {
    /// No part shines brighter, W/m².
    private static final double MOST = 1400;

    private final SunHeight sun;
    private final int partSeconds;
    private final double[] levelShape;
    private final double[] beamShape;
    private final double[] ghi;
    private final double[] dni;
    private final double[] dhi;

    /// @param partSeconds length of a part, which divides the row
    LightWithinRow(SunHeight sun, int rowSeconds, int partSeconds) {
        this.sun = sun;
        this.partSeconds = partSeconds;
        int parts = rowSeconds / partSeconds;
        levelShape = new double[parts];
        beamShape = new double[parts];
        ghi = new double[parts];
        dni = new double[parts];
        dhi = new double[parts];
    }

    /// Spreads the light of the row that starts at `start` (epoch seconds).
    void load(long start, double meanGhi, double meanDni, double meanDhi) {
        if (meanGhi + meanDni + meanDhi > 0) {
            for (int k = 0; k < levelShape.length; k++) {
                double zenith = sun.zenithDeg(start + (2L * k + 1) * partSeconds / 2);
                levelShape[k] = ClearSky.haurwitzWPerM2(zenith);
                beamShape[k] =
                        levelShape[k] > 0 ? levelShape[k] / Math.cos(Math.toRadians(zenith)) : 0;
            }
        }
        spread(meanGhi, levelShape, ghi);
        spread(meanDni, beamShape, dni);
        spread(meanDhi, levelShape, dhi);
    }

    private static void spread(double mean, double[] shape, double[] parts) {
        double sum = 0;
        double most = 0;
        for (double each : shape) {
            sum += each;
            most = Math.max(most, each);
        }
        double factor = mean * parts.length / sum;
        boolean level = !(factor * most <= Math.max(mean, MOST));
        for (int k = 0; k < parts.length; k++) {
            parts[k] = level ? mean : factor * shape[k];
        }
    }

    double ghi(int part) {
        return ghi[part];
    }

    double dni(int part) {
        return dni[part];
    }

    double dhi(int part) {
        return dhi[part];
    }
}
