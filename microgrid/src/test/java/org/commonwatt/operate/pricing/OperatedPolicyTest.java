package org.commonwatt.operate.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.numeric.Forall;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PolicyContract;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class OperatedPolicyTest extends PolicyContract {
    private static final double[] WEIGHTS = {0.3, 1, 0.5, -0.5, 0.2, 0.4, -0.3, 0.2, 0.1};

    @Override
    protected Policy policy(Scenario scenario) {
        return OperatedPolicy.of("learned", scenario, new PriceLaw(WEIGHTS), 5);
    }

    private static Scenario operated(long seed) {
        return ScenarioFixture.random(seed, 5, 72, "mid-market-rate")
                .withMarket("operator-price", MarketTerms.USUAL);
    }

    @Test
    void anyLaw_leavesTheOperatorNothingButRounding() {
        Forall.seeds(20)
                .check(
                        random -> {
                            Scenario scenario = operated(random.nextInt(1000));
                            double[] weights = new double[PriceLaw.FEATURES.size()];
                            Arrays.setAll(weights, _ -> 12 * random.nextDouble() - 6);
                            Policy policy =
                                    OperatedPolicy.of("any", scenario, new PriceLaw(weights), 5);
                            RunResult run =
                                    Runs.run(
                                            scenario,
                                            Baselines.of(scenario),
                                            policy,
                                            StepObserver.NONE);
                            int n = scenario.community().size();
                            // Half a unit per member and step, half a cent per member and month.
                            long rounding = (long) n * scenario.axis().steps() + 500L * n;
                            assertThat(Math.abs(run.communityAccountUnits()))
                                    .isLessThanOrEqualTo(rounding);
                            assertThat(run.bills().stream().mapToLong(b -> b.totalUnits()).sum())
                                    .isPositive();
                        });
    }

    @Test
    void whatIsAnnounced_isWhatIsPaid_aDayLater() {
        Scenario scenario = operated(4);
        double[] share = new double[scenario.axis().steps() + 24];
        var policy =
                new OperatedPolicy(
                        "noted",
                        scenario,
                        (_, lead, _, step) -> {
                            // Only the first call announces what is nearer than a day.
                            assertThat(lead == 23 || step < 24).isTrue();
                            share[step] = Math.sin(step);
                            return share[step];
                        },
                        5);
        var run = new Simulation(scenario, policy);
        for (int t = 0; t < scenario.axis().steps(); t++) {
            run.advance(StepObserver.NONE);
            double paid = run.clearing().pricePerKwh[0];
            if (!Double.isNaN(paid)) {
                double floor = run.prices().poolFloorPerKwh(t);
                double range = run.prices().poolCeilingPerKwh(t) - floor;
                double place = t == 0 ? 0 : share[t];
                assertThat(paid).isCloseTo(floor + range * (1 + place) / 2, within(1e-12));
            }
        }
    }

    @Test
    void lawOfZeros_isTheMidMarketRate_toTheBit() {
        Scenario operated = operated(9);
        var middle = new Simulation(operated, OperatedPolicy.of("m", operated, PriceLaw.MIDDLE, 5));
        middle.finish(StepObserver.NONE);
        Scenario plain = ScenarioFixture.random(9, 5, 72, "mid-market-rate");
        var formula = new Simulation(plain, OperatedPolicy.of("m", plain, PriceLaw.MIDDLE, 5));
        formula.finish(StepObserver.NONE);
        assertThat(middle.stateHash()).isEqualTo(formula.stateHash());
    }

    @Test
    void law_weighsWhatItKnows() {
        var law = new PriceLaw(new double[] {0.1, 0.5, 0.2, 0, 0, 0, 0, 0, 0});
        // Balance (3 − 1)/(3 + 1) = 0.5; 0.1 + 0.25 − 0.2.
        assertThat(law.share(3, 1, -1, 0, 0)).isCloseTo(Math.tanh(0.15), within(1e-12));
        assertThat(law.share(0, 0, 0, 0, 0)).isCloseTo(Math.tanh(0.6), within(1e-12));
        assertThat(PriceLaw.MIDDLE.share(1, 2, 0.4, 0.3, 7)).isZero();
    }

    @Test
    void law_withAnotherNumberOfWeights_isRefused() {
        assertThatThrownBy(() -> new PriceLaw(new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("9 weights, not 2");
        double[] broken = new double[PriceLaw.FEATURES.size()];
        broken[3] = Double.NaN;
        assertThatThrownBy(() -> new PriceLaw(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }
}
