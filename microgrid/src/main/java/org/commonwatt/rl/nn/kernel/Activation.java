package org.commonwatt.rl.nn.kernel;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Functions that are applied to each element. Their slopes are given by input and output,
/// whichever is cheaper.
public enum Activation {
    /// tanh x.
    TANH,
    /// 1/(1 + exp(−x)).
    SIGMOID,
    /// max(x, 0); slope 0 at 0.
    RELU,
    /// x, or 0.01·x below 0.
    LEAKY_RELU,
    /// x, or exp(x) − 1 below 0.
    ELU,
    /// log(1 + exp(x)).
    SOFTPLUS,
    /// x·sigmoid(x), also called swish.
    SILU,
    /// x·Φ(x) with the normal distribution function Φ.
    GELU,
    /// GELU with Φ approximated by tanh (Hendrycks and Gimpel 2016).
    GELU_TANH,
    /// |x|; slope 0 at 0.
    ABSOLUTE,
    /// exp x.
    EXP;

    private static final double LEAK = 0.01;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double INVERSE_ROOT_2_PI = 1 / Math.sqrt(2 * Math.PI);
    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    /// The function in the store's precision; the result is not yet rounded.
    double value(double x, Store precision) {
        return switch (this) {
            case TANH -> precision.tanh(x);
            case SIGMOID -> sigmoid(x, precision);
            case RELU -> Math.max(x, 0);
            case LEAKY_RELU -> x > 0 ? x : LEAK * x;
            case ELU -> x > 0 ? x : StrictMath.expm1(x);
            case SOFTPLUS -> softplus(x);
            case SILU -> x * logistic(x);
            case GELU -> x * NORMAL.cumulativeProbability(x);
            case GELU_TANH -> 0.5 * x * (1 + StrictMath.tanh(geluArgument(x)));
            case ABSOLUTE -> Math.abs(x);
            case EXP -> StrictMath.exp(x);
        };
    }

    /// The slope at input x, where y is the function's rounded value.
    double slope(double x, double y, Store precision) {
        return switch (this) {
            case TANH -> precision.fma(-y, y, 1);
            case SIGMOID -> precision.fma(-y, y, y);
            case RELU -> y > 0 ? 1 : 0;
            case LEAKY_RELU -> x > 0 ? 1 : LEAK;
            case ELU -> x > 0 ? 1 : y + 1;
            case SOFTPLUS -> logistic(x);
            case SILU -> {
                double s = logistic(x);
                yield s * (1 + x * (1 - s));
            }
            case GELU ->
                    NORMAL.cumulativeProbability(x)
                            + x * INVERSE_ROOT_2_PI * StrictMath.exp(-0.5 * x * x);
            case GELU_TANH -> {
                double t = StrictMath.tanh(geluArgument(x));
                double inner = GELU_SCALE * (1 + 3 * GELU_CUBIC * x * x);
                yield 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * inner;
            }
            case ABSOLUTE -> Math.signum(x);
            case EXP -> y;
        };
    }

    /// Stable in both tails.
    public static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /// 1/(1 + exp(−x)), accurate in both tails.
    public static double logistic(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    private static double geluArgument(double x) {
        return GELU_SCALE * (x + GELU_CUBIC * x * x * x);
    }

    /// In float half a tanh, as the vector kernel has it; in double exact in the tails.
    private static double sigmoid(double x, Store precision) {
        if (precision instanceof DoubleStore) {
            return logistic(x);
        }
        return precision.fma(0.5, precision.tanh(0.5 * x), 0.5);
    }
}
