package org.commonwatt.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.ComfortTrace;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.FeederTrace;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.junit.jupiter.api.Test;

/// Heat pumps, appliances, vehicles, turbine, generator, ageing batteries, a feeder and an outage
/// all at once: what was true without them stays true.
final class AllDevicesTest {
    private static final List<String> POLICIES = List.of("none", "rule", "random");

    private static Scenario scenario(int homes, int days) {
        String text =
                """
                commonwatt: 1
                seed: 5
                time: {start: 2025-01-06T00:00Z, step: PT30M, days: %d}
                tariff: {import: 0.3, feedIn: 0.05}
                market: {mechanism: mid-market-rate}
                feeder: {generate: {lines: 2}}
                wind: {ratedKw: 10}
                genset: {ratedKw: 5, startCost: 1, fuelPricePerLitre: 1.5}
                sharedBattery: {capacityKwh: 10, ageing: lfp}
                islanding: true
                outages: [{start: "2025-01-06T10:00Z", hours: 5}]
                participants:
                  generate: {count: %d, pvShare: 0.5, batteryShare: 0.5, heatPumpShare: 0.6, flexibleShare: 0.6, evShare: 0.3}
                """
                        .formatted(days, homes);
        ScenarioReading reading =
                ScenarioReader.readText("all.yaml", text, SeriesFiles.of(Path.of(".")));
        assertThat(reading).isInstanceOf(ScenarioReading.Loaded.class);
        return ((ScenarioReading.Loaded) reading).scenario();
    }

    private static Simulation start(Scenario scenario, String policy) {
        return new Simulation(scenario, Policies.of(policy, scenario, 1));
    }

    @Test
    void snapshotInTheMiddle_continuesBitForBit() {
        Scenario scenario = scenario(6, 2);
        Baselines baselines = Baselines.of(scenario);
        for (String policy : POLICIES) {
            Simulation whole = start(scenario, policy);
            // Within the outage and within the first day.
            for (int t = 0; t < 27; t++) {
                whole.advance(StepObserver.NONE);
            }
            Simulation.Snapshot snapshot = whole.snapshot();
            whole.finish(StepObserver.NONE);
            RunResult expected = Runs.result(whole, baselines);
            Simulation fresh = start(scenario, policy);
            fresh.restore(snapshot);
            fresh.finish(StepObserver.NONE);
            requireSame(Runs.result(fresh, baselines), expected, policy);
            // The same simulation once more, over what it remembers of the end.
            whole.restore(snapshot);
            whole.finish(StepObserver.NONE);
            requireSame(Runs.result(whole, baselines), expected, policy);
        }
    }

    private static void requireSame(RunResult actual, RunResult expected, String policy) {
        assertThat(actual.kpis()).as(policy).isEqualTo(expected.kpis());
        assertThat(actual.bills()).as(policy).isEqualTo(expected.bills());
        assertThat(actual.members()).as(policy).isEqualTo(expected.members());
        assertThat(actual.systemCost()).as(policy).isEqualTo(expected.systemCost());
        for (Column column : Column.values()) {
            assertThat(actual.trace().column(column))
                    .as("%s %s", policy, column)
                    .isEqualTo(expected.trace().column(column));
        }
        assertThat(voltages(actual)).as(policy).isEqualTo(voltages(expected));
        assertThat(rooms(actual)).as(policy).isEqualTo(rooms(expected));
    }

    private static double[] voltages(RunResult result) {
        FeederTrace feeder = Objects.requireNonNull(result.feeder());
        int columns = feeder.columns().count();
        double[] lowest = new double[feeder.network().buses().size() * columns];
        for (int k = 0; k < lowest.length; k++) {
            lowest[k] = feeder.lowestPu(k / columns, k % columns);
        }
        return lowest;
    }

    private static double[] rooms(RunResult result) {
        ComfortTrace comfort = Objects.requireNonNull(result.comfort());
        int columns = comfort.columns().count();
        double[] coldest = new double[comfort.rooms() * columns];
        for (int k = 0; k < coldest.length; k++) {
            coldest[k] = comfort.coldestC(k / columns, k % columns);
        }
        return coldest;
    }

    @Test
    void oneAndTwoThreads_haveTheSameHash() throws InterruptedException, ExecutionException {
        Scenario scenario = scenario(6, 2);
        List<Callable<Long>> runs =
                POLICIES.stream().<Callable<Long>>map(name -> () -> hash(scenario, name)).toList();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Long>> together = two.invokeAll(runs);
            for (int k = 0; k < runs.size(); k++) {
                assertThat(together.get(k).get()).isEqualTo(hash(scenario, POLICIES.get(k)));
            }
        }
    }

    private static long hash(Scenario scenario, String policy) {
        Simulation run = start(scenario, policy);
        run.finish(StepObserver.NONE);
        return run.stateHash();
    }

    @Test
    void firstDays_areThoseOfTheWholeRun() {
        Scenario whole = scenario(6, 3);
        Scenario cut = DaySlice.of(whole, 0, 1);
        assertThat(cut.axis().steps()).isEqualTo(48);
        for (String policy : POLICIES) {
            RunResult first = Runs.run(cut, policy, StepObserver.NONE);
            RunResult all = Runs.run(whole, policy, StepObserver.NONE);
            for (Column column : Column.values()) {
                assertThat(first.trace().column(column))
                        .as("%s %s", policy, column)
                        .isEqualTo(Arrays.copyOf(all.trace().column(column), 48));
            }
        }
    }

    @Test
    void oneHomeMore_changesNoDrawOfTheOthers() {
        Scenario small = scenario(6, 3);
        Scenario large = scenario(7, 3);
        for (int i = 0; i < 6; i++) {
            assertThat(large.community().participant(i))
                    .isEqualTo(small.community().participant(i));
            for (int t = 0; t < small.axis().steps(); t++) {
                assertThat(large.exogenous().hotWaterKwh(t, i))
                        .isEqualTo(small.exogenous().hotWaterKwh(t, i));
                assertThat(large.exogenous().demandKwh(t, i))
                        .isEqualTo(small.exogenous().demandKwh(t, i));
            }
        }
    }

    @Test
    void district_isTheSumOfTheMembersAndTheLosses() {
        Scenario scenario = scenario(6, 2);
        for (String policy : POLICIES) {
            RunResult result = Runs.run(scenario, policy, StepObserver.NONE);
            double imports = result.members().stream().mapToDouble(m -> m.importKwh()).sum();
            double exports = result.members().stream().mapToDouble(m -> m.exportKwh()).sum();
            double losses = result.trace().sum(Column.NETWORK_LOSS_KWH);
            double net =
                    result.trace().sum(Column.COMMUNITY_IMPORT_KWH)
                            - result.trace().sum(Column.COMMUNITY_EXPORT_KWH);
            assertThat(losses).as(policy).isPositive();
            assertThat(net).as(policy).isCloseTo(imports - exports + losses, within(1e-6));
            assertThat(figure(result, "network_loss_kwh")).isCloseTo(losses, within(1e-9));
            for (Kpi kpi : result.kpis()) {
                assertThat(Double.isInfinite(kpi.value())).as(kpi.costFunction()).isFalse();
            }
            for (int t = 20; t < 30; t++) {
                assertThat(result.trace().value(Column.NETWORK_LOSS_KWH, t)).isZero();
                assertThat(result.trace().value(Column.COMMUNITY_IMPORT_KWH, t)).isZero();
            }
        }
    }

    private static double figure(RunResult result, String name) {
        return result.kpis().stream()
                .filter(kpi -> kpi.level().equals("district") && kpi.costFunction().equals(name))
                .mapToDouble(Kpi::value)
                .findFirst()
                .orElseThrow();
    }
}
