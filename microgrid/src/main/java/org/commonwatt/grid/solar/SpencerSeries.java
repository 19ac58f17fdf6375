package org.commonwatt.grid.solar;

/// The sun's yearly course as short Fourier series of the day of the year (Spencer 1971).
///
/// The day is that of UTC, 1 … 366. Distances are exact to 0.01 %; declination and equation of time
/// are rough (0.05°, half a minute, and constant over the day) and meant for estimates.
public final class SpencerSeries {
    /// Irradiance outside the atmosphere at the earth's mean distance, W/m².
    private static final double SOLAR_CONSTANT_W_PER_M2 = 1366.1;

    private SpencerSeries() {}

    private static double angle(int dayOfYear) {
        return 2 * Math.PI / 365 * (dayOfYear - 1);
    }

    /// Irradiance of a plane that faces the sun outside the atmosphere, W/m².
    public static double extraterrestrialWPerM2(int dayOfYear) {
        double b = angle(dayOfYear);
        return SOLAR_CONSTANT_W_PER_M2
                * (1.00011
                        + 0.034221 * Math.cos(b)
                        + 0.00128 * Math.sin(b)
                        + 0.000719 * Math.cos(2 * b)
                        + 0.000077 * Math.sin(2 * b));
    }

    /// Angle between the sun and the plane of the equator, radians.
    public static double declinationRad(int dayOfYear) {
        double b = angle(dayOfYear);
        return 0.006918
                - 0.399912 * Math.cos(b)
                + 0.070257 * Math.sin(b)
                - 0.006758 * Math.cos(2 * b)
                + 0.000907 * Math.sin(2 * b)
                - 0.002697 * Math.cos(3 * b)
                + 0.00148 * Math.sin(3 * b);
    }

    /// Apparent less mean solar time, minutes.
    public static double equationOfTimeMin(int dayOfYear) {
        double b = angle(dayOfYear);
        return 720
                / Math.PI
                * (0.0000075
                        + 0.001868 * Math.cos(b)
                        - 0.032077 * Math.sin(b)
                        - 0.014615 * Math.cos(2 * b)
                        - 0.040849 * Math.sin(2 * b));
    }
}
