package org.commonwatt.grid.solar;

/// How bright the part of the sky is that a tilted plane sees.
///
/// See `docs/FORMULATION.md#transposition`.
public enum Transposition {
    /// The whole sky is equally bright. Lowest of the three for planes that face the sun.
    ISOTROPIC {
        @Override
        double skyWPerM2(PlaneOfArray plane, int s, double dniWPerM2, double dhiWPerM2) {
            return dhiWPerM2 * plane.skyShare();
        }
    },

    /// A part of the diffuse light, growing with the beam, comes from the sun's direction (Hay and
    /// Davies 1980).
    HAY_DAVIES {
        @Override
        double skyWPerM2(PlaneOfArray plane, int s, double dniWPerM2, double dhiWPerM2) {
            SunPath sun = plane.sun();
            double around = dniWPerM2 / sun.extraterrestrialWPerM2(s);
            double ratio =
                    Math.max(0, plane.incidenceCosine(s))
                            / Math.max(sun.zenithCosine(s), HAY_DAVIES_LEAST_COSINE);
            return dhiWPerM2 * (Math.max(0, 1 - around) * plane.skyShare() + around * ratio);
        }
    },

    /// Light around the sun and light at the horizon, by the sky's clearness and brightness (Perez
    /// et al. 1990, coefficients of all sites).
    PEREZ {
        @Override
        double skyWPerM2(PlaneOfArray plane, int s, double dniWPerM2, double dhiWPerM2) {
            if (dhiWPerM2 <= 0) {
                return 0;
            }
            SunPath sun = plane.sun();
            double zenith = sun.zenithRad(s);
            double cube = 1.041 * zenith * zenith * zenith;
            double clearness = ((dhiWPerM2 + dniWPerM2) / dhiWPerM2 + cube) / (1 + cube);
            double brightness = dhiWPerM2 * sun.airMass(s) / sun.extraterrestrialWPerM2(s);
            double[] f = PEREZ_1990[bin(clearness)];
            double around = Math.max(0, f[0] + f[1] * brightness + f[2] * zenith);
            double horizon = f[3] + f[4] * brightness + f[5] * zenith;
            double ratio =
                    Math.max(0, plane.incidenceCosine(s))
                            / Math.max(sun.zenithCosine(s), PEREZ_LEAST_COSINE);
            double share =
                    (1 - around) * plane.skyShare() + around * ratio + horizon * plane.tiltSine();
            return Math.max(0, dhiWPerM2 * share);
        }
    };

    /// Cosine of about 89°: a lower sun is taken for one that stands there.
    private static final double HAY_DAVIES_LEAST_COSINE = 0.01745;

    private static final double PEREZ_LEAST_COSINE = Math.cos(Math.toRadians(85));

    /// Upper ends of the classes of sky clearness; the last class has none.
    private static final double[] CLEARNESS = {1.065, 1.23, 1.5, 1.95, 2.8, 4.5, 6.2};

    /// F11 F12 F13 F21 F22 F23 by class, from overcast to clear.
    private static final double[][] PEREZ_1990 = {
        {-0.008, 0.588, -0.062, -0.060, 0.072, -0.022},
        {0.130, 0.683, -0.151, -0.019, 0.066, -0.029},
        {0.330, 0.487, -0.221, 0.055, -0.064, -0.026},
        {0.568, 0.187, -0.295, 0.109, -0.152, -0.014},
        {0.873, -0.392, -0.362, 0.226, -0.462, 0.001},
        {1.132, -1.237, -0.412, 0.288, -0.823, 0.056},
        {1.060, -1.600, -0.359, 0.264, -1.127, 0.131},
        {0.678, -0.327, -0.250, 0.156, -1.377, 0.251}
    };

    /// Diffuse light from the sky on a plane, W/m², with the sun up.
    abstract double skyWPerM2(PlaneOfArray plane, int s, double dniWPerM2, double dhiWPerM2);

    private static int bin(double clearness) {
        int bin = 0;
        while (bin < CLEARNESS.length && clearness >= CLEARNESS[bin]) {
            bin++;
        }
        return bin;
    }
}
