package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.policy.PlannedPolicy;
import org.commonwatt.operate.policy.Planners;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.commonwatt.operate.scenario.Information;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MpcRunsTest {
    private static final ForecastSettings PERFECT = new ForecastSettings("noisy-truth", 0);

    private static Simulation run(Scenario scenario, Policy policy) {
        var simulation = new Simulation(scenario, policy);
        simulation.finish(StepObserver.NONE);
        return simulation;
    }

    private static double cost(Scenario scenario, String policy) {
        return SystemCost.of(run(scenario, Policies.of(policy, scenario, 1))).total();
    }

    private static PlannedPolicy limited(Scenario scenario, Limits limits) {
        return new PlannedPolicy(
                scenario,
                new PlannedPolicy.Settings("mpc", 24, 1, false, limits),
                new HighsSolver(),
                1);
    }

    @Test
    void noTime_leavesEveryStepToTheRule_andCountsIt() {
        Scenario scenario = PlannedCommunities.of(1).scenario();
        PlannedPolicy policy = limited(scenario, Limits.NONE.withIterations(0));
        Simulation run = run(scenario, policy);
        int steps = scenario.axis().steps();
        assertThat(policy.planning().outOfTime()).isEqualTo(steps);
        assertThat(policy.planning().plans()).isZero();
        assertThat(run.stateHash())
                .isEqualTo(run(scenario, Policies.of("rule", scenario, 1)).stateHash());
        RunResult result = Runs.result(run, Baselines.of(scenario));
        assertThat(result.kpis())
                .filteredOn(kpi -> kpi.costFunction().equals("plan_fallbacks"))
                .extracting(Kpi::value)
                .containsExactly((double) steps);
    }

    /// From the first step to the last, with quarter hours and hours, on the days on which clocks
    /// change, with members that have no demand or nothing at all: a plan in every step.
    @ParameterizedTest
    @CsvSource({
        "2025-07-07T00:00:00Z, 60, 2",
        "2025-07-07T00:00:00Z, 15, 1",
        "2025-03-29T12:00:00Z, 60, 2",
        "2025-10-25T12:00:00Z, 30, 2",
    })
    void everyStep_hasAPlan(String start, int minutes, int days) {
        Scenario scenario = PlannedCommunities.of(4).at(start, minutes, days).scenario();
        PlannedPolicy policy = Planners.mpc(scenario, new HighsSolver(), 1);
        double mpc = SystemCost.of(run(scenario, policy)).total();
        assertThat(policy.planning().plans()).isEqualTo(scenario.axis().steps());
        assertThat(policy.planning().fallbacks()).isZero();
        assertThat(mpc).isLessThan(cost(scenario, "none"));
    }

    /// A day almost without energy, together and alone: what cannot be served is shed, and there is
    /// a plan all the same.
    @Test
    void outageDay_withoutEnoughEnergy_stillHasPlans() {
        for (int seed = 0; seed < 2; seed++) {
            Scenario scenario = PlannedCommunities.of(seed).with(new Outage(5, 40, 0)).scenario();
            PlannedPolicy policy = Planners.mpc(scenario, new HighsSolver(), 1);
            Simulation run = run(scenario, policy);
            assertThat(policy.planning().fallbacks()).isZero();
            double unserved = run.trace.sum(CommunityTrace.Column.UNSERVED_KWH);
            Simulation none = run(scenario, Policies.of("none", scenario, 1));
            assertThat(unserved).isPositive();
            assertThat(unserved).isLessThan(none.trace.sum(CommunityTrace.Column.UNSERVED_KWH));
        }
    }

    /// Six hours without grid that are announced: nobody goes without who would not under the rule.
    @Test
    void announcedOutage_isPreparedFor() {
        Scenario scenario = PlannedCommunities.of(2).with(new Outage(30, 36, 12)).scenario();
        Simulation mpc = run(scenario, Policies.of("mpc", scenario, 1));
        Simulation rule = run(scenario, Policies.of("rule", scenario, 1));
        assertThat(mpc.trace.sum(CommunityTrace.Column.UNSERVED_KWH))
                .isLessThanOrEqualTo(rule.trace.sum(CommunityTrace.Column.UNSERVED_KWH) + 1e-6);
    }

    /// With forecasts that come true only the horizon is missing to the oracle, and what happens
    /// later is no longer a surprise: closer to the oracle than with forecasts of yesterday.
    @Test
    void forecastsThatComeTrue_bringItCloseToTheOracle() {
        double gap = 0;
        double guessed = 0;
        double none = 0;
        for (int seed = 1; seed < 4; seed++) {
            PlannedCommunities some = PlannedCommunities.of(seed);
            Scenario known = some.with(Information.NOW, PERFECT).scenario();
            double oracle = cost(known, "oracle");
            gap += cost(known, "mpc") - oracle;
            guessed += cost(some.scenario(), "mpc") - oracle;
            none += cost(known, "none") - oracle;
        }
        assertThat(gap).isLessThan(guessed);
        assertThat(gap).isLessThan(0.2 * none);
    }

    @Test
    void readingsOfTheStepBefore_areEnoughToPlan() {
        Scenario scenario =
                PlannedCommunities.of(5)
                        .with(Information.LAST, ForecastSettings.DEFAULT)
                        .scenario();
        PlannedPolicy policy = Planners.mpc(scenario, new HighsSolver(), 1);
        double mpc = SystemCost.of(run(scenario, policy)).total();
        assertThat(policy.planning().plans()).isEqualTo(scenario.axis().steps());
        assertThat(mpc).isLessThan(cost(scenario, "none"));
    }

    @Test
    void longRuns_arePlannedInWindows_andAreNoBound() {
        Scenario scenario = PlannedCommunities.of(7).at("2025-07-07T00:00:00Z", 60, 9).scenario();
        PlannedPolicy policy = Planners.oracle(scenario, new HighsSolver(), 1);
        assertThat(policy.name()).isEqualTo("foresight");
        assertThat(policy.plansWholeRun()).isFalse();
        run(scenario, policy);
        assertThat(policy.planning().plans()).isEqualTo(9);
        assertThat(List.of(policy.planning().fallbacks(), policy.planning().limited()))
                .containsOnly(0);
    }
}
