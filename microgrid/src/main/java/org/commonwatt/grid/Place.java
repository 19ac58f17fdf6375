package org.commonwatt.grid;

/// A point on the earth.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | latitudeDeg | ° | −90 … 90 | north of the equator |
/// | longitudeDeg | ° | −180 … 180 | east of Greenwich |
/// | altitudeM | m | −500 … 9000 | above sea level |
///
/// @param latitudeDeg latitude, degrees north
/// @param longitudeDeg longitude, degrees east
/// @param altitudeM height above sea level, m
public record Place(double latitudeDeg, double longitudeDeg, double altitudeM) {
    /// Air pressure that airmass is referred to, Pa.
    public static final double SEA_LEVEL_PRESSURE_PA = 101325;

    public Place {
        Checks.within("latitudeDeg", latitudeDeg, -90, 90);
        Checks.within("longitudeDeg", longitudeDeg, -180, 180);
        Checks.within("altitudeM", altitudeM, -500, 9000);
    }

    /// Mean air pressure at this altitude in the standard atmosphere, Pa.
    public double pressurePa() {
        return 100 * Math.pow((44331.514 - altitudeM) / 11880.516, 1 / 0.1902632);
    }
}
