package org.commonwatt.grid.solar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.grid.Checks;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;

/// The sun over a place at every sample of a time axis, computed once for all systems there.
///
/// A step has `samplesPerStep` samples in the middles of equal parts; with one, the mean light of
/// an hour belongs to the middle of the hour. Several let the sun rise or set within a step. Sample
/// `k` of step `t` has the index `s = t·samplesPerStep + k`. Immutable; six numbers per sample.
///
/// See `docs/FORMULATION.md#sun`.
public final class SunPath {
    private static final int LONGEST_SAMPLE_SECONDS = 900;

    private final int samplesPerStep;
    private final int[] sunlit;
    private final double[] zenithRad;
    private final double[] east;
    private final double[] north;
    private final double[] up;
    private final double[] extraterrestrialWPerM2;
    private final double[] airMass;

    private SunPath(int samples, int samplesPerStep) {
        this.samplesPerStep = samplesPerStep;
        sunlit = new int[samples / samplesPerStep];
        zenithRad = new double[samples];
        east = new double[samples];
        north = new double[samples];
        up = new double[samples];
        extraterrestrialWPerM2 = new double[samples];
        airMass = new double[samples];
    }

    /// The exact sun in samples of at most 15 minutes. A year takes about a second; with
    /// [SunAlgorithm#GRENA3] a tenth of it.
    public static SunPath of(TimeAxis axis, Place place) {
        int samples = Math.ceilDiv((int) axis.step().toSeconds(), LONGEST_SAMPLE_SECONDS);
        return of(axis, place, SunAlgorithm.SPA, samples);
    }

    /// The sun of an axis in a number of samples per step.
    public static SunPath of(
            TimeAxis axis, Place place, SunAlgorithm algorithm, int samplesPerStep) {
        Checks.count("samplesPerStep", samplesPerStep, 1, 3600);
        var path = new SunPath(axis.steps() * samplesPerStep, samplesPerStep);
        long milliseconds = axis.step().toMillis();
        for (int s = 0; s < path.samples(); s++) {
            Instant start = axis.instant(s / samplesPerStep);
            int k = s % samplesPerStep;
            Instant middle = start.plusMillis((2 * k + 1) * milliseconds / (2L * samplesPerStep));
            path.set(s, algorithm.position(middle, place), extraterrestrialAt(middle));
        }
        return path;
    }

    /// One sample per given position.
    ///
    /// @param extraterrestrialWPerM2 irradiance outside the atmosphere for each position, W/m²
    public static SunPath of(List<SunPosition> positions, double[] extraterrestrialWPerM2) {
        if (positions.size() != extraterrestrialWPerM2.length) {
            throw new IllegalArgumentException(
                    "The extraterrestrialWPerM2 has %d numbers but needs %d."
                            .formatted(extraterrestrialWPerM2.length, positions.size()));
        }
        var path = new SunPath(positions.size(), 1);
        for (int s = 0; s < path.samples(); s++) {
            Checks.positive("extraterrestrialWPerM2", extraterrestrialWPerM2[s]);
            path.set(s, positions.get(s), extraterrestrialWPerM2[s]);
        }
        return path;
    }

    private static double extraterrestrialAt(Instant instant) {
        return SpencerSeries.extraterrestrialWPerM2(instant.atZone(ZoneOffset.UTC).getDayOfYear());
    }

    private void set(int s, SunPosition sun, double extraterrestrial) {
        double zenith = Math.toRadians(sun.apparentZenithDeg());
        double azimuth = Math.toRadians(sun.azimuthDeg());
        zenithRad[s] = zenith;
        east[s] = Math.sin(zenith) * Math.sin(azimuth);
        north[s] = Math.sin(zenith) * Math.cos(azimuth);
        up[s] = Math.cos(zenith);
        extraterrestrialWPerM2[s] = extraterrestrial;
        airMass[s] = AirMass.relative(sun.apparentZenithDeg());
        if (sun.isUp()) {
            sunlit[s / samplesPerStep]++;
        }
    }

    /// Number of steps T.
    public int steps() {
        return sunlit.length;
    }

    /// Number of samples over all steps.
    public int samples() {
        return up.length;
    }

    /// Samples within a step.
    public int samplesPerStep() {
        return samplesPerStep;
    }

    /// Number of samples of step `t` with the sun up.
    public int sunlitSamples(int t) {
        return sunlit[t];
    }

    /// Whether the sun is up at sample `s`.
    public boolean isUp(int s) {
        return up[s] > 0;
    }

    /// Apparent zenith angle at sample `s`, radians.
    public double zenithRad(int s) {
        return zenithRad[s];
    }

    /// Cosine of the apparent zenith angle at sample `s`; at most 0 when the sun is down.
    public double zenithCosine(int s) {
        return up[s];
    }

    /// Irradiance outside the atmosphere at sample `s`, W/m².
    public double extraterrestrialWPerM2(int s) {
        return extraterrestrialWPerM2[s];
    }

    /// Relative airmass at sample `s`; infinite when the sun is down.
    public double airMass(int s) {
        return airMass[s];
    }

    /// Cosine of the angle between the sun at sample `s` and a direction given as a unit vector.
    double cosineTo(int s, double toEast, double toNorth, double toUp) {
        return east[s] * toEast + north[s] * toNorth + up[s] * toUp;
    }
}
