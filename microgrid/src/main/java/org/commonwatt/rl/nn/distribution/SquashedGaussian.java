package org.commonwatt.rl.nn.distribution;

import java.util.List;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.layer.Operations;

/// `a = tanh(u)` with u of a [DiagonalGaussian]: bounded actions (Haarnoja et al., *Soft
/// actor-critic*, 2018, appendix C). Works with u, from which a follows, because a has lost what u
/// says where tanh saturates (`docs/FORMULATION.md#nn-distributions`).
public final class SquashedGaussian {
    private static final double LOG_2 = StrictMath.log(2);

    private SquashedGaussian() {}

    /// A column of log-probabilities of `tanh(u)`; gradients go to all three.
    ///
    /// @param unsquashed u
    public static Variable logProbability(
            Tape tape, Variable mean, Variable logDeviation, Variable unsquashed) {
        Variable normal = DiagonalGaussian.logProbability(tape, mean, logDeviation, unsquashed);
        Variable slope = tape.record(new LogSlope(tape, unsquashed));
        return Operations.weightedSum(tape, new double[] {1, -1}, normal, slope);
    }

    /// What is taken from the log-probability where actions from −1 to 1 are stretched to `low` to
    /// `high`.
    public static double logStretch(double[] low, double[] high) {
        double sum = 0;
        for (int k = 0; k < low.length; k++) {
            sum += StrictMath.log((high[k] - low[k]) / 2);
        }
        return sum;
    }

    /// An action from −1 to 1 stretched to `low` to `high`.
    public static double stretched(double action, double low, double high) {
        return low + (action + 1) * 0.5 * (high - low);
    }

    /// `Σ log(1 − tanh²u)` without cancellation: `2(log 2 − u − softplus(−2u))` for each component.
    private static final class LogSlope extends Operation {
        LogSlope(Tape tape, Variable unsquashed) {
            super(tape.resultColumn(unsquashed.wantsGradient()), List.of(unsquashed));
        }

        @Override
        protected void forward(int rows) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int column = 0; column < input(0).width(); column++) {
                    double u = input(0).get(row, column);
                    sum += 2 * (LOG_2 - u - Activation.softplus(-2 * u));
                }
                output().set(row, 0, sum);
            }
        }

        @Override
        protected void backward(int rows) {
            for (int row = 0; row < rows; row++) {
                double g = output().gradient().get(row, 0);
                for (int column = 0; column < input(0).width(); column++) {
                    give(0, row, column, -2 * g * StrictMath.tanh(input(0).get(row, column)));
                }
            }
        }
    }
}
