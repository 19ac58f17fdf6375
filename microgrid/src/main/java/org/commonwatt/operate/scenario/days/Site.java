package org.commonwatt.operate.scenario.days;

/// Where a community is: its sun and its weather.
///
/// @param latitudeDeg latitude, degrees north, −90 … 90
/// @param longitudeDeg longitude, degrees east, −180 … 180
/// @param climate statistics of its weather
public record Site(double latitudeDeg, double longitudeDeg, Climate climate) {
    public Site {
        if (!(Math.abs(latitudeDeg) <= 90)) {
            throw new IllegalArgumentException(
                    "The latitudeDeg (%s) must lie between -90 and 90.".formatted(latitudeDeg));
        }
        if (!(Math.abs(longitudeDeg) <= 180)) {
            throw new IllegalArgumentException(
                    "The longitudeDeg (%s) must lie between -180 and 180.".formatted(longitudeDeg));
        }
    }

    /// A site whose climate follows from its latitude alone: dry below 40°, maritime above.
    public static Site of(double latitudeDeg, double longitudeDeg) {
        Climate climate = Math.abs(latitudeDeg) < 40 ? Climate.DRY : Climate.MARITIME;
        return new Site(latitudeDeg, longitudeDeg, climate);
    }
}
