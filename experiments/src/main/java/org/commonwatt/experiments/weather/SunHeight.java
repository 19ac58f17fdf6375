package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.e175.klaus.solarpositioning.DeltaT;
import net.e175.klaus.solarpositioning.Grena3;

/// How high the sun stands over a place (Grena 2012, algorithm 3).
final class SunHeight {
    private final double latitudeDeg;
    private final double longitudeDeg;

    SunHeight(double latitudeDeg, double longitudeDeg) {
        this.latitudeDeg = latitudeDeg;
        this.longitudeDeg = longitudeDeg;
    }

    /// Cosine of the zenith angle at an epoch second; 0 while the sun is down.
    double cosine(long second) {
        ZonedDateTime at = Instant.ofEpochSecond(second).atZone(ZoneOffset.UTC);
        double zenith =
                Grena3.calculateSolarPosition(
                                at, latitudeDeg, longitudeDeg, DeltaT.estimate(at.toLocalDate()))
                        .zenithAngle();
        return Math.max(0, Math.cos(Math.toRadians(zenith)));
    }

    /// Mean cosine over an interval of which the middle of each of its `parts` equal parts is
    /// looked at.
    double meanCosine(long start, int seconds, int parts) {
        double sum = 0;
        for (int k = 0; k < parts; k++) {
            sum += cosine(start + (2L * k + 1) * seconds / (2L * parts));
        }
        return sum / parts;
    }
}
