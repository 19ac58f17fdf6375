package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every ambiguity set must do. The test of an implementation extends this class.
abstract class AmbiguitySetContract {
    private static final double ROUNDING = 1e-11;

    /// A set over this many days and candidates, otherwise drawn.
    abstract AmbiguitySet set(int days, int candidates, RandomStream random);

    /// A set and outcomes that belong to it.
    @SuppressWarnings("ArrayRecordComponent") // Read, never compared.
    record Case(AmbiguitySet set, double[] outcomes) {}

    private Case drawn(RandomStream random) {
        int days = 1 + random.nextInt(12);
        int candidates = 1 + random.nextInt(7);
        double[] outcomes = RandomSets.outcomes(days * candidates, random);
        return new Case(set(days, candidates, random), outcomes);
    }

    private static WorstDistribution room(AmbiguitySet set) {
        return new WorstDistribution(set.days(), set.candidates());
    }

    @Test
    void worst_anyOutcomes_isADistributionWithTheMassOfEachDay() {
        Forall.seeds(500)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            WorstDistribution q = room(drawn.set());
                            drawn.set().worst(drawn.outcomes(), Outcome.RETURN, q);
                            int k = q.candidates();
                            for (int i = 0; i < q.days(); i++) {
                                double mass = 0.0;
                                for (int n = i * k; n < (i + 1) * k; n++) {
                                    assertThat(q.probabilities()[n]).isNotNegative();
                                    mass += q.probabilities()[n];
                                }
                                assertThat(mass).isCloseTo(1.0 / q.days(), within(1e-15));
                            }
                        });
    }

    @Test
    void worst_anyOutcomes_isTheMeanUnderItsDistribution() {
        Forall.seeds(500)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            WorstDistribution q = room(drawn.set());
                            double value = drawn.set().worst(drawn.outcomes(), Outcome.COST, q);
                            double mean = 0.0;
                            for (int at = 0; at < drawn.outcomes().length; at++) {
                                mean += q.probabilities()[at] * drawn.outcomes()[at];
                            }
                            assertThat(value).isEqualTo(q.value());
                            same(value, mean);
                        });
    }

    @Test
    void worst_ofReturns_isMinusTheWorstOfTheirNegativesAsCosts() {
        Forall.seeds(300)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            AmbiguitySet set = drawn.set();
                            WorstDistribution ofReturns = room(set);
                            WorstDistribution ofCosts = room(set);
                            set.worst(drawn.outcomes(), Outcome.RETURN, ofReturns);
                            double[] costs = Arrays.stream(drawn.outcomes()).map(x -> -x).toArray();
                            set.worst(costs, Outcome.COST, ofCosts);
                            assertThat(ofCosts.value()).isEqualTo(-ofReturns.value());
                            assertThat(ofCosts.multiplier()).isEqualTo(ofReturns.multiplier());
                            assertThat(ofCosts.probabilities())
                                    .isEqualTo(ofReturns.probabilities());
                        });
    }

    @Test
    void worst_ofNominalDays_isNoBetterThanTheirMean() {
        Forall.seeds(300)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            AmbiguitySet set = drawn.set();
                            double mean = 0.0;
                            for (int i = 0; i < set.days(); i++) {
                                mean += drawn.outcomes()[i * set.candidates()] / set.days();
                            }
                            assertThat(set.worst(drawn.outcomes(), Outcome.RETURN, room(set)))
                                    .isLessThanOrEqualTo(mean + ROUNDING);
                            assertThat(set.worst(drawn.outcomes(), Outcome.COST, room(set)))
                                    .isGreaterThanOrEqualTo(mean - ROUNDING);
                        });
    }

    @Test
    void bound_anyMultiplier_isNotWorseThanItsSet() {
        Forall.seeds(500)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            AmbiguitySet set = drawn.set();
                            double multiplier = Math.exp(random.nextDouble(-8, 8));
                            double worst = set.worst(drawn.outcomes(), Outcome.RETURN, room(set));
                            assertThat(set.bound(multiplier, drawn.outcomes(), Outcome.RETURN))
                                    .isLessThanOrEqualTo(worst + tolerance(worst));
                            double dear = set.worst(drawn.outcomes(), Outcome.COST, room(set));
                            assertThat(set.bound(multiplier, drawn.outcomes(), Outcome.COST))
                                    .isGreaterThanOrEqualTo(dear - tolerance(dear));
                        });
    }

    @Test
    void bound_atTheMultiplierOfTheWorst_isTheWorst() {
        Forall.seeds(500)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            WorstDistribution q = room(drawn.set());
                            drawn.set().worst(drawn.outcomes(), Outcome.RETURN, q);
                            double bound =
                                    drawn.set()
                                            .bound(
                                                    q.multiplier(),
                                                    drawn.outcomes(),
                                                    Outcome.RETURN);
                            assertThat(bound)
                                    .isCloseTo(q.value(), within(1e-9 * (1 + q.multiplier())));
                        });
    }

    @Test
    void worst_askedAgain_givesTheSameBits() {
        Forall.seeds(200)
                .check(
                        random -> {
                            Case drawn = drawn(random);
                            AmbiguitySet set = drawn.set();
                            WorstDistribution fresh = room(set);
                            WorstDistribution used = room(set);
                            double[] others = RandomSets.outcomes(drawn.outcomes().length, random);
                            set.worst(others, Outcome.COST, used);
                            set.worst(drawn.outcomes(), Outcome.RETURN, used);
                            set.worst(drawn.outcomes(), Outcome.RETURN, fresh);
                            assertThat(used.probabilities()).isEqualTo(fresh.probabilities());
                            assertThat(used.value()).isEqualTo(fresh.value());
                            assertThat(used.multiplier()).isEqualTo(fresh.multiplier());
                            assertThat(used.splitDay()).isEqualTo(fresh.splitDay());
                        });
    }

    @Test
    void worst_warm_allocatesNothing() {
        Forall.seed(3)
                .check(
                        random -> {
                            AmbiguitySet set = set(20, 5, random);
                            double[] outcomes = RandomSets.outcomes(100, random);
                            WorstDistribution q = room(set);
                            var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
                            long least = Long.MAX_VALUE;
                            for (int round = 0; round < 20; round++) {
                                long before = threads.getCurrentThreadAllocatedBytes();
                                for (int n = 0; n < 200; n++) {
                                    set.worst(outcomes, Outcome.COST, q);
                                }
                                long after = threads.getCurrentThreadAllocatedBytes();
                                least = Math.min(least, after - before);
                            }
                            assertThat(least).as("bytes of 200 calls").isLessThan(200);
                        });
    }

    @Test
    void worst_ofOutcomesThatAreNone_isRejectedWithValueAndPlace() {
        AmbiguitySet set = anySet();
        double[] outcomes = {1, 2, 3, Double.NaN};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.worst(outcomes, Outcome.RETURN, room(set)))
                .withMessageContaining("NaN for day 1, candidate 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.worst(new double[3], Outcome.RETURN, room(set)))
                .withMessageContaining("2 days with 2 candidates, 3 outcomes");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> set.worst(new double[4], Outcome.RETURN, new WorstDistribution(4, 1)))
                .withMessageContaining("4 days with 1 candidates cannot hold 2 with 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.bound(-1.0, new double[4], Outcome.RETURN))
                .withMessageContaining("-1.0");
    }

    private AmbiguitySet anySet() {
        AmbiguitySet[] made = new AmbiguitySet[1];
        Forall.seed(1).check(random -> made[0] = set(2, 2, random));
        return made[0];
    }

    private static double tolerance(double value) {
        return ROUNDING * Math.max(1.0, Math.abs(value));
    }

    private static void same(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(tolerance(expected)));
    }
}
