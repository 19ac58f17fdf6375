package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.rl.nn.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a utility says ahead about the price of the load of all.
final class AnnouncedChargesTest {
    private static final double DAYS_PER_MONTH = 365.25 / 12;

    /// Steps of 6 h: 10, 50, 20 and 20 kW; 0.01 per kW above 5 kW, 1 per kW and day. The surcharges
    /// are 0.05, 0.45, 0.15, 0.15; only the second step is near the peak: 1/6 more.
    @Test
    void prices_areThoseOfTheDaysBefore() {
        var tariff = new UtilityTariff(5, 0.01, 0.5, DAYS_PER_MONTH, true);
        var load = new ExpectedLoad(tariff, 4, 6);
        double[] loads = {10, 50, 20, 20};
        for (int t = 0; t < 4; t++) {
            assertThat(load.pricesPerKwh()).containsExactly(0, 0, 0, 0);
            load.learn(t, loads[t]);
        }
        assertThat(load.pricesPerKwh()).containsExactly(0.05, 0.62, 0.15, 0.15);
        // 1 for the day, and 0.01 on 50 kW over 4 h.
        assertThat(load.pricePerKw()).isCloseTo(3, within(1e-9));
        // 20 kW on the second day: expected 50 − 0.3 · 30 = 41, 0.36 + 1/6.
        load.learn(4, 10);
        load.learn(5, 20);
        assertThat(load.pricesPerKwh()[1]).isEqualTo(0.53);
    }

    /// Alike homes with a large battery: 1 kW, 4 kW from 17 to 21 o'clock; nights at a third.
    private static Scenario home(int days) {
        double[] demand = new double[24 * days];
        double[] price = new double[24 * days];
        for (int t = 0; t < demand.length; t++) {
            demand[t] = t % 24 >= 17 && t % 24 < 21 ? 4 : 1;
            price[t] = t % 24 < 3 ? 0.1 : 0.3;
        }
        var battery = new Battery(20, 10, 10, 0.95, 0.95, 0, 1, 0, 0, 0, null);
        return new ScenarioFixture()
                .mechanism("mid-market-rate")
                .prices(price)
                .member(Participant.home("a").withBattery(battery), demand, new double[24 * days])
                .build();
    }

    private static UtilityRun run(String policy, boolean announced) {
        List<Scenario> homes = IntStream.range(0, 3).mapToObj(_ -> home(4)).toList();
        var tariff = new UtilityTariff(5, 0.002, 0.5, 30, announced);
        var run = new UtilityRun(homes, each -> Policies.of(policy, each, 1), tariff);
        assertThat(run.finish(Workers.caller(), () -> false)).isTrue();
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "mpc"})
    void announcedCharges_keepPoliciesFromChargingAllAtOnce(String policy) {
        double unannounced = run(policy, false).peaks().getFirst().loadKw();
        double announced = run(policy, true).peaks().getFirst().loadKw();
        // Three homes without batteries take 12 kW in the evening. A kW more in three cheap hours
        // saves 0.60 a day and costs 1 of the month's peak.
        assertThat(unannounced).isGreaterThan(15);
        assertThat(announced).isLessThanOrEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "mpc", "price-responsive"})
    void finishedBill_givesTheSameRunAlone(String policy) {
        UtilityRun run = run(policy, true);
        for (int c = 0; c < run.communities().size(); c++) {
            Scenario scenario = home(4);
            var alone =
                    new Simulation(scenario, Policies.of(policy, scenario, 1), run.bills().get(c));
            alone.finish(StepObserver.NONE);
            assertThat(alone.stateHash()).isEqualTo(run.communities().get(c).stateHash());
        }
    }

    /// What is announced is what policies see, with tax; nobody else's price changes.
    @Test
    void policies_seeTheAnnouncedPriceInTheRetailPrice() {
        UtilityBill bill = run("none", true).bills().getFirst();
        Scenario scenario = home(4);
        var told = new Simulation(scenario, Policies.of("none", scenario, 1), bill);
        for (int t = 0; t < 30; t++) {
            told.advance(StepObserver.NONE);
        }
        double[] announced = bill.announcedPerKwh(1);
        assertThat(announced[18]).isPositive();
        // Step 30 is 6 o'clock; 12 steps ahead it is 18 o'clock.
        assertThat(told.observe().retailPricePerKwh(0, 0, 12))
                .isCloseTo(told.prices().retailPricePerKwh(42, 0) + announced[18], within(1e-12));
    }
}
