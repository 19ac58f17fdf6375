package org.commonwatt.grid.solar;

import org.commonwatt.grid.Place;

/// How much air a beam of sunlight crosses, relative to a sun straight up.
public final class AirMass {
    private AirMass() {}

    /// Kasten and Young (1989). Infinite where the sun is down: no beam comes through.
    ///
    /// @param apparentZenithDeg refracted zenith angle of the sun
    public static double relative(double apparentZenithDeg) {
        if (apparentZenithDeg > 90) {
            return Double.POSITIVE_INFINITY;
        }
        return 1
                / (Math.cos(Math.toRadians(apparentZenithDeg))
                        + 0.50572 * Math.pow(96.07995 - apparentZenithDeg, -1.6364));
    }

    /// Relative airmass of a place: less air lies above a high one.
    public static double absolute(double relative, Place place) {
        return relative * place.pressurePa() / Place.SEA_LEVEL_PRESSURE_PA;
    }
}
