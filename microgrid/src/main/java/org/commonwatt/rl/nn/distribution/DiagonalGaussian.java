package org.commonwatt.rl.nn.distribution;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// Independent normal components with mean μ and log standard deviation s
/// (`docs/FORMULATION.md#nn-distributions`).
public final class DiagonalGaussian {
    /// What the log-density of a standard normal number has besides its square: ½ log 2π.
    public static final double HALF_LOG_2_PI = 0.5 * StrictMath.log(2 * Math.PI);

    private DiagonalGaussian() {}

    /// A column of log-probabilities of actions; gradients go to all three.
    public static Variable logProbability(
            Tape tape, Variable mean, Variable logDeviation, Variable action) {
        return tape.record(new LogProbability(tape, mean, logDeviation, action));
    }

    /// A column of entropies, summed over components.
    public static Variable entropy(Tape tape, Variable logDeviation) {
        return tape.record(new Entropy(tape, logDeviation));
    }

    /// The actions `μ + exp(s)·noise`, a row each; gradients go to μ and s.
    ///
    /// @param noise standard normal numbers
    public static Variable reparameterised(
            Tape tape, Variable mean, Variable logDeviation, Variable noise) {
        return tape.record(new Reparameterised(tape, mean, logDeviation, noise));
    }

    /// Draws an action of one row.
    ///
    /// @param action receives as many numbers as there are components, from `at` on
    public static void draw(
            RandomStream stream,
            Variable mean,
            Variable logDeviation,
            int row,
            float[] action,
            int at) {
        for (int column = 0; column < mean.width(); column++) {
            double deviation = StrictMath.exp(logDeviation.get(row, column));
            action[at + column] =
                    (float) (mean.get(row, column) + deviation * stream.nextGaussian());
        }
    }

    /// The Kullback-Leibler divergence of two one-dimensional normal distributions from their means
    /// and log standard deviations.
    public static double divergence(double mean1, double log1, double mean2, double log2) {
        double distance = mean1 - mean2;
        double square = StrictMath.exp(2 * log1) + distance * distance;
        return log2 - log1 + square / (2 * StrictMath.exp(2 * log2)) - 0.5;
    }

    /// exp(−s), computed again only where s differs from row to row.
    static final class Deviations {
        private final double[] logs;
        private final double[] inverse;

        Deviations(int width) {
            logs = new double[width];
            inverse = new double[width];
            Arrays.fill(inverse, 1);
        }

        double inverse(int column, double log) {
            if (logs[column] != log) {
                logs[column] = log;
                inverse[column] = StrictMath.exp(-log);
            }
            return inverse[column];
        }
    }

    private static final class LogProbability extends Operation {
        private final Deviations deviations;

        LogProbability(Tape tape, Variable mean, Variable logDeviation, Variable action) {
            super(
                    tape.resultColumn(
                            mean.wantsGradient()
                                    || logDeviation.wantsGradient()
                                    || action.wantsGradient()),
                    List.of(mean, logDeviation, action));
            deviations = new Deviations(mean.width());
        }

        @Override
        protected void forward(int rows) {
            int width = input(0).width();
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                for (int column = 0; column < width; column++) {
                    double log = input(1).get(row, column);
                    double z = input(2).get(row, column) - input(0).get(row, column);
                    z *= deviations.inverse(column, log);
                    sum -= 0.5 * z * z + log + HALF_LOG_2_PI;
                }
                output().set(row, 0, sum);
            }
        }

        @Override
        protected void backward(int rows) {
            int width = input(0).width();
            for (int row = 0; row < rows; row++) {
                double g = output().gradient().get(row, 0);
                for (int column = 0; column < width; column++) {
                    double inverse = deviations.inverse(column, input(1).get(row, column));
                    double z = input(2).get(row, column) - input(0).get(row, column);
                    z *= inverse;
                    give(0, row, column, g * z * inverse);
                    give(1, row, column, g * (z * z - 1));
                    give(2, row, column, -g * z * inverse);
                }
            }
        }
    }

    private static final class Entropy extends Operation {
        Entropy(Tape tape, Variable logDeviation) {
            super(tape.resultColumn(logDeviation.wantsGradient()), List.of(logDeviation));
        }

        @Override
        protected void forward(int rows) {
            int width = input(0).width();
            for (int row = 0; row < rows; row++) {
                double sum = width * (0.5 + HALF_LOG_2_PI);
                for (int column = 0; column < width; column++) {
                    sum += input(0).get(row, column);
                }
                output().set(row, 0, sum);
            }
        }

        @Override
        protected void backward(int rows) {
            for (int row = 0; row < rows; row++) {
                double g = output().gradient().get(row, 0);
                for (int column = 0; column < input(0).width(); column++) {
                    give(0, row, column, g);
                }
            }
        }
    }

    private static final class Reparameterised extends Operation {
        Reparameterised(Tape tape, Variable mean, Variable logDeviation, Variable noise) {
            super(
                    tape.result(mean.width(), mean.wantsGradient() || logDeviation.wantsGradient()),
                    List.of(mean, logDeviation, noise));
        }

        @Override
        protected void forward(int rows) {
            for (int column = 0; column < output().width(); column++) {
                for (int row = 0; row < rows; row++) {
                    double deviation = StrictMath.exp(input(1).get(row, column));
                    output().set(
                                    row,
                                    column,
                                    input(0).get(row, column)
                                            + deviation * input(2).get(row, column));
                }
            }
        }

        @Override
        protected void backward(int rows) {
            for (int column = 0; column < output().width(); column++) {
                for (int row = 0; row < rows; row++) {
                    double g = output().gradient().get(row, column);
                    double deviation = StrictMath.exp(input(1).get(row, column));
                    give(0, row, column, g);
                    give(1, row, column, g * deviation * input(2).get(row, column));
                    give(2, row, column, g * deviation);
                }
            }
        }
    }
}
