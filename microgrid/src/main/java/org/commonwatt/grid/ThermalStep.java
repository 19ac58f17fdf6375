package org.commonwatt.grid;

/// How a body with one heat capacity C and one loss U moves in a step of Δ hours with constant
/// inputs (`docs/FORMULATION.md#thermal-step`): `T' = T·d + T_env·(1 − d) + (heat/C)·m`, with `x =
/// U·Δ/C`.
///
/// @param keep d = e^(−x), share of the difference to the surroundings that is left
/// @param mean m = (1 − d)/x, share of the heat of the step that is there at its end
/// @param meanOfHeat h = (1 − m)/x, its mean over the step
public record ThermalStep(double keep, double mean, double meanOfHeat) {
    private static final double TINY = 1e-4;

    /// Exact for any x ≥ 0.
    ///
    /// @param capacityKwhPerK C
    /// @param lossKwPerK U
    /// @param stepHours Δ
    public static ThermalStep of(double capacityKwhPerK, double lossKwPerK, double stepHours) {
        double x = lossKwPerK * stepHours / capacityKwhPerK;
        double mean = x < TINY ? 1 - x / 2 + x * x / 6 : -StrictMath.expm1(-x) / x;
        double meanOfHeat = x < TINY ? 0.5 - x / 6 + x * x / 24 : (1 - mean) / x;
        return new ThermalStep(StrictMath.exp(-x), mean, meanOfHeat);
    }
}
