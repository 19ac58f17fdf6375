package org.commonwatt.operate.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.BatteryCurves;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Equipment;
import org.commonwatt.grid.Ev;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.FleetState;
import org.commonwatt.grid.HeatPump;
import org.commonwatt.grid.Job;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.Participant;
import org.commonwatt.grid.Room;
import org.commonwatt.grid.StepFlows;
import org.commonwatt.grid.StepInputs;
import org.commonwatt.grid.StepPhysics;
import org.commonwatt.grid.Tank;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.market.Tariff;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.dispatch.HeatLoad.Body;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

class ScenarioWindowTest {
    private static final Battery LOSSLESS = new Battery(10, 5, 5, 1, 1, 0.1, 1, 0, 0, 0.5, null);

    private static double[] every(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static DispatchProblem whole(Scenario scenario) {
        return window(scenario, 0, scenario.axis().steps(), true, 0);
    }

    private static DispatchProblem window(
            Scenario scenario, int first, int steps, boolean seesAhead, double reserveSoc) {
        boolean ends = first + steps == scenario.axis().steps();
        return new ScenarioWindow(scenario)
                .problem(
                        new WindowTerms(
                                first,
                                steps,
                                seesAhead,
                                reserveSoc,
                                new WindowTerms.Ends(ends, 0.2)),
                        WindowState.initial(scenario),
                        Outlook.perfect(scenario, first, steps));
    }

    @Test
    void prices_areAllIn_andExchangeCostsItsFeeAndTheTaxOnBoth() {
        // (0.30 + 0.05)·1.1 = 0.385 at the retailer. Between members the price is halfway between
        // 0.10 and 0.30 + 0.05 − 0.02 = 0.33, 0.215; outside go 0.02·1.1 + 0.1·0.215 = 0.0435.
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .terms(new TariffTerms(0.05, 0.02, 1, 0, 0.1))
                        .member(Participant.home("a"), every(1, 2), every(0, 2))
                        .build();
        DispatchProblem problem = whole(scenario);
        assertThat(problem.member(0).meter().importPricePerKwh()[1])
                .isEqualTo(0.385, within(1e-12));
        assertThat(problem.member(0).meter().exportPricePerKwh()[1]).isEqualTo(0.10);
        assertThat(problem.community().pools()).isTrue();
        assertThat(problem.community().localCostPerKwh()[1]).isEqualTo(0.0435, within(1e-12));
        assertThat(problem.member(0).equity().grossBill()).isEqualTo(0.77, within(1e-12));
    }

    @Test
    void outage_islanded_cutsTheCommunity_otherwiseEveryMember() {
        for (boolean islanding : new boolean[] {true, false}) {
            Scenario scenario =
                    new ScenarioFixture()
                            .outages(islanding, new Outage(1, 2, 0))
                            .member(Participant.home("a"), every(1, 3), every(0, 3))
                            .build();
            DispatchProblem problem = whole(scenario);
            double free = Double.POSITIVE_INFINITY;
            double[] cut = {free, 0, free};
            double[] none = {free, free, free};
            assertThat(problem.community().importLimitKwh()).isEqualTo(islanding ? cut : none);
            assertThat(problem.community().exportLimitKwh()).isEqualTo(islanding ? cut : none);
            assertThat(problem.member(0).meter().importLimitKwh())
                    .isEqualTo(islanding ? none : cut);
            assertThat(problem.member(0).meter().exportLimitKwh())
                    .isEqualTo(islanding ? none : cut);
        }
    }

    @Test
    void battery_keepsItsReserve_unlessAnOutageIsExpected() {
        ScenarioFixture fixture =
                new ScenarioFixture()
                        .member(
                                Participant.home("a").withBattery(LOSSLESS),
                                every(1, 3),
                                every(0, 3))
                        .member(Participant.home("b"), every(1, 3), every(0, 3));
        Store quiet =
                window(fixture.build(), 0, 2, false, 0.4).member(0).devices().stores().getFirst();
        assertThat(quiet.window()).isEqualTo(new Store.Window(4, 10));
        fixture.outages(true, new Outage(1, 2, 0));
        Store outage =
                window(fixture.build(), 0, 2, false, 0.4).member(0).devices().stores().getFirst();
        assertThat(outage.window()).isEqualTo(new Store.Window(1, 10));
        assertThat(outage.initialKwh()).isEqualTo(5);
    }

    @Test
    void end_ofARun_valuesContentsAsTheSystemCostDoes() {
        // Worth 0.2 at the meter: a kWh too much gives 0.9 kWh, 0.18; one missing takes 1/0.8 kWh,
        // 0.25 in all, of which the value lost is 0.18 and the rest its shortfall price.
        Battery battery = new Battery(10, 5, 5, 0.8, 0.9, 0, 1, 0, 0, 0.5, null);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                Participant.home("a").withBattery(battery),
                                every(1, 2),
                                every(0, 2))
                        .build();
        Store.End end = whole(scenario).member(0).devices().stores().getFirst().end();
        assertThat(end.targetKwh()).isEqualTo(5);
        assertThat(end.valuePerKwh()).isEqualTo(0.18, within(1e-12));
        assertThat(end.shortfallPricePerKwh()).isEqualTo(0.07, within(1e-12));
    }

    @Test
    void curves_becomeTheirMeans() {
        // Power share 1 up to soc 0.5, then down to 0 at 1: mean 0.75. Efficiency from 0.6 to 1.0:
        // mean 0.8, each way √0.8.
        var curves =
                new BatteryCurves(
                        new double[] {0, 0.5, 1},
                        new double[] {1, 1, 0},
                        new double[] {0, 1},
                        new double[] {0.6, 1.0},
                        0);
        Battery battery = new Battery(10, 4, 4, 0.9, 0.9, 0, 1, 0, 0, 0.5, curves);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                Participant.home("a").withBattery(battery),
                                every(1, 2),
                                every(0, 2))
                        .build();
        Store.Rates rates = whole(scenario).member(0).devices().stores().getFirst().rates();
        assertThat(rates.chargeKw()).isEqualTo(3, within(1e-9));
        assertThat(rates.etaCharge()).isEqualTo(Math.sqrt(0.8), within(1e-9));
        assertThat(rates.etaDischarge()).isEqualTo(rates.etaCharge());
    }

    @Test
    void stays_areStores_knownFromTheirArrivalOn() {
        Ev ev =
                new Ev(
                        40,
                        7,
                        0.9,
                        0.9,
                        0.25,
                        true,
                        List.of(new EvSession(0, 4, 0.5, 0.8), new EvSession(6, 99, 0.3, 0.9)));
        Scenario scenario =
                new ScenarioFixture()
                        .member(Participant.home("a").withEv(ev), every(1, 10), every(0, 10))
                        .build();
        List<Store> all = whole(scenario).member(0).devices().stores();
        assertThat(all).hasSize(2);
        assertThat(all.getFirst().end()).isEqualTo(new Store.End(32, 1, 0));
        assertThat(all.getFirst().window()).isEqualTo(new Store.Window(10, 40));
        assertThat(all.getLast().startStep()).isEqualTo(6);
        assertThat(all.getLast().endStep()).isEqualTo(10);
        assertThat(all.getLast().initialKwh()).isEqualTo(12, within(1e-12));
        // Still there when the run ends: compared with what it brought.
        assertThat(all.getLast().end().targetKwh()).isEqualTo(12, within(1e-12));
        assertThat(window(scenario, 0, 9, false, 0).member(0).devices().stores()).hasSize(1);
    }

    @Test
    void jobs_waitOrBecomeDemandOnceTheyRun() {
        Participant home =
                Participant.home("a")
                        .withEquipment(
                                Equipment.NONE.withJobs(
                                        List.of(
                                                new Job(1, 3, List.of(0.5, 0.7, 0.2)),
                                                new Job(8, 20, List.of(1.0)))));
        Scenario scenario = new ScenarioFixture().member(home, every(1, 12), every(0, 12)).build();
        var state = WindowState.initial(scenario);
        state.jobOffset[0] = 1;
        var terms = new WindowTerms(2, 9, true, 0, new WindowTerms.Ends(false, 0.2));
        DispatchProblem problem =
                new ScenarioWindow(scenario).problem(terms, state, Outlook.perfect(scenario, 2, 9));
        assertThat(problem.member(0).demandKwh()).startsWith(1.7, 1.2, 1.0);
        DeferrableLoad waiting = problem.member(0).devices().jobs().getFirst();
        assertThat(waiting.releaseStep()).isEqualTo(6);
        assertThat(waiting.latestStartStep()).isEqualTo(8);
        assertThat(waiting.mayWait()).isTrue();
        assertThat(problem.member(0).sheddableKwh()).startsWith(1.7, 1.2, 1.0);
        assertThat(problem.member(0).sheddableKwh()[7]).isEqualTo(2.0);
    }

    @Test
    void vulnerable_areTheMembersOfThePoorestGroup() {
        var fixture = new ScenarioFixture();
        double[] incomes = {40_000, 15_000, 21_000, 30_000, Double.NaN};
        String[] groups = {"high", "low", "low", "high", "low"};
        for (int i = 0; i < incomes.length; i++) {
            Participant plain = Participant.home("home_" + i);
            fixture.member(
                    new Participant(
                            plain.id(),
                            plain.kind(),
                            groups[i],
                            incomes[i],
                            0,
                            0,
                            Connection.UNLIMITED,
                            plain.equipment(),
                            false,
                            1),
                    every(1, 1),
                    every(0, 1));
        }
        assertThat(whole(fixture.build()).members())
                .extracting(member -> member.equity().vulnerable())
                .containsExactly(false, true, true, false, false);
    }

    /// Whatever the thermostats do, the recursion of the window ends every step at the temperatures
    /// of the physics.
    @Test
    void heat_followsThePhysicsExactly() {
        Forall.seeds(20)
                .check(
                        random -> {
                            Scenario scenario = heated(random);
                            assertTemperatures(scenario, random);
                        });
    }

    private static Scenario heated(RandomStream random) {
        int steps = 30;
        double[] air = new double[steps];
        double[] sun = new double[steps];
        double[] water = new double[steps];
        for (int t = 0; t < steps; t++) {
            air[t] = -5 + 20 * random.nextDouble();
            sun[t] = 500 * random.nextDouble();
            water[t] = 0.3 * random.nextDouble();
        }
        var weather = new WeatherSeries(air, sun, new double[steps], sun, new double[steps]);
        Room room = new Room(5, 3 + 5 * random.nextDouble(), 20, 2, 2, 0.2, 19);
        HeatPump pump = HeatPump.air(1 + 2 * random.nextDouble(), room, Tank.of(200));
        Participant home = Participant.home("a").withEquipment(Equipment.NONE.withHeatPump(pump));
        Exogenous paths =
                new Exogenous(steps, 1, every(1, steps), every(0, steps), new double[steps])
                        .withHotWater(water)
                        .withWeather(weather);
        return new Scenario(
                "heated",
                "GBP",
                1,
                TimeAxis.of(
                        Instant.parse("2025-01-06T00:00:00Z"),
                        Duration.ofMinutes(30),
                        steps,
                        ZoneId.of("Europe/London")),
                new Community(List.of(home), Connection.UNLIMITED, false, List.of()),
                paths,
                Collections.nCopies(1, Tariff.flat("flat", TariffTerms.PLAIN, 0.3, 0.1, steps)),
                "none",
                Scenario.Settings.DEFAULT,
                List.of());
    }

    private static void assertTemperatures(Scenario scenario, RandomStream random) {
        HeatLoad load = Objects.requireNonNull(whole(scenario).member(0).devices().heat());
        Body roomBody = Objects.requireNonNull(load.room());
        Body tankBody = Objects.requireNonNull(load.tank());
        var physics = new StepPhysics(scenario.community(), 0.5, 1);
        FleetState state = physics.initialState(1);
        var inputs = new StepInputs(1, scenario.community(), 0.5);
        var flows = new StepFlows(1);
        var actions = new Actions(1);
        double room = roomBody.initialC();
        double tank = tankBody.initialC();
        Tank tankOf = Tank.of(200);
        for (int t = 0; t < scenario.axis().steps(); t++) {
            inputs.load(scenario.exogenous(), t, 0);
            actions.heat(0, 2 * random.nextDouble() - 1);
            physics.step(state, inputs, actions, flows, 0);
            room = after(roomBody, room, t, flows.roomHeatKwh[0]);
            double unmet = flows.hotWaterUnmetKwh[0] * tankBody.riseCPerKwh();
            tank = after(tankBody, tank, t, flows.tankHeatKwh[0]) + unmet;
            assertThat(room).isEqualTo(state.roomTemperatureC(0), within(1e-9));
            double tankC = tankOf.coldC() + state.tankKwh(0) / tankOf.capacityKwhPerK();
            assertThat(tank).isEqualTo(tankC, within(1e-9));
            double electricity =
                    flows.roomHeatKwh[0] / roomBody.cop()[t]
                            + flows.tankHeatKwh[0] / tankBody.cop()[t];
            assertThat(electricity).isEqualTo(flows.heatPumpKwh[0], within(1e-9));
        }
    }

    private static double after(Body body, double before, int t, double heatKwh) {
        return body.keep() * before + body.driftC()[t] + body.riseCPerKwh() * heatKwh;
    }

    @Test
    void membersWithNothingToDecide_becomeOne() {
        Scenario scenario =
                new ScenarioFixture()
                        .member(Participant.home("a"), every(1, 2), every(0, 2))
                        .member(
                                Participant.home("b").withBattery(LOSSLESS),
                                every(2, 2),
                                every(0, 2))
                        .member(Participant.home("c"), every(3, 2), every(0, 2))
                        .member(Participant.home("sunny"), every(4, 2), every(1, 2))
                        .build();
        CondensedWindow condensed = CondensedWindow.of(whole(scenario));
        assertThat(condensed.memberOf()).containsExactly(2, 0, 2, 1);
        assertThat(condensed.problem().members())
                .extracting(member -> member.demandKwh()[0])
                .containsExactly(2.0, 4.0, 4.0);
        assertThat(condensed.problem().member(2).sheddableKwh()).containsExactly(4.0, 4.0);
    }
}
