package org.commonwatt.robust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.numeric.Forall;
import org.junit.jupiter.api.Test;

final class EntropicWeightsTest {
    private static final double[] EVEN = {0.5, 0.5};
    private static final double[] COSTS = {0, 1};

    /// The second candidate is worse by ln 3 temperatures.
    private static final double[] RETURNS = {0, -Math.log(3)};

    private static double[] masses(double budget, double[] priors) {
        double[] masses = new double[2];
        new EntropicWeights(2, COSTS, budget, priors).weigh(RETURNS, Outcome.RETURN, 1, masses);
        return masses;
    }

    @Test
    void weigh_budgetToSpare_isThePriorTimesTheExponential() {
        // ½·e⁰ : ½·e^ln 3 = 1 : 3.
        var weights = new EntropicWeights(2, COSTS, 1, EVEN);
        double[] masses = new double[2];
        double mean = weights.weigh(RETURNS, Outcome.RETURN, 1, masses);
        assertThat(masses).containsExactly(new double[] {0.25, 0.75}, within(1e-12));
        assertThat(mean).isCloseTo(-0.75 * Math.log(3), within(1e-12));
        assertThat(weights.multiplier()).isZero();
        // Even priors over two: temperature · ln 2.
        assertThat(weights.slack(1)).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void weigh_budgetThatBinds_paysForTransport() {
        // Half of the mass may move: e^(ln 3 − λ) = 1, so λ = ln 3.
        var weights = new EntropicWeights(2, COSTS, 0.5, EVEN);
        double[] masses = new double[2];
        weights.weigh(RETURNS, Outcome.RETURN, 1, masses);
        assertThat(masses).containsExactly(new double[] {0.5, 0.5}, within(1e-12));
        assertThat(weights.multiplier()).isCloseTo(Math.log(3), within(1e-12));
    }

    @Test
    void weigh_noBudget_leavesTheNominalCandidateAlone_toTheLastBit() {
        assertThat(masses(0, EVEN)).containsExactly(1, 0);
        assertThat(masses(0, new double[] {1, 0})).containsExactly(1, 0);
    }

    @Test
    void weigh_ofCosts_isThatOfTheirNegatives() {
        double[] costs = {0, Math.log(3)};
        double[] masses = new double[2];
        new EntropicWeights(2, COSTS, 1, EVEN).weigh(costs, Outcome.COST, 1, masses);
        assertThat(masses).containsExactly(masses(1, EVEN), within(1e-15));
    }

    @Test
    void mean_liesBetweenTheWorst_andItsSlack_andKeepsTheBudget() {
        Forall.seeds(200)
                .check(
                        random -> {
                            int days = 1 + random.nextInt(4);
                            int candidates = 2 + random.nextInt(4);
                            double[] returns = new double[days * candidates];
                            double[] costs = new double[returns.length];
                            double[] priors = new double[returns.length];
                            for (int at = 0; at < returns.length; at++) {
                                returns[at] = random.nextDouble(-10, 0);
                                costs[at] = at % candidates == 0 ? 0 : random.nextDouble(0.1, 2);
                                priors[at] = 1.0 / candidates;
                            }
                            double budget = random.nextDouble();
                            double temperature = random.nextDouble(0.01, 3);
                            var weights = new EntropicWeights(candidates, costs, budget, priors);
                            double[] masses = new double[returns.length];
                            double mean =
                                    weights.weigh(returns, Outcome.RETURN, temperature, masses);
                            WassersteinSet set = WassersteinSet.ofBudget(candidates, costs, budget);
                            double worst =
                                    set.worst(
                                            returns,
                                            Outcome.RETURN,
                                            new WorstDistribution(days, candidates));
                            assertThat(mean)
                                    .isBetween(worst - 1e-9, worst + weights.slack(temperature));
                            double spent = 0;
                            for (int at = 0; at < masses.length; at++) {
                                spent += masses[at] * costs[at];
                            }
                            assertThat(spent).isLessThanOrEqualTo(budget + 1e-12);
                            assertThat(Arrays.stream(masses).sum()).isCloseTo(1, within(1e-12));
                        });
    }

    @Test
    void weights_withoutMassOrCost_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntropicWeights(2, COSTS, 1, new double[] {0, 1}))
                .withMessageContaining("has mass before");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntropicWeights(2, new double[] {0, 0}, 1, EVEN))
                .withMessageContaining("the others cost something");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new EntropicWeights(2, COSTS, 1, EVEN)
                                        .weigh(RETURNS, Outcome.RETURN, 0, new double[2]))
                .withMessage("The temperature must be above 0: 0.0.");
    }
}
