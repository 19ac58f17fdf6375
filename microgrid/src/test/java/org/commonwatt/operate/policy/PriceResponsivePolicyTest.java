package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

class PriceResponsivePolicyTest extends PolicyContract {
    private static final int DAYS = 3;

    @Override
    protected Policy policy(Scenario scenario) {
        return new PriceResponsivePolicy(scenario, new PoolOutlook(scenario), 5);
    }

    private static double[] every(double value) {
        double[] values = new double[24 * DAYS];
        Arrays.fill(values, value);
        return values;
    }

    /// One home with a battery, 1 kWh each hour; 0.10 at night, 0.50 from 18 to 22, 0.30 else.
    private static Scenario battery() {
        double[] prices = new double[24 * DAYS];
        for (int t = 0; t < prices.length; t++) {
            int hour = t % 24;
            prices[t] = hour < 6 ? 0.10 : hour >= 18 && hour < 22 ? 0.50 : 0.30;
        }
        return new ScenarioFixture()
                .prices(prices)
                .member(Participant.home("a").withBattery(Battery.linear(4, 2)), every(1), every(0))
                .build();
    }

    private static double[] storedKwh(double elasticity) {
        Scenario scenario = battery();
        var run =
                new Simulation(
                        scenario,
                        new PriceResponsivePolicy(scenario, new PoolOutlook(scenario), elasticity));
        double[] stored = new double[scenario.axis().steps()];
        for (int t = 0; t < stored.length; t++) {
            run.advance(StepObserver.NONE);
            stored[t] = run.state().storedKwh(0);
        }
        return stored;
    }

    @Test
    void battery_fillsInCheapHoursAndServesDearOnes() {
        double[] stored = storedKwh(20);
        // On the second day it is full when night ends and empty when the dear hours do.
        assertThat(stored[24 + 5]).isCloseTo(4, within(0.5));
        assertThat(stored[24 + 21]).isLessThan(1);
    }

    @Test
    void withoutElasticity_nothingMoves() {
        double[] stored = storedKwh(0);
        assertThat(stored[47]).isCloseTo(stored[0], within(0.1));
    }

    @Test
    void outlook_mixesPoolAndRetailByWhatIsTraded() {
        // Yesterday at every hour: a took 3, b gave 1; feed-in 0.10, retail 0.30, middle 0.20.
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("a"), every(3), every(0))
                        .member(Participant.home("b"), every(1), every(2))
                        .build();
        PoolOutlook outlook = outlookOfSecondDay(scenario);
        assertThat(outlook.pricePerKwh(7)).isCloseTo(0.20, within(1e-12));
        assertThat(outlook.demandKwh(7)).isEqualTo(3);
        assertThat(outlook.supplyKwh(7)).isEqualTo(1);
        // A third from b, the rest from the retailer; all of b's goes to a.
        assertThat(outlook.earnedPerKwh(1, 7)).isCloseTo(0.20, within(1e-12));
        double[] cost = new double[24];
        outlook.write(observed(scenario), 0, 0, cost);
        assertThat(cost[7]).isCloseTo((0.20 + 2 * 0.30) / 3, within(1e-12));
    }

    @Test
    void outlook_ofDynamicNem_isTheCeilingWhereEnergyIsMissing() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("dynamic-nem")
                        .member(Participant.home("a"), every(3), every(0))
                        .member(Participant.home("b"), every(1), every(2))
                        .build();
        assertThat(outlookOfSecondDay(scenario).pricePerKwh(7)).isCloseTo(0.30, within(1e-12));
        Scenario sunny =
                new ScenarioFixture()
                        .mechanism("dynamic-nem")
                        .member(Participant.home("a"), every(3), every(0))
                        .member(Participant.home("b"), every(1), every(6))
                        .build();
        assertThat(outlookOfSecondDay(sunny).pricePerKwh(7)).isCloseTo(0.10, within(1e-12));
    }

    @Test
    void outlook_ofACommunityPrice_isItsSeriesOnAllEnergy() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("a"), every(3), every(0))
                        .member(Participant.home("b"), every(1), every(2))
                        .build();
        Scenario priced =
                scenario.withMarket(
                        "community-price",
                        MarketTerms.USUAL.withPricePerKwh(java.util.List.of(0.17)));
        double[] cost = new double[24];
        PoolOutlook outlook = outlookOfSecondDay(priced);
        outlook.write(observed(priced), 0, 0, cost);
        assertThat(cost[7]).isCloseTo(0.17, within(1e-12));
        assertThat(outlook.earnedPerKwh(1, 7)).isCloseTo(0.17, within(1e-12));
    }

    private static Simulation secondDay(Scenario scenario) {
        var run = new Simulation(scenario, Policies.of("none", scenario, 1));
        for (int t = 0; t < 24; t++) {
            run.advance(StepObserver.NONE);
        }
        return run;
    }

    private static Observations observed(Scenario scenario) {
        return secondDay(scenario).observe();
    }

    private static PoolOutlook outlookOfSecondDay(Scenario scenario) {
        var outlook = new PoolOutlook(scenario);
        outlook.prepare(observed(scenario), 0);
        return outlook;
    }

    @Test
    void elasticity_belowZero_isRefused() {
        Scenario scenario = battery();
        assertThatThrownBy(() -> new PriceResponsivePolicy(scenario, new PoolOutlook(scenario), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
