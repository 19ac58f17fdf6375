package org.commonwatt.rl.algorithm.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;
import org.junit.jupiter.api.Test;

final class WeighingTest {
    /// Two groups; the family `dark` has two candidates, `out` one.
    private static final CandidateSet SET =
            new CandidateSet(
                    2, List.of("nominal", "dark", "dark", "out"), List.of(0.0, 1.0, 2.0, 1.0));

    private static double[] returns(RandomStream random, int count) {
        double[] returns = new double[count];
        Arrays.setAll(returns, _ -> random.nextDouble(-10, 0));
        return returns;
    }

    @Test
    void spread_givesFamiliesTheSameMass_howeverManyCandidatesTheyHave() {
        assertThat(SET.spread(0.4)).containsExactly(0.6, 0.1, 0.1, 0.2);
        assertThat(SET.byFamily(SET.spread(0.4))).containsExactly(0.2, 0.2);
        assertThat(SET.names()).containsExactly("dark", "out");
    }

    @Test
    void nothingToBeRobustAgainst_isTheNominalCandidateAlone_toTheLastBit() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] returns = returns(random, 8);
                            for (RobustMode mode :
                                    List.of(
                                            new RobustMode.None(),
                                            new RobustMode.Dosed(0),
                                            new RobustMode.Wasserstein(0),
                                            new RobustMode.Mixed(0),
                                            new RobustMode.Smoothed(0, 0.1))) {
                                var weighing = new Weighing(mode, SET);
                                double[] weights = new double[8];
                                weighing.weigh(returns, 0.5, weights);
                                assertThat(weights).containsExactly(1, 0, 0, 0, 1, 0, 0, 0);
                                assertThat(weighing.proposal()).containsExactly(1, 0, 0, 0);
                            }
                        });
    }

    @Test
    void wasserstein_isTheExactInnerProblem() {
        Forall.seeds(100)
                .check(
                        random -> {
                            double[] returns = returns(random, 8);
                            double radius = random.nextDouble();
                            var weighing = new Weighing(new RobustMode.Wasserstein(radius), SET);
                            double[] weights = new double[8];
                            double value = weighing.weigh(returns, 0, weights);
                            var worst = new WorstDistribution(2, 4);
                            WassersteinSet.ofBudget(
                                            4, new double[] {0, 1, 2, 1, 0, 1, 2, 1}, radius)
                                    .worst(returns, Outcome.RETURN, worst);
                            assertThat(value).isCloseTo(worst.value(), within(1e-12));
                            assertThat(weighing.multiplier()).isEqualTo(worst.multiplier());
                            for (int at = 0; at < 8; at++) {
                                assertThat(weights[at] / 2)
                                        .isCloseTo(worst.probabilities()[at], within(1e-15));
                            }
                        });
    }

    /// Each group has the mass 1/2, so a radius of 0.5 moves all of the first to `out`, where a
    /// unit loses most, 9. The even half has the mean cost 1·¼ + 2·¼ + 1·½ = 1.25, so a dose of
    /// 0.4.
    @Test
    void mixture_isHalfOfEach() {
        double[] returns = {0, -1, -2, -9, 0, -1, -2, -3};
        var weighing = new Weighing(new RobustMode.Mixed(0.5), SET);
        double[] weights = new double[8];
        weighing.weigh(returns, 0, weights);
        assertThat(weighing.evenDose()).isCloseTo(0.4, within(1e-12));
        double[] expected = {0.3, 0.05, 0.05, 0.6, 0.8, 0.05, 0.05, 0.1};
        for (int at = 0; at < 8; at++) {
            assertThat(weights[at]).isCloseTo(expected[at], within(1e-12));
        }
        assertThat(weighing.massByFamily()[0]).isCloseTo(0.1, within(1e-12));
        assertThat(weighing.massByFamily()[1]).isCloseTo(0.35, within(1e-12));
    }

    /// Nominal and both families have a third each. At level 0 all count as they are; at 5/6 of the
    /// total the tail is one sixth: `out` of the first group alone.
    @Test
    void tail_rises_andThenCountsTheWorstAlone() {
        double[] returns = {0, -1, -2, -9, 0, -1, -2, -3};
        var weighing = new Weighing(new RobustMode.Tail(5.0 / 6), SET);
        double[] weights = new double[8];
        double mean = weighing.weigh(returns, 0, weights);
        assertThat(mean).isCloseTo((-1.5 - 1.5 - 9 - 3) / 6, within(1e-12));
        double tail = weighing.weigh(returns, 1, weights);
        assertThat(tail).isCloseTo(-9, within(1e-9));
        assertThat(weighing.weigh(returns, 0.25, weights)).isBetween(-9.0, mean);
    }

    @Test
    void proposal_reachesEveryFamily_withinTheRadius() {
        assertThat(new Weighing(new RobustMode.Wasserstein(0.1), SET).proposal())
                .containsExactly(0.8, 0.05, 0.05, 0.1);
        assertThat(new Weighing(new RobustMode.Wasserstein(9), SET).proposal()[0]).isEqualTo(0.5);
    }

    @Test
    void budgets_haveNoWeights() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighing(new RobustMode.Randomised(0.02), SET))
                .withMessageContaining("dose");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Weighing(new RobustMode.BudgetedTail(0.02), SET))
                .withMessageContaining("level");
    }

    @Test
    void freeCandidates_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CandidateSet(1, List.of("nominal", "dark"), List.of(0.0, 0.0)))
                .withMessageContaining("cost something");
    }
}
