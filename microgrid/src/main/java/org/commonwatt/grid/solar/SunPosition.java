package org.commonwatt.grid.solar;

/// Where the sun stands in the sky of a place.
///
/// @param zenithDeg angle from straight up to the sun's true place, 0 … 180°
/// @param apparentZenithDeg the same as seen through the refracting air; every irradiance model
///   takes this one
/// @param azimuthDeg 0 = north, 90 = east, 180 = south, 270 = west
public record SunPosition(double zenithDeg, double apparentZenithDeg, double azimuthDeg) {
    /// Whether the sun's centre is seen above a level horizon.
    public boolean isUp() {
        return apparentZenithDeg < 90;
    }
}
