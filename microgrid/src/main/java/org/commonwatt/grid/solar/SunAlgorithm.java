package org.commonwatt.grid.solar;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import net.e175.klaus.solarpositioning.DeltaT;
import net.e175.klaus.solarpositioning.Grena3;
import net.e175.klaus.solarpositioning.SolarPosition;
import org.commonwatt.grid.Place;

/// How the sun's position is computed.
///
/// See `docs/FORMULATION.md#sun`.
public enum SunAlgorithm {
    /// NREL's Solar Position Algorithm (Reda and Andreas 2004): ±0.0003° for the years −2000 to
    /// 6000.
    SPA {
        @Override
        SolarPosition library(ZonedDateTime time, Place place) {
            double deltaT = DeltaT.estimate(time.toLocalDate());
            return net.e175.klaus.solarpositioning.SPA.calculateSolarPosition(
                    time, place.latitudeDeg(), place.longitudeDeg(), place.altitudeM(), deltaT);
        }
    },

    /// Grena's third algorithm (2012): within 0.01° from 2010 to 2110 and many times as fast.
    GRENA3 {
        @Override
        SolarPosition library(ZonedDateTime time, Place place) {
            double deltaT = DeltaT.estimate(time.toLocalDate());
            return Grena3.calculateSolarPosition(
                    time, place.latitudeDeg(), place.longitudeDeg(), deltaT);
        }
    };

    /// Air temperature of the refraction, °C: a yearly mean, for the sun's place must not depend on
    /// the weather.
    private static final double REFRACTION_AIR_C = 12;

    /// The lowest true elevation at which a part of the sun is still seen: its radius and the
    /// refraction at the horizon, degrees.
    private static final double LOWEST_ELEVATION_DEG = -(0.26667 + 0.5667);

    /// True position without refraction.
    abstract SolarPosition library(ZonedDateTime time, Place place);

    /// Position at an instant.
    public SunPosition position(Instant instant, Place place) {
        SolarPosition sun = library(instant.atZone(ZoneOffset.UTC), place);
        double elevation = 90 - sun.zenithAngle();
        double apparent = sun.zenithAngle() - refractionDeg(elevation, place.pressurePa());
        return new SunPosition(sun.zenithAngle(), apparent, sun.azimuth());
    }

    /// How much higher than it is the sun seems to stand, degrees (Reda and Andreas, eq. 42).
    static double refractionDeg(double elevationDeg, double pressurePa) {
        if (elevationDeg < LOWEST_ELEVATION_DEG) {
            return 0;
        }
        double angle = Math.toRadians(elevationDeg + 10.3 / (elevationDeg + 5.11));
        double density = pressurePa / 101000 * 283 / (273 + REFRACTION_AIR_C);
        return density * 1.02 / (60 * Math.tan(angle));
    }

    /// Equation of time: apparent less mean solar time, minutes (Reda and Andreas, eq. A1).
    public static double equationOfTimeMin(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        double deltaT = DeltaT.estimate(time.toLocalDate());
        var parts =
                net.e175.klaus.solarpositioning.SPA.calculateSpaTimeDependentParts(time, deltaT);
        double seconds = instant.getEpochSecond() + instant.getNano() * 1e-9 + deltaT;
        double millennia = (seconds / 86400 + 2440587.5 - 2451545) / 365250;
        double mean =
                280.4664567
                        + millennia
                                * (360007.6982779 + millennia * (0.03032028 + millennia / 49931));
        double degrees =
                mean
                        - 0.0057183
                        - parts.alphaDegrees()
                        + parts.deltaPsi() * Math.cos(Math.toRadians(parts.epsilonDegrees()));
        return 4 * Math.IEEEremainder(degrees, 360);
    }
}
