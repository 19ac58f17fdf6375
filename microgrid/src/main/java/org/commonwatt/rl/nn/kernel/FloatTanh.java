package org.commonwatt.rl.nn.kernel;

/// The hyperbolic tangent in float: x·P(x²)/Q(x²), both of degree 4, for |x| ≤ 9.02, from where on
/// tanh rounds to ±1. The coefficients are a weighted least-squares fit of the relative error
/// (Lawson's weights, 60 digits); the fit is exact to 2.2e-8, half an ulp at most, the evaluation
/// to 2.5e-7.
///
/// [VectorMath] evaluates the same operations in the same order, so both give the same bits.
// The coefficients as fitted; float rounds them.
@SuppressWarnings("FloatingPointLiteralPrecision")
final class FloatTanh {
    static final float LIMIT = 9.02f;

    static final float P0 = 0.99999997966f;
    static final float P1 = 0.133796774641f;
    static final float P2 = 0.00349398019151f;
    static final float P3 = 2.05823642567e-5f;
    static final float P4 = 1.33171635563e-8f;
    static final float Q1 = 0.467129930036f;
    static final float Q2 = 0.0258708823272f;
    static final float Q3 = 0.000328299393901f;
    static final float Q4 = 7.76131172197e-7f;

    private FloatTanh() {}

    static float of(float x) {
        float z = Math.max(-LIMIT, Math.min(LIMIT, x));
        float t = z * z;
        float p = Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, P4, P3), P2), P1), P0);
        float q = Math.fma(t, Math.fma(t, Math.fma(t, Math.fma(t, Q4, Q3), Q2), Q1), 1f);
        return Math.max(-1f, Math.min(1f, z * p / q));
    }
}
