package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class WassersteinSetTest extends AmbiguitySetContract {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Two days: the first loses 6 for a cost of 2 (rate 3), the second 2 for 1 (rate 2) and then 3
    /// more for 3 (rate 1).
    private static final double[] RETURNS = {10, 4, 10, 8, 8, 5};

    private static final double[] COSTS = {0, 2, 5, 0, 1, 4};

    @Override
    AmbiguitySet set(int days, int candidates, RandomStream random) {
        return RandomSets.wasserstein(days, candidates, random);
    }

    private static WorstDistribution worst(double[] returns, double[] costs, double budget) {
        WassersteinSet set = WassersteinSet.ofBudget(3, costs, budget);
        WorstDistribution q = new WorstDistribution(set.days(), set.candidates());
        set.worst(returns, Outcome.RETURN, q);
        return q;
    }

    @Test
    void worst_budgetForPartOfTheBestSegment_splitsThatDay() {
        // Half of the mass costs 2/2 = 1 to move; 0.25 moves a quarter of the first day's mass.
        double[] returns = {10, 4, 10, 8, 6, 5};
        WorstDistribution q = worst(returns, COSTS, 0.25);
        assertThat(q.probabilities()).containsExactly(0.375, 0.125, 0, 0.5, 0, 0);
        assertThat(q.value()).isEqualTo(9.0 - 0.25 * 3);
        assertThat(q.multiplier()).isEqualTo(3.0);
        assertThat(q.spent()).isEqualTo(0.25);
        assertThat(q.splitDay()).isZero();
    }

    @Test
    void worst_budgetForMoreThanTheBestSegment_goesOnWithTheNextBest() {
        // 1 moves the first day; 0.25 of the other 0.5 that the second day's first step costs.
        double[] returns = {10, 4, 10, 8, 6, 5};
        WorstDistribution q = worst(returns, COSTS, 1.25);
        assertThat(q.probabilities()).containsExactly(0, 0.5, 0, 0.25, 0.25, 0);
        assertThat(q.multiplier()).isEqualTo(2.0);
        assertThat(q.splitDay()).isOne();
    }

    @Test
    void worst_candidateAboveTheHull_isSkipped() {
        // The second day's candidate 1 loses nothing; its hull goes straight to candidate 2.
        WorstDistribution q = worst(RETURNS, COSTS, 1.0 + 1.0);
        assertThat(q.probabilities()).containsExactly(0, 0.5, 0, 0.25, 0, 0.25);
        assertThat(q.multiplier()).isEqualTo(0.75);
    }

    @Test
    void worst_withoutBudget_isTheNominalDay() {
        WorstDistribution q = worst(RETURNS, COSTS, 0.0);
        assertThat(q.probabilities()).containsExactly(0.5, 0, 0, 0.5, 0, 0);
        assertThat(q.multiplier()).isEqualTo(3.0);
        assertThat(q.spent()).isZero();
        assertThat(q.splitDay()).isEqualTo(WorstDistribution.NONE);
    }

    @Test
    void worst_withoutBudget_takesTheWorstCandidateThatCostsNothing() {
        double[] returns = {10, 7, 7, 8, 8, 8};
        WorstDistribution q = worst(returns, new double[6], 0.0);
        assertThat(q.probabilities()).containsExactly(0, 0.5, 0, 0.5, 0, 0);
        assertThat(q.value()).isEqualTo(7.5);
    }

    @Test
    void worst_equalDays_splitsTheFirst() {
        double[] returns = {5, 1, 5, 5, 1, 5};
        double[] costs = {0, 1, 9, 0, 1, 9};
        assertThat(worst(returns, costs, 0.25).probabilities())
                .containsExactly(0.25, 0.25, 0, 0.5, 0, 0);
    }

    @Test
    void worst_unlimitedBudget_isTheMeanOfEachDaysWorst() {
        WorstDistribution q = worst(RETURNS, COSTS, INFINITE);
        assertThat(q.value()).isEqualTo((4 + 5) / 2.0);
        assertThat(q.multiplier()).isZero();
        WassersteinSet set = WassersteinSet.ofBudget(3, COSTS, INFINITE);
        assertThat(set.bound(0.0, RETURNS, Outcome.RETURN)).isEqualTo(4.5);
    }

    @Test
    void ofRadius_orderTwo_squaresDistancesAndRadius() {
        WassersteinSet set = WassersteinSet.ofRadius(3, COSTS, 1.5, 2.0);
        assertThat(set.budget()).isEqualTo(2.25);
        assertThat(set.transportCost(0, 2)).isEqualTo(25.0);
        assertThat(set.withBudget(7).budget()).isEqualTo(7.0);
    }

    @Test
    void value_overBudgets_isNonIncreasingConvexAndPiecewiseLinear() {
        Forall.seeds(200)
                .check(
                        random -> {
                            int days = 1 + random.nextInt(8);
                            int k = 2 + random.nextInt(5);
                            double[] returns = RandomSets.outcomes(days * k, random);
                            double[] costs = RandomSets.costs(days, k, random);
                            WassersteinSet set = WassersteinSet.ofBudget(k, costs, 0.0);
                            WorstDistribution q = new WorstDistribution(days, k);
                            double step = random.nextDouble(0.01, 0.3);
                            double before = INFINITE;
                            double slopeBefore = INFINITE;
                            for (int n = 0; n < 20; n++) {
                                double value =
                                        set.withBudget(n * step).worst(returns, Outcome.RETURN, q);
                                double slope = q.multiplier();
                                assertThat(value).isLessThanOrEqualTo(before + 1e-12);
                                assertThat(slope).isLessThanOrEqualTo(slopeBefore);
                                if (slope == slopeBefore) { // one line between both budgets
                                    double expected = before - slope * step;
                                    assertThat(value).isCloseTo(expected, within(1e-9));
                                } else if (n > 0) {
                                    double drop = (before - value) / step;
                                    assertThat(drop).isBetween(slope - 1e-8, slopeBefore + 1e-8);
                                }
                                before = value;
                                slopeBefore = slope;
                            }
                        });
    }

    @Test
    void worst_anyInstance_isThatOfTheLinearProgram() {
        HighsSolver solver = new HighsSolver();
        Forall.seeds(60)
                .check(
                        random -> {
                            int days = 1 + random.nextInt(8);
                            int k = 1 + random.nextInt(6);
                            double[] outcomes = RandomSets.outcomes(days * k, random);
                            WassersteinSet set = RandomSets.wasserstein(days, k, random);
                            WorstDistribution q = new WorstDistribution(days, k);
                            double value = set.worst(outcomes, Outcome.RETURN, q);
                            SolveResult lp = solver.solve(primal(set, outcomes), Limits.NONE);
                            double expected = lp.anyPlan().orElseThrow().objective();
                            double scale = Math.max(1.0, Math.abs(expected));
                            assertThat(value).isCloseTo(expected, within(1e-9 * scale));
                            assertThat(q.spent())
                                    .isLessThanOrEqualTo(set.budget() * (1 + 1e-11) + 1e-15);
                        });
    }

    /// The inner problem as it is written down.
    private static Model primal(WassersteinSet set, double[] returns) {
        Model model = new Model();
        for (double one : returns) {
            model.addColumn(0.0, INFINITE, one);
        }
        for (int i = 0; i < set.days(); i++) {
            model.addRow(1.0 / set.days(), 1.0 / set.days());
            for (int k = 0; k < set.candidates(); k++) {
                model.addEntry(i * set.candidates() + k, 1.0);
            }
        }
        model.addRow(-INFINITE, set.budget());
        for (int i = 0; i < set.days(); i++) {
            for (int k = 0; k < set.candidates(); k++) {
                model.addEntry(i * set.candidates() + k, set.transportCost(i, k));
            }
        }
        return model;
    }

    @Test
    void set_withMeaninglessCosts_isRejectedWithValueAndPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinSet.ofBudget(2, new double[] {0, 1, 0.5, 1}, 1))
                .withMessageContaining("0.5 for day 1, candidate 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinSet.ofBudget(2, new double[] {0, -1}, 1))
                .withMessageContaining("-1.0 for day 0, candidate 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinSet.ofBudget(2, new double[3], 1))
                .withMessageContaining("3 costs, 2 candidates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinSet.ofBudget(1, new double[1], -2))
                .withMessageContaining("-2.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WassersteinSet.ofRadius(1, new double[1], 1, 0.5))
                .withMessageContaining("0.5");
    }
}
