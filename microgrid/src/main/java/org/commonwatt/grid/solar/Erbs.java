package org.commonwatt.grid.solar;

/// Splits global light into beam and diffuse light where only the global one was measured (Erbs,
/// Klein and Duffie 1982).
///
/// See `docs/FORMULATION.md#erbs`.
public final class Erbs {
    /// Below this cosine of the zenith angle the clearness index means nothing.
    private static final double LEAST_COSINE = 0.065;

    /// Beyond this zenith angle all light counts as diffuse, degrees.
    private static final double LOWEST_SUN_DEG = 87;

    private Erbs() {}

    /// Clearness index: share of the light outside the atmosphere that reaches the ground, 0 … 1.
    ///
    /// @param zenithDeg zenith angle of the sun
    /// @param extraterrestrialWPerM2 irradiance outside the atmosphere, W/m²
    public static double clearness(
            double ghiWPerM2, double zenithDeg, double extraterrestrialWPerM2) {
        double up = Math.max(Math.cos(Math.toRadians(zenithDeg)), LEAST_COSINE);
        return Math.clamp(ghiWPerM2 / (extraterrestrialWPerM2 * up), 0.0, 1.0);
    }

    /// Share of diffuse light at a clearness index.
    public static double diffuseShare(double clearness) {
        if (clearness <= 0.22) {
            return 1 - 0.09 * clearness;
        }
        if (clearness > 0.8) {
            return 0.165;
        }
        return 0.9511
                + clearness
                        * (-0.1604
                                + clearness * (4.388 + clearness * (-16.638 + clearness * 12.336)));
    }

    /// Global, beam and diffuse light. A sun lower than 3° gives no beam, only diffuse light.
    ///
    /// @param ghiWPerM2 measured global horizontal irradiance, ≥ 0
    /// @param zenithDeg zenith angle of the sun
    /// @param extraterrestrialWPerM2 irradiance outside the atmosphere, W/m²
    public static Irradiance split(
            double ghiWPerM2, double zenithDeg, double extraterrestrialWPerM2) {
        if (!(zenithDeg <= LOWEST_SUN_DEG)) {
            return new Irradiance(ghiWPerM2, 0, ghiWPerM2);
        }
        double dhi =
                ghiWPerM2 * diffuseShare(clearness(ghiWPerM2, zenithDeg, extraterrestrialWPerM2));
        double dni = (ghiWPerM2 - dhi) / Math.cos(Math.toRadians(zenithDeg));
        return new Irradiance(ghiWPerM2, dni, dhi);
    }
}
