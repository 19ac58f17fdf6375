package org.commonwatt.experiments.weather;

import java.time.Instant;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.solar.SunAlgorithm;
import org.commonwatt.grid.solar.SunPosition;

/// How high the sun stands over a place.
final class SunHeight {
    private final Place place;

    SunHeight(Place place) {
        this.place = place;
    }

    /// Where it stands at an epoch second.
    SunPosition position(long second) {
        return SunAlgorithm.GRENA3.position(Instant.ofEpochSecond(second), place);
    }

    /// Apparent zenith angle at an epoch second, degrees.
    double zenithDeg(long second) {
        return position(second).apparentZenithDeg();
    }

    /// Cosine of the zenith angle at an epoch second; 0 while the sun is down.
    double cosine(long second) {
        return Math.max(0, Math.cos(Math.toRadians(zenithDeg(second))));
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
