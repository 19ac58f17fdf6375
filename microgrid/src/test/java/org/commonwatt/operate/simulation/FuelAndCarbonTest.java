package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.commonwatt.grid.Actions;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Genset;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

/// Four hours of one home that uses 1 kW and has a generator of 2 kW without idle consumption: 0.25
/// l/kWh at 1.60 a litre, 0.70 of maintenance a start. Energy costs 0.30 and earns 0.10.
final class FuelAndCarbonTest {
    private static final double TINY = 1e-9;
    private static final Genset TWO = new Genset(2, 0, 0, 0, 0.25, 0, 1.6, 0.7);

    /// Runs the generator at full power.
    private static final class AlwaysOn implements Policy {
        @Override
        public String name() {
            return "always on";
        }

        @Override
        public void act(Observations observations, Actions actions) {
            actions.clear();
            actions.genset(0, 1);
        }
    }

    private static double[] every(double value) {
        double[] values = new double[4];
        Arrays.fill(values, value);
        return values;
    }

    /// 0.2 kg/kWh on average, 0.5 kg/kWh at the margin.
    private static Scenario scenario() {
        Participant home = Participant.home("a");
        Scenario plain =
                new ScenarioFixture()
                        .member(
                                home.withEquipment(home.equipment().withGenset(TWO)),
                                every(1),
                                every(0))
                        .build();
        return new Scenario(
                plain.name(),
                plain.currency(),
                plain.seed(),
                plain.axis(),
                plain.community(),
                new Exogenous(4, 1, every(1), every(0), every(0.2)).withMarginalCarbon(every(0.5)),
                plain.tariffs(),
                plain.mechanism(),
                plain.settings(),
                plain.assumptions());
    }

    private static RunResult run(Policy policy) {
        Scenario scenario = scenario();
        return Runs.run(scenario, Baselines.of(scenario), policy, StepObserver.NONE);
    }

    private static double figure(RunResult result, String name) {
        return result.kpis().stream()
                .filter(kpi -> kpi.level().equals("district") && kpi.costFunction().equals(name))
                .mapToDouble(Kpi::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fuel_isOnTheBillAndStartsAreACost() {
        RunResult result = run(new AlwaysOn());
        // 2 l: 3.20; 4 kWh exported: 0.40. The retailer alone would bill the same.
        assertThat(result.bills().getFirst().amount(LedgerItem.FUEL)).isEqualTo(3.2);
        assertThat(result.bills().getFirst().total()).isEqualTo(2.8);
        assertThat(result.bills().getFirst().retailBill()).isEqualTo(2.8);
        assertThat(figure(result, "community_payment")).isCloseTo(2.8, within(TINY));
        assertThat(result.systemCost()).isCloseTo(3.5, within(TINY));
        assertThat(result.dailySystemCost().cost(0)).isCloseTo(3.5, within(TINY));
    }

    @Test
    void emissions_attributed_areImportAndFuel() {
        // 2 l · 2.68 kg; without the generator 4 kWh · 0.2 kg.
        assertThat(figure(run(new AlwaysOn()), "emissions_kg")).isCloseTo(5.36, within(TINY));
        Scenario scenario = scenario();
        RunResult none = Runs.run(scenario, "none", StepObserver.NONE);
        assertThat(figure(none, "emissions_kg")).isCloseTo(0.8, within(TINY));
    }

    @Test
    void emissions_caused_areTheDifferenceAtTheMargin() {
        // From 4 kWh taken to 4 kWh given: 8 · 0.5 kg less at the margin, 5.36 kg of fuel more.
        assertThat(figure(run(new AlwaysOn()), "emissions_marginal_kg"))
                .isCloseTo(1.36, within(TINY));
        assertThat(figure(Runs.run(scenario(), "none", StepObserver.NONE), "emissions_marginal_kg"))
                .isZero();
    }

    @Test
    void snapshot_keepsFuelAndCarbon() {
        Simulation whole = new Simulation(scenario(), new AlwaysOn());
        Simulation other = new Simulation(scenario(), new AlwaysOn());
        whole.advance(StepObserver.NONE);
        whole.advance(StepObserver.NONE);
        other.restore(whole.snapshot());
        whole.finish(StepObserver.NONE);
        other.finish(StepObserver.NONE);
        assertThat(other.books.bills()).isEqualTo(whole.books.bills());
        assertThat(SystemCost.of(other)).isEqualTo(SystemCost.of(whole));
        Baselines baselines = Baselines.of(scenario());
        assertThat(Runs.result(other, baselines).kpis())
                .isEqualTo(Runs.result(whole, baselines).kpis());
    }
}
