package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every risk measure must do: be coherent (Artzner, Delbaen, Eber and Heath 1999) and a mean
/// under other weights. The test of an implementation extends this class.
abstract class RiskMeasureContract {
    private static final double ROUNDING = 1e-11;

    /// The measure under test.
    abstract RiskMeasure measure();

    private static double[] weights(int count, RandomStream random) {
        double[] weights = new double[count];
        Arrays.setAll(weights, i -> random.chance(0.2) ? 0.0 : random.nextDouble(0.01, 5));
        weights[random.nextInt(count)] = 1.0;
        return weights;
    }

    private static double[] values(RandomStream random) {
        return RandomSets.outcomes(1 + random.nextInt(15), random);
    }

    private double cost(double[] values, double[] weights) {
        return measure().of(values, weights, Outcome.COST);
    }

    @Test
    void of_costsAndAnAmount_risesByTheAmount() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double amount = random.nextDouble(-50, 50);
                            double[] moved = Arrays.stream(x).map(v -> v + amount).toArray();
                            same(cost(moved, w), cost(x, w) + amount);
                        });
    }

    @Test
    void of_costsInAnotherUnit_isInThatUnit() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double unit = Math.exp(random.nextDouble(-3, 3));
                            double[] scaled = Arrays.stream(x).map(v -> v * unit).toArray();
                            same(cost(scaled, w), cost(x, w) * unit);
                        });
    }

    @Test
    void of_sumOfCosts_isAtMostTheSumOfBoth() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] y = RandomSets.outcomes(x.length, random);
                            double[] w = weights(x.length, random);
                            double[] sum = new double[x.length];
                            Arrays.setAll(sum, i -> x[i] + y[i]);
                            assertThat(cost(sum, w))
                                    .isLessThanOrEqualTo(cost(x, w) + cost(y, w) + 1e-9);
                        });
    }

    @Test
    void of_higherCosts_isNotLower() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double[] higher =
                                    Arrays.stream(x)
                                            .map(v -> v + random.nextDouble(0, 3))
                                            .toArray();
                            assertThat(cost(higher, w))
                                    .isGreaterThanOrEqualTo(cost(x, w) - ROUNDING);
                        });
    }

    @Test
    void of_costs_liesBetweenTheMeanAndTheDearest() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double mean = new Expectation().of(x, w, Outcome.COST);
                            double dearest = new WorstCase().of(x, w, Outcome.COST);
                            assertThat(cost(x, w)).isBetween(mean - ROUNDING, dearest + ROUNDING);
                        });
    }

    @Test
    void of_returns_isMinusThatOfTheirNegativesAsCosts() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double[] costs = Arrays.stream(x).map(v -> -v).toArray();
                            same(measure().of(x, w, Outcome.RETURN), -cost(costs, w));
                        });
    }

    @Test
    void of_wholeWeights_areRepeatedSamples() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = new double[x.length];
                            Arrays.setAll(w, i -> 1 + random.nextInt(4));
                            double[] repeated = new double[(int) Arrays.stream(w).sum()];
                            int at = 0;
                            for (int i = 0; i < x.length; i++) {
                                Arrays.fill(repeated, at, at + (int) w[i], x[i]);
                                at += (int) w[i];
                            }
                            same(cost(x, w), measure().of(repeated, Outcome.COST));
                        });
    }

    @Test
    void reweigh_anyValues_givesADistributionWithinTheWeights() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = values(random);
                            double[] w = weights(x.length, random);
                            double[] other = new double[x.length];
                            measure().reweigh(x, w, Outcome.COST, other);
                            for (int i = 0; i < x.length; i++) {
                                assertThat(other[i]).isNotNegative();
                                assertThat(w[i] > 0.0 || other[i] == 0.0).isTrue();
                            }
                            same(Arrays.stream(other).sum(), 1.0);
                        });
    }

    @Test
    void reweigh_weights_areTheDerivative() {
        Forall.seeds(200)
                .check(
                        random -> {
                            // Distinct values, so that a small step changes no order.
                            double[] x = new double[1 + random.nextInt(10)];
                            Arrays.setAll(x, i -> i + random.nextDouble(0, 0.5));
                            double[] w = weights(x.length, random);
                            double[] other = new double[x.length];
                            measure().reweigh(x, w, Outcome.COST, other);
                            int one = random.nextInt(x.length);
                            double[] moved = x.clone();
                            moved[one] += 1e-3;
                            double slope = (cost(moved, w) - cost(x, w)) / 1e-3;
                            assertThat(slope).isCloseTo(other[one], within(1e-8));
                        });
    }

    @Test
    void of_meaninglessSamples_isRejectedWithValueAndPlace() {
        double[] ones = {1, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost(new double[] {1, Double.NaN}, ones))
                .withMessageContaining("NaN at index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost(ones, new double[] {1, -2}))
                .withMessageContaining("-2.0 at index 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost(ones, new double[2]))
                .withMessageContaining("0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cost(ones, new double[3]))
                .withMessageContaining("2 values, 3 weights");
    }

    @Test
    void name_isUsableInATable() {
        assertThat(measure().name()).matches("[a-z]+(\\([0-9.]+\\))?");
    }

    private static void same(double actual, double expected) {
        double tolerance = ROUNDING * Math.max(1.0, Math.abs(expected));
        assertThat(actual).isCloseTo(expected, within(tolerance));
    }
}
