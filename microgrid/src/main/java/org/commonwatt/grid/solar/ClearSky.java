package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;
import org.commonwatt.grid.Place;

/// Sunlight under a cloudless sky.
///
/// See `docs/FORMULATION.md#clear-sky`.
public final class ClearSky {
    private ClearSky() {}

    /// Global irradiance from the height of the sun alone, W/m² (Haurwitz 1945).
    ///
    /// @param apparentZenithDeg refracted zenith angle of the sun
    public static double haurwitzWPerM2(double apparentZenithDeg) {
        double up = Math.cos(Math.toRadians(apparentZenithDeg));
        return up > 0 ? 1098 * up * Math.exp(-0.059 / up) : 0;
    }

    /// Ineichen and Perez (2002): global, beam and diffuse light through hazy air.
    ///
    /// @param apparentZenithDeg refracted zenith angle of the sun
    /// @param extraterrestrialWPerM2 irradiance outside the atmosphere, W/m²
    /// @param linkeTurbidity haze, ≥ 1: 2 is very clear, 3 usual, 5 polluted
    public static Irradiance ineichen(
            double apparentZenithDeg,
            double extraterrestrialWPerM2,
            double linkeTurbidity,
            Place place) {
        Checks.within("linkeTurbidity", linkeTurbidity, 1, 20);
        double up = Math.cos(Math.toRadians(apparentZenithDeg));
        if (apparentZenithDeg > 90 || up <= 0) {
            return Irradiance.NIGHT;
        }
        double airMass = AirMass.absolute(AirMass.relative(apparentZenithDeg), place);
        double altitude = place.altitudeM();
        double fh1 = Math.exp(-altitude / 8000);
        double fh2 = Math.exp(-altitude / 1250);
        double cg1 = 5.09e-5 * altitude + 0.868;
        double cg2 = 3.92e-5 * altitude + 0.0387;
        double haze = linkeTurbidity - 1;
        double ghi =
                cg1 * extraterrestrialWPerM2 * up * Math.exp(-cg2 * airMass * (fh1 + fh2 * haze));
        double beam =
                extraterrestrialWPerM2 * (0.664 + 0.163 / fh1) * Math.exp(-0.09 * airMass * haze);
        double diffuseShare = (0.1 - 0.2 * Math.exp(-linkeTurbidity)) / (0.1 + 0.882 / fh1);
        double dni = Math.min(beam, ghi * Math.max(0, 1 - diffuseShare) / up);
        return new Irradiance(ghi, dni, ghi - dni * up);
    }
}
