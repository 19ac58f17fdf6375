package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.TariffTerms;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.kpi.KpiCatalogue;
import org.commonwatt.operate.kpi.KpiDefinition;
import org.commonwatt.operate.kpi.KpiSheet;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final List<String> COMMUNITY = List.of(KpiSheet.DISTRICT);

    private static double[] every(double value, int steps) {
        double[] values = new double[steps];
        Arrays.fill(values, value);
        return values;
    }

    private static double figure(RunResult result, String figure) {
        return result.kpis().stream()
                .filter(kpi -> kpi.costFunction().equals(figure) && COMMUNITY.contains(kpi.name()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /// Two hours: a has 3 kWh of sun and needs 1 each hour, b needs 1 each hour and has none.
    private static ScenarioFixture pair() {
        return new ScenarioFixture()
                .mechanism("mid-market-rate")
                .member(Participant.home("a"), every(1, 2), every(3, 2))
                .member(Participant.home("b"), every(1, 2), every(0, 2));
    }

    @Test
    void energyFigures_ofTwoHomes_areThoseByHand() {
        // Each hour: demand 2, generation 3, pooled 1, export 1, import 0.
        RunResult result = Runs.run(pair().build(), "none", StepObserver.NONE);
        assertThat(figure(result, "demand_kwh")).isEqualTo(4);
        assertThat(figure(result, "generation_kwh")).isEqualTo(6);
        assertThat(figure(result, "pooled_kwh")).isEqualTo(2);
        assertThat(figure(result, "export_kwh")).isEqualTo(2);
        assertThat(figure(result, "import_kwh")).isZero();
        assertThat(figure(result, "self_consumption")).isCloseTo(1 - 2 / 6.0, within(1e-12));
        assertThat(figure(result, "self_sufficiency")).isEqualTo(1);
        assertThat(figure(result, "autarky")).isEqualTo(1);
        assertThat(figure(result, "peak_export_kw")).isEqualTo(1);
        // a sells 2 kWh to b at 0.20 and 2 kWh to the retailer at 0.10.
        assertThat(figure(result, "community_payment")).isCloseTo(-0.20, within(1e-9));
        assertThat(figure(result, "pool_price_mean")).isCloseTo(0.20, within(1e-12));
    }

    @Test
    void undefinedFigures_areNotNumbers_neverOne() {
        Scenario dark =
                new ScenarioFixture()
                        .member(Participant.home("a"), every(1, 2), every(0, 2))
                        .build();
        RunResult result = Runs.run(dark, "none", StepObserver.NONE);
        assertThat(figure(result, "self_consumption")).isNaN();
        assertThat(figure(result, "ev_success")).isNaN();
        assertThat(figure(result, "power_outage_normalized_unserved_energy_total")).isNaN();
        assertThat(figure(result, "pool_price_mean")).isNaN();
    }

    @Test
    void drainedStorage_countsAsCost_filledStorageAsValue() {
        // 2 kWh leave the battery (η 0.9): 2/0.9 kWh of content, bought again through η 0.8 at
        // 0.30.
        Battery full = new Battery(10, 5, 5, 0.8, 0.9, 0, 1, 0, 0, 1, null);
        Scenario drained =
                new ScenarioFixture()
                        .member(Participant.home("a").withBattery(full), every(1, 2), every(0, 2))
                        .build();
        RunResult result = Runs.run(drained, "rule", StepObserver.NONE);
        assertThat(result.storedEnergyCorrection()).isCloseTo(2 / 0.9 / 0.8 * 0.30, within(1e-9));
        assertThat(result.systemCost()).isCloseTo(result.storedEnergyCorrection(), within(1e-9));
    }

    @Test
    void everyFigure_hasADefinition_andEveryDefinitionAFigure() {
        RunResult result =
                Runs.run(
                        ScenarioFixture.random(2, 6, 24 * 3, "mid-market-rate"),
                        "rule",
                        StepObserver.NONE);
        Set<String> reported =
                result.kpis().stream().map(Kpi::costFunction).collect(Collectors.toSet());
        Set<String> needIncomes =
                Set.of(
                        "burden",
                        "worst_off_burden",
                        "burden_gap",
                        "floored_members",
                        "high_burden_share",
                        "burden_gini",
                        "burden_gini_retail",
                        "burden_jain",
                        "burden_theil_between",
                        "mean_savings_share",
                        "unserved_share");
        Set<String> needPlans = Set.of("plans", "plans_limited", "plan_fallbacks");
        for (KpiDefinition definition : KpiCatalogue.all()) {
            assertThat(
                            reported.contains(definition.name())
                                    || needIncomes.contains(definition.name())
                                    || needPlans.contains(definition.name()))
                    .as(definition.name())
                    .isTrue();
        }
    }

    @Test
    void aloneRule_knowsNoMarketAndNoSharedBattery() {
        Scenario scenario = ScenarioFixture.random(6, 4, 24 * 3, "mid-market-rate");
        Scenario alone = Baselines.alone(scenario);
        assertThat(alone.mechanism()).isEqualTo("none");
        assertThat(alone.community().islanding()).isFalse();
        assertThat(alone.community().participants().getLast().battery()).isNull();
        assertThat(Baselines.of(scenario).aloneRuleBill(0))
                .isEqualTo(Runs.run(alone, "rule", StepObserver.NONE).bills().getFirst().total());
    }

    @Test
    void sharedBatterysStandingCharge_isNoPartOfAnybodysAloneBill() {
        // A day of 1 kWh per hour at 0.30 and a standing charge of 1.00 is 8.20 alone. In the
        // community
        // the one owner also pays the idle battery's standing charge: 9.20, of which 8.20 is the
        // own
        // meter's, so trading changed nothing against the retailer.
        Participant shared = ScenarioFixture.sharedBattery("battery", Battery.linear(10, 5));
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .terms(new TariffTerms(0, 0, 1.00, 0, 0))
                        .member(Participant.home("a"), every(1, 24), every(0, 24))
                        .member(shared, every(0, 24), every(0, 24))
                        .build();
        RunResult result = Runs.run(scenario, "none", StepObserver.NONE);
        assertThat(result.bills().getFirst().total()).isCloseTo(9.20, within(1e-9));
        assertThat(result.members().getFirst().aloneRuleBill()).isCloseTo(8.20, within(1e-9));
        assertThat(figure(result, "participation_willingness")).isEqualTo(1);
        assertThat(figure(result, "individual_rationality")).isZero();
        assertThat(figure(result, "savings_vs_retail")).isCloseTo(0, within(1e-9));
    }
}
