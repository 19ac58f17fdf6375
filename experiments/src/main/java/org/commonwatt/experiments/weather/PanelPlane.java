package org.commonwatt.experiments.weather;

/// The plane for which a file gives irradiance.
///
/// @param tiltDeg 0 = level, 90 = upright
/// @param azimuthDeg where it looks: 0 = north, 90 = east, 180 = south
record PanelPlane(double tiltDeg, double azimuthDeg) {}
