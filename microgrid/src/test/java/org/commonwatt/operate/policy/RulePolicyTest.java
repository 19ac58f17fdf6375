package org.commonwatt.operate.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RulePolicyTest extends PolicyContract {
    private static final Battery LOSSLESS = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 0.5, null);

    @Override
    protected Policy policy(Scenario scenario) {
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        boolean pools = scenario.mechanism().equals("mid-market-rate");
        return new RulePolicy(
                devices,
                new RulePolicy.Settings(0, pools, scenario.community().islanding()),
                RuleNumbers.USUAL,
                scenario.axis());
    }

    private static double[] every(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static RunResult run(ScenarioFixture fixture) {
        return Runs.run(fixture.build(), "rule", StepObserver.NONE);
    }

    @Test
    void ownSurplus_withoutAMarket_chargesTheOwnBattery() {
        // 3 kWh of sun − 1 kWh of demand = 2 kWh into the battery, nothing exported.
        RunResult result =
                run(
                        new ScenarioFixture()
                                .member(
                                        Participant.home("a").withBattery(LOSSLESS),
                                        every(1, 1),
                                        every(3, 1)));
        assertThat(result.trace().value(Column.CHARGE_KWH, 0)).isCloseTo(2.0, within(1e-12));
        assertThat(result.trace().value(Column.COMMUNITY_EXPORT_KWH, 0)).isZero();
    }

    @Test
    void neighboursDeficit_whereTheMarketPools_isServedFromTheBattery() {
        // a has 1 kWh of sun too much, b needs 3: the battery gives the missing 2.
        RunResult result =
                run(
                        new ScenarioFixture()
                                .mechanism("mid-market-rate")
                                .member(
                                        Participant.home("a").withBattery(LOSSLESS),
                                        every(1, 1),
                                        every(2, 1))
                                .member(Participant.home("b"), every(3, 1), every(0, 1)));
        assertThat(result.trace().value(Column.DISCHARGE_KWH, 0)).isCloseTo(2.0, within(1e-12));
        assertThat(result.trace().value(Column.COMMUNITY_IMPORT_KWH, 0)).isZero();
    }

    @Test
    void storedEnergy_isKeptForDearerHours() {
        // 5 kWh stored, 1 kWh needed each hour. Hours 20–23 of a day cost 0.60, so 4 kWh are kept
        // and
        // 1 kWh is free for the cheaper hours before; the forecast knows the demand from hour 0 on.
        double[] prices = every(0.30, 24);
        Arrays.fill(prices, 20, 24, 0.60);
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a")
                                                .withBattery(
                                                        new Battery(
                                                                10, 5, 5, 1, 1, 0, 1, 0, 1, 0.5,
                                                                null)),
                                        every(1, 24),
                                        every(0, 24)));
        for (int t = 20; t < 24; t++) {
            assertThat(result.trace().value(Column.COMMUNITY_IMPORT_KWH, t)).isZero();
        }
        assertThat(result.trace().sum(Column.DISCHARGE_KWH)).isCloseTo(5.0, within(1e-9));
    }

    @Test
    void cheapHours_fillTheBatteryEvenly_forDearOnes() {
        // Hours 0–4 cost 0.10, the rest 0.50; an empty 10 kWh battery buys 2 kWh in each of the
        // five.
        double[] prices = every(0.50, 24);
        Arrays.fill(prices, 0, 5, 0.10);
        Battery empty = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 0, null);
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a").withBattery(empty),
                                        every(1, 24),
                                        every(0, 24)));
        for (int t = 0; t < 5; t++) {
            assertThat(result.trace().value(Column.CHARGE_KWH, t)).isCloseTo(2.0, within(1e-9));
        }
        assertThat(result.trace().value(Column.STORED_KWH, 4)).isCloseTo(10.0, within(1e-9));
    }

    @Test
    void wearDearerThanTheSpread_isNotWorthBuying() {
        double[] prices = every(0.20, 24);
        Arrays.fill(prices, 0, 5, 0.10);
        // Moving a kWh in and out wears 0.12, the spread is 0.10.
        Battery worn = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0.06, 0, null);
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a").withBattery(worn),
                                        every(1, 24),
                                        every(0, 24)));
        assertThat(result.trace().sum(Column.CHARGE_KWH)).isZero();
    }

    @Test
    void announcedOutage_fillsTheBattery_andServesThroughIt() {
        // Announced at hour 0, out from hour 5 to 9: the battery is full by then and serves 4 kWh.
        RunResult result =
                run(
                        new ScenarioFixture()
                                .outages(false, new Outage(5, 9, 0))
                                .member(
                                        Participant.home("a").withBattery(LOSSLESS),
                                        every(1, 24),
                                        every(0, 24)));
        assertThat(result.trace().value(Column.STORED_KWH, 4)).isCloseTo(10.0, within(1e-9));
        assertThat(result.trace().value(Column.STORED_KWH, 8)).isCloseTo(6.0, within(1e-9));
        assertThat(result.trace().sum(Column.UNSERVED_KWH)).isZero();
    }

    static Stream<Arguments> outagesWithAGenerator() {
        return Stream.of(
                // Five an hour: it gives 4 · 59/60 in the hour in which it starts, then 4. Had it
                // waited for the battery to be empty, 1 kWh would be missing in the second hour.
                Arguments.of(5.0, new double[] {59 / 15.0, 4, 4}),
                // Half a kWh an hour: what is stored lasts ten hours. After four of them 3 kWh are
                // left, which last six; after five 2.5: it starts, at its least of 30 % of 4 kW.
                Arguments.of(0.5, new double[] {0, 0, 0, 0, 0, 1.2}));
    }

    /// 5 kWh are stored when the outage begins; what the generator does not give, the battery does.
    @ParameterizedTest
    @MethodSource("outagesWithAGenerator")
    void generator_inAnOutage_restsOnlyWhileWhatIsStoredLastsSixHours(
            double neededKwh, double[] generatedKwh) {
        int hours = generatedKwh.length;
        RunResult result =
                run(
                        new ScenarioFixture()
                                .mechanism("mid-market-rate")
                                .outages(true, new Outage(0, hours, 0))
                                .member(
                                        Participant.home("a").withBattery(LOSSLESS),
                                        every(neededKwh, hours + 1),
                                        every(0, hours + 1))
                                .member(
                                        Participant.home("b")
                                                .withEquipment(
                                                        Equipment.NONE.withGenset(
                                                                Genset.diesel(4, 0.5))),
                                        every(0, hours + 1),
                                        every(0, hours + 1)));
        double storedKwh = 5;
        for (int hour = 0; hour < hours; hour++) {
            storedKwh += generatedKwh[hour] - neededKwh;
            assertThat(result.trace().value(Column.GENSET_KWH, hour))
                    .as("hour %d", hour)
                    .isCloseTo(generatedKwh[hour], within(1e-12));
            assertThat(result.trace().value(Column.STORED_KWH, hour))
                    .as("hour %d", hour)
                    .isCloseTo(storedKwh, within(1e-9));
        }
        assertThat(result.trace().sum(Column.UNSERVED_KWH)).isZero();
        assertThat(result.trace().value(Column.GENSET_KWH, hours)).isZero();
    }

    @Test
    void reserve_staysInOrdinaryHours() {
        var settings =
                new Scenario.Settings(
                        10,
                        1,
                        0.3,
                        Scenario.Settings.DEFAULT.information(),
                        Scenario.Settings.DEFAULT.forecasts());
        RunResult result =
                run(
                        new ScenarioFixture()
                                .settings(settings)
                                .member(
                                        Participant.home("a").withBattery(LOSSLESS),
                                        every(1, 24),
                                        every(0, 24)));
        assertThat(result.trace().value(Column.STORED_KWH, 23)).isCloseTo(3.0, within(1e-9));
    }

    @Test
    void vehicle_reachesItsTarget_inTheCheapestHours() {
        // Needs 8 kWh at 4 kW within hours 0–9; only hours 6 and 7 are cheap, and two are enough.
        double[] prices = every(0.40, 24);
        prices[6] = 0.10;
        prices[7] = 0.10;
        Ev car = new Ev(20, 4, 1, 1, 0, false, List.of(new EvSession(0, 10, 0.2, 0.6)));
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a").withEv(car),
                                        every(0, 24),
                                        every(0, 24)));
        assertThat(result.trace().value(Column.EV_CHARGE_KWH, 6)).isCloseTo(4.0, within(1e-9));
        assertThat(result.trace().value(Column.EV_CHARGE_KWH, 7)).isCloseTo(4.0, within(1e-9));
        assertThat(result.trace().sum(Column.EV_CHARGE_KWH)).isCloseTo(8.0, within(1e-9));
        assertThat(result.members().getFirst().evShortfallKwh()).isZero();
    }

    /// 20 kWh stored and due at hour 12; the first four hours cost 0.50, the others 0.10.
    private static RunResult vehicleInADearMorning(boolean bidirectional) {
        double[] prices = every(0.10, 24);
        Arrays.fill(prices, 0, 4, 0.50);
        Ev car = new Ev(20, 5, 1, 1, 0, bidirectional, List.of(new EvSession(0, 12, 1, 1)));
        return run(
                new ScenarioFixture()
                        .prices(prices)
                        .member(Participant.home("a").withEv(car), every(2, 24), every(0, 24)));
    }

    @Test
    void vehicleThatMayFeedBack_servesDearHours_andIsFullInTime() {
        // It gives the 2 kWh of each dear hour and buys the 8 kWh back for 0.10.
        RunResult result = vehicleInADearMorning(true);
        for (int t = 0; t < 4; t++) {
            assertThat(result.trace().value(Column.COMMUNITY_IMPORT_KWH, t)).isZero();
        }
        assertThat(result.trace().sum(Column.EV_DISCHARGE_KWH)).isCloseTo(8.0, within(1e-9));
        assertThat(result.members().getFirst().evShortfallKwh()).isZero();
        assertThat(vehicleInADearMorning(false).trace().sum(Column.EV_DISCHARGE_KWH)).isZero();
    }

    @Test
    void vehicleThatMayFeedBack_takesInCheapHours_whatDearerOnesOfItsStayWant() {
        // At its target of 10 kWh already; hours 0–3 cost 0.10, the others 0.50. In hours 4–7 of
        // its stay 2 kWh are wanted each: it takes 2 kWh in each of the cheap hours, and gives
        // them.
        double[] prices = every(0.50, 24);
        Arrays.fill(prices, 0, 4, 0.10);
        Ev car = new Ev(20, 5, 1, 1, 0, true, List.of(new EvSession(0, 8, 0.5, 0.5)));
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a").withEv(car),
                                        every(2, 24),
                                        every(0, 24)));
        for (int t = 0; t < 4; t++) {
            assertThat(result.trace().value(Column.EV_CHARGE_KWH, t)).isCloseTo(2.0, within(1e-9));
            assertThat(result.trace().value(Column.COMMUNITY_IMPORT_KWH, 4 + t)).isZero();
        }
        assertThat(result.members().getFirst().evShortfallKwh()).isZero();
    }

    @Test
    void batteryUnderALocalFee_buysForItsOwnMeterOnly() {
        // Hour 0 costs 0.20, the others 0.24; handing a kWh to a neighbour costs 0.06. The owner
        // of the battery wants 0.5 kWh an hour, its neighbour 3: only the owner's is worth buying.
        double[] prices = every(0.24, 6);
        prices[0] = 0.20;
        Battery empty = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 0, null);
        RunResult result =
                run(
                        new ScenarioFixture()
                                .mechanism("mid-market-rate")
                                .terms(new TariffTerms(0.06, 0.06, 0, 0, 0))
                                .prices(prices)
                                .member(
                                        Participant.home("a").withBattery(empty),
                                        every(0.5, 6),
                                        every(0, 6))
                                .member(Participant.home("b"), every(3, 6), every(0, 6)));
        double bought = result.trace().value(Column.CHARGE_KWH, 0);
        assertThat(bought).isBetween(2.5 - 1e-9, 5.0);
        for (int t = 1; t < 6; t++) {
            assertThat(result.trace().value(Column.DISCHARGE_KWH, t)).isCloseTo(0.5, within(1e-9));
        }
    }

    @Test
    void vehicleThatLeavesBeforeCheaperHours_givesNothing() {
        double[] prices = every(0.50, 24);
        prices[20] = 0.10;
        Ev car = new Ev(20, 5, 1, 1, 0, true, List.of(new EvSession(0, 12, 1, 1)));
        RunResult result =
                run(
                        new ScenarioFixture()
                                .prices(prices)
                                .member(
                                        Participant.home("a").withEv(car),
                                        every(2, 24),
                                        every(0, 24)));
        assertThat(result.trace().sum(Column.EV_DISCHARGE_KWH)).isZero();
    }

    @Test
    void batteriesUnderALocalFee_serveTheirOwnMetersFirst() {
        // Two full batteries, one deficit of 3 kWh: without a fee each gives half of it.
        for (double feePerKwh : new double[] {0, 0.02}) {
            var full = new Battery(10, 5, 5, 1, 1, 0, 1, 0, 0, 1, null);
            var fixture =
                    new ScenarioFixture()
                            .mechanism("mid-market-rate")
                            .terms(new TariffTerms(0.06, feePerKwh, 0, 0, 0))
                            .member(
                                    Participant.home("a").withBattery(full),
                                    every(3, 1),
                                    every(0, 1))
                            .member(
                                    Participant.home("b").withBattery(full),
                                    every(0, 1),
                                    every(0, 1));
            Scenario scenario = fixture.build();
            var run = new Simulation(scenario, policy(scenario));
            run.finish(StepObserver.NONE);
            assertThat(run.flows().dischargeKwh[0])
                    .isCloseTo(feePerKwh > 0 ? 3.0 : 1.5, within(1e-12));
            assertThat(run.flows().dischargeKwh[1])
                    .isCloseTo(feePerKwh > 0 ? 0.0 : 1.5, within(1e-12));
        }
    }

    @Test
    void feeBetweenMembers_dearerThanTheSpread_isNotWorthBuying() {
        // The spread is 0.10: bought for a neighbour under a fee of 0.12 it would lose 0.02.
        double[] prices = every(0.20, 24);
        Arrays.fill(prices, 0, 5, 0.10);
        for (double feePerKwh : new double[] {0.02, 0.12}) {
            RunResult result =
                    run(
                            new ScenarioFixture()
                                    .mechanism("mid-market-rate")
                                    .terms(new TariffTerms(0.15, feePerKwh, 0, 0, 0))
                                    .prices(prices)
                                    .member(
                                            Participant.home("a").withBattery(LOSSLESS),
                                            every(0, 24),
                                            every(0, 24))
                                    .member(Participant.home("b"), every(1, 24), every(0, 24)));
            double boughtKwh = result.trace().sum(Column.CHARGE_KWH);
            assertThat(boughtKwh > 0).isEqualTo(feePerKwh < 0.10);
        }
    }

    @Test
    void pool_withTwoTariffs_actsTheSameInAnyOrderOfItsMembers() {
        // One member's price rises in the evening, the other's does not; the pool sees the mean.
        RunResult forth = runWithTariffs(true);
        RunResult back = runWithTariffs(false);
        for (int t = 0; t < 24; t++) {
            assertThat(back.trace().value(Column.CHARGE_KWH, t))
                    .isCloseTo(forth.trace().value(Column.CHARGE_KWH, t), within(1e-9));
            assertThat(back.trace().value(Column.DISCHARGE_KWH, t))
                    .isCloseTo(forth.trace().value(Column.DISCHARGE_KWH, t), within(1e-9));
        }
        assertThat(forth.trace().value(Column.COMMUNITY_IMPORT_KWH, 20)).isZero();
    }

    private static RunResult runWithTariffs(boolean flatFirst) {
        double[] evening = every(0.30, 24);
        Arrays.fill(evening, 20, 24, 0.60);
        Tariff flat = new Tariff("flat", TariffTerms.PLAIN, every(0.30, 24), every(0.10, 24));
        Tariff rising = new Tariff("rising", TariffTerms.PLAIN, evening, every(0.10, 24));
        Battery wearing = new Battery(10, 5, 5, 0.9, 0.9, 0, 1, 0, 1, 0.5, null);
        Participant big = Participant.home("big").withBattery(LOSSLESS);
        Participant small = Participant.home("small").withBattery(wearing);
        Scenario s =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(flatFirst ? big : small, every(1, 24), every(0, 24))
                        .member(flatFirst ? small : big, every(1, 24), every(0, 24))
                        .build();
        Scenario mixed =
                new Scenario(
                        s.name(),
                        s.currency(),
                        s.seed(),
                        s.axis(),
                        s.community(),
                        s.exogenous(),
                        flatFirst ? List.of(flat, rising) : List.of(rising, flat),
                        s.mechanism(),
                        s.settings(),
                        s.assumptions());
        return Runs.run(mixed, "rule", StepObserver.NONE);
    }
}
