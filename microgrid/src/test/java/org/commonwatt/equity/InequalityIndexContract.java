package org.commonwatt.equity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.commonwatt.equity.InequalityIndex.Direction;
import org.commonwatt.equity.InequalityIndex.TransferResponse;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every inequality index must do. The test of an implementation extends this class.
abstract class InequalityIndexContract {

    private static final double ROUNDING = 1e-12;

    /// The index under test.
    abstract InequalityIndex index();

    /// Whether two copies of a population are as unequal as one.
    boolean keepsReplication() {
        return true;
    }

    /// Whether weighted amounts have the index.
    boolean takesWeights() {
        return true;
    }

    @Test
    void name_isUsableAsAColumn() {
        assertThat(index().name()).matches("[a-zA-Z][a-zA-Z0-9_]*");
        assertThat(InequalityIndex.standard()).contains(index());
    }

    @Test
    void of_equalAmounts_isPerfect() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] equal = new double[2 + random.nextInt(30)];
                            Arrays.fill(equal, random.nextDouble(0.001, 1e6));
                            same(index().of(equal), fairest(equal.length));
                        });
    }

    @Test
    void of_anyAmounts_staysWithinItsBounds() {
        Forall.seeds(500)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            assertThat(index().of(x))
                                    .isGreaterThanOrEqualTo(index().lowest(x.length) - ROUNDING)
                                    .isLessThanOrEqualTo(index().highest(x.length) + ROUNDING);
                        });
    }

    @Test
    void of_otherUnit_staysTheSame() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            double unit = Math.exp(random.nextDouble(-20, 20));
                            double[] scaled = Arrays.stream(x).map(v -> v * unit).toArray();
                            same(index().of(scaled), index().of(x));
                        });
    }

    @Test
    void of_otherOrder_staysTheSameToTheLastBit() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            int[] order = IntStream.range(0, x.length).toArray();
                            random.shuffle(order);
                            double[] shuffled =
                                    IntStream.of(order).mapToDouble(i -> x[i]).toArray();
                            assertThat(index().of(shuffled)).isEqualTo(index().of(x));
                        });
    }

    @Test
    void of_populationTwice_staysTheSameIfPromised() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            double[] twice = Arrays.copyOf(x, 2 * x.length);
                            System.arraycopy(x, 0, twice, x.length, x.length);
                            if (keepsReplication()) {
                                same(index().of(twice), index().of(x));
                            } else {
                                assertThat(index().of(twice))
                                        .isNotCloseTo(index().of(x), offset(0.0));
                            }
                        });
    }

    @Test
    void of_wholeWeights_areRepeatedPeople() {
        Forall.seeds(300)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            int[] people = new int[x.length];
                            Arrays.setAll(people, i -> 1 + random.nextInt(5));
                            double[] weights = Arrays.stream(people).asDoubleStream().toArray();
                            double[] repeated =
                                    IntStream.range(0, x.length)
                                            .boxed()
                                            .flatMapToDouble(
                                                    i ->
                                                            IntStream.range(0, people[i])
                                                                    .mapToDouble(k -> x[i]))
                                            .toArray();
                            double weighted = index().of(x, weights);
                            if (takesWeights()) {
                                same(weighted, index().of(repeated));
                            } else {
                                assertThat(weighted).isNaN();
                            }
                        });
    }

    @Test
    void of_progressiveTransfer_becomesFairerAsPromised() {
        Forall.seeds(1000)
                .check(
                        random -> {
                            double[] x = amounts(random);
                            int richer = random.nextInt(x.length);
                            int poorer = random.nextInt(x.length);
                            if (x[richer] <= x[poorer]) {
                                return;
                            }
                            double before = unfairness(index().of(x));
                            double moved = (x[richer] - x[poorer]) * random.nextDouble(0.1, 0.5);
                            x[richer] -= moved;
                            x[poorer] += moved;
                            double after = unfairness(index().of(x));
                            if (index().transferResponse() == TransferResponse.ALWAYS_FAIRER) {
                                assertThat(after).isLessThan(before);
                            } else {
                                assertThat(after).isLessThanOrEqualTo(before + ROUNDING);
                            }
                        });
    }

    @Test
    void of_weightZero_leavesTheEntryOut() {
        double[] x = {0.1, 1, 2, 3, 4, 500};
        double[] weights = {0, 2, 1, 1, 3, 0};
        double without = index().of(new double[] {1, 2, 3, 4}, new double[] {2, 1, 1, 3});
        // Boxed, so that NaN equals NaN where the index takes no weights.
        assertThat(index().of(x, weights)).isEqualTo(Double.valueOf(without));
    }

    @Test
    void of_nothingToShare_isNaN() {
        assertThat(index().of(new double[0])).isNaN();
        assertThat(index().of(new double[] {0, 0, 0})).isNaN();
        assertThat(index().of(new double[] {3, 4}, new double[] {0, 0})).isNaN();
    }

    @Test
    void of_meaninglessAmount_isRejectedWithValueAndPlace() {
        for (double wrong : new double[] {-0.25, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index().of(new double[] {1, wrong}))
                    .withMessageContaining(wrong + " at index 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index().of(new double[] {1, 2}, new double[] {wrong, 1}))
                    .withMessageContaining(wrong + " at index 0");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> index().of(new double[] {1, 2}, new double[] {1}))
                .withMessageContaining("2 values, 1 weights");
    }

    @Test
    void of_givenArrays_areLeftUnchanged() {
        double[] x = {3, 1, 2};
        double[] weights = {1, 5, 2};
        index().of(x);
        index().of(x, weights);
        assertThat(x).containsExactly(3, 1, 2);
        assertThat(weights).containsExactly(1, 5, 2);
    }

    private double fairest(int members) {
        return index().direction() == Direction.LESS_IS_FAIRER
                ? index().lowest(members)
                : index().highest(members);
    }

    private double unfairness(double value) {
        return index().direction() == Direction.LESS_IS_FAIRER ? value : -value;
    }

    private static void same(double actual, double expected) {
        double tolerance = ROUNDING * Math.max(1.0, Math.abs(expected));
        assertThat(actual).isCloseTo(expected, offset(tolerance));
    }

    /// 2 to 20 amounts of very different size, some of them equal, none zero.
    private static double[] amounts(RandomStream random) {
        double[] x = new double[2 + random.nextInt(19)];
        double spread = random.nextDouble(0.1, 2.0);
        Arrays.setAll(x, i -> Math.exp(spread * random.nextGaussian()));
        if (x.length > 2 && random.chance(0.3)) {
            x[0] = x[1];
        }
        return x;
    }
}
