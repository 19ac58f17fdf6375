package org.commonwatt.equity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// What a community holds of the benefits U_i of its members, and how much it would hold more of it
/// if one of them rose (`docs/FORMULATION.md#welfare`). Benefits are those of [RelativeBenefit]:
/// positive, around 1; a reward or a cost is no argument of a welfare function.
///
/// Every function rises in every U_i or stays; [Penalised] alone may fall.
public sealed interface Welfare {

    /// Name with its parameter, such as `alpha:2`.
    String text();

    /// φ(U).
    double of(double[] benefits);

    /// ∂φ/∂U_i, where φ has no slope one from the side of less inequality.
    double[] gradient(double[] benefits);

    /// Mean of the benefits.
    record Utilitarian() implements Welfare {
        @Override
        public String text() {
            return "utilitarian";
        }

        @Override
        public double of(double[] benefits) {
            return Arrays.stream(benefits).average().orElse(Double.NaN);
        }

        @Override
        public double[] gradient(double[] benefits) {
            double[] gradient = new double[benefits.length];
            Arrays.fill(gradient, 1.0 / benefits.length);
            return gradient;
        }
    }

    /// α-fairness: mean of U^(1−α)/(1−α), of ln U for α = 1 (Mo and Walrand 2000).
    ///
    /// @param alpha α, ≥ 0
    record AlphaFair(double alpha) implements Welfare {
        /// Rejects other α.
        public AlphaFair {
            if (!(alpha >= 0 && alpha <= 50)) {
                throw new IllegalArgumentException("The alpha must lie in [0, 50]: " + alpha);
            }
        }

        @Override
        public String text() {
            return "alpha:" + alpha;
        }

        @Override
        public double of(double[] benefits) {
            double sum = 0;
            for (double benefit : benefits) {
                sum += alpha == 1 ? Math.log(benefit) : Math.pow(benefit, 1 - alpha) / (1 - alpha);
            }
            return sum / benefits.length;
        }

        @Override
        public double[] gradient(double[] benefits) {
            return Arrays.stream(benefits)
                    .map(benefit -> Math.pow(benefit, -alpha) / benefits.length)
                    .toArray();
        }
    }

    /// Generalised Gini: Σ_k w_k·U_(k), U_(1) the least, weights falling in even steps from (1 +
    /// W)/n to (1 − W)/n (Siddique, Weng and Zimmer 2020). Equal benefits share their weights.
    ///
    /// @param aversion W, in [0, 1]; 0 is the mean
    record GeneralisedGini(double aversion) implements Welfare {
        /// Rejects other W.
        public GeneralisedGini {
            if (!(aversion >= 0 && aversion <= 1)) {
                throw new IllegalArgumentException("The aversion must lie in [0, 1]: " + aversion);
            }
        }

        @Override
        public String text() {
            return "gini:" + aversion;
        }

        @Override
        public double of(double[] benefits) {
            double[] gradient = gradient(benefits);
            double sum = 0;
            for (int i = 0; i < benefits.length; i++) {
                sum += gradient[i] * benefits[i];
            }
            return sum;
        }

        @Override
        public double[] gradient(double[] benefits) {
            int n = benefits.length;
            int[] order = Order.rising(benefits);
            double[] weights = new double[n];
            for (int k = 0; k < n; k++) {
                double place = n == 1 ? 0 : 1 - 2.0 * k / (n - 1);
                weights[order[k]] = (1 + aversion * place) / n;
            }
            Order.shareAmongEqual(benefits, order, weights);
            return weights;
        }
    }

    /// Rawls: the least benefit; those who share it share its weight.
    record Rawlsian() implements Welfare {
        @Override
        public String text() {
            return "rawls";
        }

        @Override
        public double of(double[] benefits) {
            return Arrays.stream(benefits).min().orElse(Double.NaN);
        }

        @Override
        public double[] gradient(double[] benefits) {
            double least = of(benefits);
            double sharing = Arrays.stream(benefits).filter(benefit -> benefit == least).count();
            return Arrays.stream(benefits)
                    .map(benefit -> benefit == least ? 1 / sharing : 0)
                    .toArray();
        }
    }

    /// Mean less λ times the Gini coefficient: the simplest baseline. With large λ it may want less
    /// for those who have most.
    ///
    /// @param multiplier λ, ≥ 0
    record Penalised(double multiplier) implements Welfare {
        /// Rejects negative λ.
        public Penalised {
            if (!(multiplier >= 0 && multiplier < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The penalty must not be negative: " + multiplier);
            }
        }

        @Override
        public String text() {
            return "penalty:" + multiplier;
        }

        @Override
        public double of(double[] benefits) {
            return new Utilitarian().of(benefits) - multiplier * new Gini().of(benefits);
        }

        @Override
        public double[] gradient(double[] benefits) {
            double[] influence = GiniInfluence.of(benefits);
            double[] gradient = new Utilitarian().gradient(benefits);
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] -= multiplier * influence[i];
            }
            return gradient;
        }
    }

    /// Order of benefits, and what equal ones share.
    final class Order {
        private Order() {}

        static int[] rising(double[] values) {
            return IntStream.range(0, values.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> values[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }

        /// Gives neighbours in the order with equal values the mean of their weights.
        static void shareAmongEqual(double[] values, int[] order, double[] weights) {
            for (int from = 0; from < order.length; ) {
                int to = from;
                double sum = 0;
                while (to < order.length && values[order[to]] == values[order[from]]) {
                    sum += weights[order[to++]];
                }
                for (int k = from; k < to; k++) {
                    weights[order[k]] = sum / (to - from);
                }
                from = to;
            }
        }
    }
}
