package org.commonwatt.operate.dispatch.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.ImbalancePrices;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class ScenarioDaysTest {
    private static final double ACCURACY = 1e-6;

    /// Hourly days in which two homes together need so much in every hour.
    private static ScenarioFixture days(double... hourlyKwh) {
        double[] half = new double[24 * hourlyKwh.length];
        Arrays.setAll(half, t -> hourlyKwh[t / 24] / 2);
        double[] dark = new double[half.length];
        return new ScenarioFixture()
                .member(Participant.home("home_0"), half, dark)
                .member(Participant.home("home_1"), half, dark);
    }

    private static double[] flat(int steps, double price) {
        double[] prices = new double[steps];
        Arrays.fill(prices, price);
        return prices;
    }

    private static DayPlan plan(Scenario scenario, DayRequest request) {
        return ScenarioDays.plan(new HighsSolver(), scenario, request, Limits.NONE);
    }

    private static DayPlan.Planned planned(Scenario scenario, DayRequest request) {
        DayPlan plan = plan(scenario, request);
        assertThat(plan).isInstanceOf(DayPlan.Planned.class);
        return (DayPlan.Planned) plan;
    }

    private static String refusal(Scenario scenario, DayRequest request) {
        DayPlan plan = plan(scenario, request);
        assertThat(plan).isInstanceOf(DayPlan.Refused.class);
        return ((DayPlan.Refused) plan).reason();
    }

    @Test
    void plan_fourthDay_isMadeFromTheDaysBeforeAndPaidForOnItself() {
        // Import 0.3, feed-in 0.1, ahead 0.2: bought is what half of the days need, 4 kWh. The day
        // itself needs 5: 4·0.2 + 0.3 an hour; known before, 5·0.2.
        Scenario scenario = days(10, 2, 4, 5, 99).build();
        double[] dayAhead = flat(120, 0.2);
        DayPlan.Planned plan = planned(scenario, new DayRequest(3, new Risk.Expected(), dayAhead));
        assertThat(plan.date()).isEqualTo(LocalDate.of(2025, 1, 9));
        assertThat(plan.historicDates())
                .containsExactly(
                        LocalDate.of(2025, 1, 6),
                        LocalDate.of(2025, 1, 7),
                        LocalDate.of(2025, 1, 8));
        assertThat(plan.commitment().boughtKwh()).containsExactly(flat(24, 4), within(ACCURACY));
        assertThat(plan.realisedCost()).isCloseTo(24 * 1.1, within(ACCURACY));
        assertThat(plan.foresightCost()).isCloseTo(24.0, within(ACCURACY));
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void plan_fewerDaysThanThereAre_takesTheLast() {
        Scenario scenario = days(10, 2, 4, 5).build();
        DayRequest request = new DayRequest(3, new Risk.Cvar(0.9), List.of(), 2, flat(96, 0.2));
        DayPlan.Planned plan = planned(scenario, request);
        assertThat(plan.historicDates()).hasSize(2);
        assertThat(plan.commitment().boughtKwh()).containsExactly(flat(24, 4), within(ACCURACY));
    }

    @Test
    void plan_ball_costsAtLeastTheMean() {
        Scenario scenario = days(10, 2, 4, 5).build();
        double[] dayAhead = flat(96, 0.2);
        double mean =
                planned(scenario, new DayRequest(3, new Risk.Expected(), dayAhead))
                        .commitment()
                        .objective();
        DayPlan.Planned robust =
                planned(scenario, new DayRequest(3, new Risk.Wasserstein(0.5), dayAhead));
        assertThat(robust.days().candidates()).isEqualTo(6);
        assertThat(robust.commitment().objective()).isGreaterThan(mean);
    }

    @Test
    void plan_imbalancePrices_keepTheirDistanceFromTheDaysOwnPrice() {
        // Import 0.3 on the first day, 0.4 on the second; imbalance 0.5 and 0.1 throughout.
        double[] imports = flat(48, 0.3);
        Arrays.fill(imports, 24, 48, 0.4);
        Tariff tariff =
                new Tariff("test", TariffTerms.PLAIN, imports, flat(48, 0.05))
                        .with(new ImbalancePrices(flat(48, 0.5), flat(48, 0.1)));
        Scenario scenario = withTariff(days(3, 3).build(), tariff);
        DayPlan.Planned plan = planned(scenario, new DayRequest(1, new Risk.Expected(), null));
        assertThat(plan.market().dayAheadPerKwh()).containsExactly(flat(24, 0.4), within(1e-12));
        DayPath day = plan.days().path(0, 0);
        assertThat(day.spotBuyPerKwh()).containsExactly(flat(24, 0.6), within(1e-12));
        assertThat(day.spotSellPerKwh()).containsExactly(flat(24, 0.2), within(1e-12));
    }

    private static Scenario withTariff(Scenario base, Tariff tariff) {
        return new Scenario(
                base.name(),
                base.currency(),
                base.seed(),
                base.axis(),
                base.community(),
                base.exogenous(),
                List.of(tariff, tariff),
                base.mechanism(),
                base.settings(),
                base.assumptions());
    }

    @Test
    void plan_quartersOfAnHour_areAddedToHours() {
        int steps = 2 * 96;
        double[] demandKwh = new double[steps];
        Arrays.setAll(demandKwh, t -> t % 4);
        double[] pvKwh = flat(steps, 0.25);
        double[] dayAhead = new double[steps];
        Arrays.setAll(dayAhead, t -> 0.2 + 0.01 * (t % 4));
        Scenario scenario =
                new Scenario(
                        "quarters",
                        "EUR",
                        1,
                        TimeAxis.of(
                                Instant.parse("2025-01-06T00:00:00Z"),
                                Duration.ofMinutes(15),
                                steps,
                                ZoneId.of("Europe/London")),
                        new Community(
                                List.of(Participant.home("home_0")),
                                Connection.UNLIMITED,
                                false,
                                List.of()),
                        new Exogenous(steps, 1, demandKwh, pvKwh, new double[steps]),
                        List.of(Tariff.flat("flat", TariffTerms.PLAIN, 0.3, 0.1, steps)),
                        "none",
                        Scenario.Settings.DEFAULT,
                        List.of());
        DayPlan.Planned plan = planned(scenario, new DayRequest(1, new Risk.Expected(), dayAhead));
        // 0 + 1 + 2 + 3 kWh, 4 · 0.25 kWh, the mean of 0.20 … 0.23.
        assertThat(plan.days().path(0, 0).loadKwh()).containsExactly(flat(24, 6), within(1e-12));
        assertThat(plan.days().path(0, 0).generationKwh())
                .containsExactly(flat(24, 1), within(1e-12));
        assertThat(plan.market().dayAheadPerKwh()).containsExactly(flat(24, 0.215), within(1e-12));
    }

    @Test
    void plan_dayOfTwentyThreeHours_isRefusedAndNoHistory() {
        // London's clocks go forward on 30 March 2025.
        double[] demandKwh = flat(95, 1);
        Scenario scenario =
                new ScenarioFixture()
                        .start("2025-03-28T00:00:00Z")
                        .member(Participant.home("home_0"), demandKwh, new double[95])
                        .build();
        double[] dayAhead = flat(95, 0.2);
        assertThat(refusal(scenario, new DayRequest(2, new Risk.Expected(), dayAhead)))
                .contains("2025-03-30");
        DayPlan.Planned plan = planned(scenario, new DayRequest(3, new Risk.Expected(), dayAhead));
        assertThat(plan.historicDates())
                .containsExactly(LocalDate.of(2025, 3, 28), LocalDate.of(2025, 3, 29));
    }

    @Test
    void plan_withoutWhatItNeeds_isRefusedInASentence() {
        Scenario scenario = days(3, 3).build();
        assertThat(refusal(scenario, new DayRequest(1, new Risk.Expected(), null)))
                .contains("neither day-ahead nor imbalance prices");
        assertThat(refusal(scenario, new DayRequest(0, new Risk.Expected(), flat(48, 0.2))))
                .contains("2025-01-06 has none");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> plan(scenario, new DayRequest(1, new Risk.Expected(), flat(3, 0.2))))
                .withMessageContaining("3 prices, 48 steps");
    }

    @Test
    void plan_feedInAboveThePriceAhead_isNoPlan() {
        DayPlan plan =
                plan(days(3, 3).build(), new DayRequest(1, new Risk.Expected(), flat(48, 0.05)));
        assertThat(plan).isInstanceOf(DayPlan.Unplanned.class);
        assertThat(((DayPlan.Unplanned) plan).result())
                .isInstanceOf(CommitmentResult.Unbounded.class);
    }

    @Test
    void plan_devices_areABatteryTogetherOrNamedAsLeftOut() {
        double[] demandKwh = flat(48, 1);
        double[] dark = new double[48];
        Battery small = new Battery(5, 2, 3, 0.9, 0.92, 0.1, 0.9, 0.0, 0.01, 0.5, null);
        Battery large = new Battery(15, 6, 9, 0.94, 0.92, 0.2, 1.0, 0.0, 0.03, 0.5, null);
        Scenario scenario =
                new ScenarioFixture()
                        .member(Participant.home("home_0").withBattery(small), demandKwh, dark)
                        .member(
                                Participant.home("home_1")
                                        .withBattery(large)
                                        .withEv(new Ev(40, 7, 0.9, 0.9, 0.2, true, List.of())),
                                demandKwh,
                                dark)
                        .outages(true, new Outage(30, 32, 30))
                        .build();
        DayPlan.Planned plan =
                planned(scenario, new DayRequest(1, new Risk.Expected(), flat(48, 0.2)));
        Store store = plan.market().stores().getFirst();
        assertThat(plan.market().stores()).hasSize(1);
        assertThat(store.initialKwh()).isEqualTo(10.0);
        assertThat(store.window()).isEqualTo(new Store.Window(3.5, 19.5));
        assertThat(store.rates().chargeKw()).isEqualTo(8.0);
        assertThat(store.rates().dischargeKw()).isEqualTo(12.0);
        // By capacity, 1 to 3.
        assertThat(store.rates().etaCharge()).isCloseTo(0.93, within(1e-12));
        assertThat(store.rates().wearPerKwh()).isCloseTo(0.025, within(1e-12));
        assertThat(plan.leftOut())
                .containsExactly(
                        "Vehicles charge when they come; members with one: 1.",
                        "Outages do not count: 1.");
    }

    @Test
    void plan_vehiclesAndJobs_areLoadAtTheirFirstHours() {
        // 8 kWh stored at 0.8 are 10 at the meter, 7 of them in the first hour; of a stay that
        // began
        // two hours before the scenario nothing is left to charge; a job of 2 and 1 kWh at 5
        // o'clock.
        Ev ev =
                new Ev(
                        40,
                        7,
                        0.8,
                        0.9,
                        0.0,
                        false,
                        List.of(new EvSession(-2, 3, 0.5, 0.7), new EvSession(10, 20, 0.5, 0.7)));
        Job job = new Job(5, 9, List.of(2.0, 1.0));
        Participant home = Participant.home("home_0").withEv(ev);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                home.withEquipment(home.equipment().withJobs(List.of(job))),
                                flat(48, 1),
                                new double[48])
                        .build();
        double[] expectedKwh = flat(24, 1);
        expectedKwh[5] += 2;
        expectedKwh[6] += 1;
        expectedKwh[10] += 7;
        expectedKwh[11] += 3;
        DayPlan.Planned plan =
                planned(scenario, new DayRequest(1, new Risk.Expected(), flat(48, 0.2)));
        assertThat(plan.days().path(0, 0).loadKwh()).containsExactly(expectedKwh, within(1e-12));
    }
}
