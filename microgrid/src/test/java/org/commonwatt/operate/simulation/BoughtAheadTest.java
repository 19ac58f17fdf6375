package org.commonwatt.operate.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Communities that buy energy before the day: everything adds up, plans keep to what they bought.
final class BoughtAheadTest {
    private static final List<LedgerItem> ENERGY =
            List.of(
                    LedgerItem.RETAIL_ENERGY,
                    LedgerItem.FEED_IN,
                    LedgerItem.POOL_PURCHASE,
                    LedgerItem.POOL_SALE,
                    LedgerItem.DAY_AHEAD,
                    LedgerItem.IMBALANCE);

    private static Scenario scenario(long seed, String mechanism) {
        return ScenarioFixture.boughtAhead(ScenarioFixture.random(seed, 4, 72, mechanism));
    }

    @ParameterizedTest
    @CsvSource({"mid-market-rate,rule", "mid-market-rate,random", "none,none", "dynamic-nem,mpc"})
    void bills_ofAnyCommunity_addUpToTheMeters(String mechanism, String policy) {
        for (long seed = 0; seed < 2; seed++) {
            Scenario scenario = scenario(seed, mechanism);
            Simulation run = new Simulation(scenario, Policies.of(policy, scenario, 1));
            run.finish(StepObserver.NONE);
            List<Bill> bills = RunAccounts.of(run).bills();
            for (int i = 0; i < scenario.community().size(); i++) {
                double energyKwh = 0;
                for (BillLine line : bills.get(i).lines()) {
                    boolean metered = ENERGY.contains(line.item());
                    energyKwh += metered ? 1e-6 * line.energyMilliwattHours() : 0;
                }
                assertThat(energyKwh)
                        .as("seed %d, member %d", seed, i)
                        .isCloseTo(run.meters.netKwh[i], within(1e-4));
            }
        }
    }

    /// The oracle knows what it will take: nothing is missing and nothing left.
    @Test
    void oracle_takesWhatItBought() {
        Scenario scenario = scenario(3, "mid-market-rate");
        RunResult oracle = result(scenario, "oracle");
        RunResult none = result(scenario, "none");
        assertThat(figure(oracle, "bought_ahead_kwh")).isPositive();
        assertThat(figure(oracle, "imbalance_kwh"))
                .isLessThan(1e-3 * figure(oracle, "bought_ahead_kwh"));
        assertThat(figure(oracle, "system_cost")).isLessThan(figure(none, "system_cost"));
    }

    private static RunResult result(Scenario scenario, String policy) {
        return Runs.run(scenario, policy, StepObserver.NONE);
    }

    private static double figure(RunResult result, String figure) {
        return result.kpis().stream()
                .filter(kpi -> kpi.costFunction().equals(figure) && kpi.name().equals("District"))
                .findFirst()
                .orElseThrow()
                .value();
    }

    /// Every member's part is what it takes of what all take, to the mWh in sum.
    @Test
    void parts_ofAStep_addUpToWhatWasBought() {
        Scenario scenario = scenario(5, "mid-market-rate");
        Simulation run = new Simulation(scenario, Policies.of("rule", scenario, 1));
        while (run.hasNext()) {
            Observations seen = run.observe();
            double boughtKwh = seen.committedKwh(0, 0);
            run.policy.act(seen, run.actions());
            run.execute(StepObserver.NONE);
            long sum = Arrays.stream(run.clearing().aheadMilliwattHours).sum();
            assertThat(sum).isEqualTo(Math.round(boughtKwh * 1e6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule", "mpc"})
    void snapshot_inTheMiddleOfADay_remembersWhatWasBought(String policy) {
        Scenario scenario = scenario(7, "mid-market-rate");
        var straight = new Simulation(scenario, Policies.of(policy, scenario, 1));
        for (int t = 0; t < 31; t++) {
            straight.advance(StepObserver.NONE);
        }
        Simulation.Snapshot snapshot = straight.snapshot();
        straight.finish(StepObserver.NONE);
        var resumed = new Simulation(scenario, Policies.of(policy, scenario, 1));
        resumed.restore(snapshot);
        resumed.finish(StepObserver.NONE);
        assertThat(resumed.stateHash()).isEqualTo(straight.stateHash());
    }

    /// Alone, nobody buys ahead: it is the community that does.
    @Test
    void alone_nothingIsBoughtAhead() {
        assertThat(Baselines.alone(scenario(1, "mid-market-rate")).buysAhead()).isFalse();
    }
}
