package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;

/// A tilted plane under a sun path: the light that falls on it. Immutable; nothing is allocated per
/// sample.
///
/// While the sun is down no beam is counted and the sky is equally bright everywhere.
///
/// See `docs/FORMULATION.md#transposition`.
public final class PlaneOfArray {
    private final SunPath sun;
    private final Transposition transposition;
    private final double east;
    private final double north;
    private final double up;
    private final double tiltSine;
    private final double groundShare;

    /// @param sun sun over the place
    /// @param transposition model of the sky
    /// @param tiltDeg 0 = level, 90 = upright, 180 = face down
    /// @param azimuthDeg where the plane looks: 0 = north, 90 = east, 180 = south, −360 … 360
    /// @param albedo share of light that the ground throws back, 0 … 1
    public PlaneOfArray(
            SunPath sun,
            Transposition transposition,
            double tiltDeg,
            double azimuthDeg,
            double albedo) {
        Checks.within("tiltDeg", tiltDeg, 0, 180);
        Checks.within("azimuthDeg", azimuthDeg, -360, 360);
        Checks.within("albedo", albedo, 0, 1);
        this.sun = sun;
        this.transposition = transposition;
        double tilt = Math.toRadians(tiltDeg);
        double azimuth = Math.toRadians(azimuthDeg);
        tiltSine = Math.sin(tilt);
        east = tiltSine * Math.sin(azimuth);
        north = tiltSine * Math.cos(azimuth);
        up = Math.cos(tilt);
        groundShare = albedo * (1 - up) / 2;
    }

    /// The sun over this plane.
    public SunPath sun() {
        return sun;
    }

    /// Share of the sky that the plane sees.
    double skyShare() {
        return (1 + up) / 2;
    }

    double tiltSine() {
        return tiltSine;
    }

    /// Cosine of the angle between the sun and the plane's normal at sample `s`; negative when the
    /// sun is behind the plane.
    public double incidenceCosine(int s) {
        return sun.cosineTo(s, east, north, up);
    }

    /// Angle between the sun and the plane's normal at sample `s`, 0 … 180°.
    public double incidenceDeg(int s) {
        return Math.toDegrees(Math.acos(Math.clamp(incidenceCosine(s), -1.0, 1.0)));
    }

    /// Beam light on the plane at sample `s`, W/m².
    public double beamWPerM2(int s, double dniWPerM2) {
        return sun.isUp(s) ? dniWPerM2 * Math.max(0, incidenceCosine(s)) : 0;
    }

    /// Diffuse light from the sky on the plane at sample `s`, W/m².
    public double skyWPerM2(int s, double dniWPerM2, double dhiWPerM2) {
        return sun.isUp(s)
                ? transposition.skyWPerM2(this, s, dniWPerM2, dhiWPerM2)
                : dhiWPerM2 * skyShare();
    }

    /// Light thrown back by the ground, W/m².
    public double groundWPerM2(double ghiWPerM2) {
        return ghiWPerM2 * groundShare;
    }

    /// All light on the plane at sample `s`: beam, sky and ground, W/m².
    public double globalWPerM2(int s, double ghiWPerM2, double dniWPerM2, double dhiWPerM2) {
        return beamWPerM2(s, dniWPerM2)
                + skyWPerM2(s, dniWPerM2, dhiWPerM2)
                + groundWPerM2(ghiWPerM2);
    }
}
