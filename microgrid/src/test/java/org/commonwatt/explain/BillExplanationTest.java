package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.explain.BillExplanation.Bar;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.operate.simulation.UtilityRun;
import org.commonwatt.rl.nn.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BillExplanationTest {
    static List<String> mechanisms() {
        return Mechanisms.names();
    }

    private static ReplayedBills replay(Scenario scenario, String policy) {
        Policy fresh = Policies.of(policy, scenario, 1);
        Simulation run = new Simulation(scenario, Policies.of(policy, scenario, 1));
        run.finish(StepObserver.NONE);
        return ReplayedBills.of(new Replay(scenario), fresh, RunAccounts.of(run).stateHash());
    }

    private static double bar(BillExplanation bill, BillPart part) {
        return bill.bars().stream()
                .filter(bar -> bar.part() == part)
                .mapToDouble(Bar::amount)
                .sum();
    }

    /// Fees, charges, tax, batteries, vehicles, outages, firm trades, common assets: whatever a
    /// random community has.
    @ParameterizedTest
    @MethodSource("mechanisms")
    void of_anyMemberOfAnyMarket_addsUpAndIsRecomputed(String mechanism) {
        for (long seed = 0; seed < 3; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 5, 72, mechanism);
            for (String policy : List.of("none", "rule", "random")) {
                ReplayedBills replay = replay(scenario, policy);
                for (int i = 0; i < scenario.community().size(); i++) {
                    BillExplanation bill = BillExplanation.of(scenario, replay, i);
                    assertThat(bill.checks())
                            .as("seed %d, %s, member %d: %s", seed, policy, i, bill)
                            .allMatch(Check::holds);
                    assertThat(bill.bars().stream().mapToLong(Bar::amountUnits).sum())
                            .isEqualTo(replay.accounts().bills().get(i).totalUnits());
                }
            }
        }
    }

    /// The same where the community buys energy before the day: bars of the purchase and of what
    /// was taken otherwise.
    @ParameterizedTest
    @MethodSource("mechanisms")
    void of_aCommunityThatBuysAhead_addsUpAndIsRecomputed(String mechanism) {
        for (long seed = 0; seed < 3; seed++) {
            Scenario scenario =
                    ScenarioFixture.boughtAhead(ScenarioFixture.random(seed, 5, 72, mechanism));
            ReplayedBills replay = replay(scenario, "random");
            for (int i = 0; i < scenario.community().size(); i++) {
                BillExplanation bill = BillExplanation.of(scenario, replay, i);
                assertThat(bill.checks())
                        .as("seed %d, member %d: %s", seed, i, bill)
                        .allMatch(Check::holds);
                assertThat(bar(bill, BillPart.DAY_AHEAD)).as("seed %d", seed).isNegative();
            }
        }
    }

    /// The same where a utility charges for the load of several communities: each community's run
    /// alone, with the finished charges, explains the bills of the run side by side.
    @ParameterizedTest
    @MethodSource("mechanisms")
    void of_aCommunityOfAnArea_addsUpAndIsRecomputed(String mechanism) {
        for (long seed = 0; seed < 3; seed++) {
            List<Scenario> scenarios =
                    List.of(
                            ScenarioFixture.random(seed, 4, 72, mechanism),
                            ScenarioFixture.boughtAhead(
                                    ScenarioFixture.random(seed + 50, 5, 72, mechanism)));
            var area =
                    new UtilityRun(
                            scenarios,
                            each -> Policies.of("random", each, 1),
                            new UtilityTariff(2, 0.01, 0.4, 5));
            assertThat(area.finish(Workers.caller(), () -> false)).isTrue();
            for (int c = 0; c < scenarios.size(); c++) {
                Scenario scenario = scenarios.get(c);
                ReplayedBills replay =
                        ReplayedBills.of(
                                new Replay(scenario, area.bills().get(c)),
                                Policies.of("random", scenario, 1),
                                area.communities().get(c).stateHash());
                double load = 0;
                for (int i = 0; i < scenario.community().size(); i++) {
                    BillExplanation bill = BillExplanation.of(scenario, replay, i);
                    assertThat(bill.checks())
                            .as("seed %d, community %d, member %d: %s", seed, c, i, bill)
                            .allMatch(Check::holds);
                    load += bar(bill, BillPart.COMMON_LOAD);
                }
                assertThat(load).as("seed %d, community %d", seed, c).isPositive();
            }
        }
    }

    /// One hour at 0.30 and 0.10, middle 0.20. The user wants 2 kWh: 0.60 gross; it buys all of it
    /// from the maker, 2·(0.20 − 0.30) = −0.20; it owes 0.40. The maker wants 1 of its 5 kWh: 0.30
    /// gross, −0.30 own use, −0.10·4 = −0.40 to the grid, and 2·(0.10 − 0.20) = −0.20 for selling 2
    /// of them to the user.
    @Test
    void of_twoHomes_hasTheBarsOfTheHand() {
        Scenario scenario =
                new ScenarioFixture()
                        .mechanism("mid-market-rate")
                        .member(Participant.home("user"), new double[] {2}, new double[] {0})
                        .member(Participant.home("maker"), new double[] {1}, new double[] {5})
                        .build();
        ReplayedBills replay = replay(scenario, "none");
        BillExplanation user = BillExplanation.of(scenario, replay, 0);
        assertThat(user.gross()).isCloseTo(0.60, within(1e-9));
        assertThat(bar(user, BillPart.POOL_PURCHASE)).isCloseTo(-0.20, within(1e-9));
        assertThat(user.bill()).isCloseTo(0.40, within(1e-9));
        BillExplanation maker = BillExplanation.of(scenario, replay, 1);
        assertThat(maker.gross()).isCloseTo(0.30, within(1e-9));
        assertThat(bar(maker, BillPart.OWN_USE)).isCloseTo(-0.30, within(1e-9));
        assertThat(bar(maker, BillPart.GRID_SALE)).isCloseTo(-0.40, within(1e-9));
        assertThat(bar(maker, BillPart.POOL_SALE)).isCloseTo(-0.20, within(1e-9));
        assertThat(maker.bill()).isCloseTo(-0.60, within(1e-9));
    }

    /// Alone, 2 kWh of sun, then 2 kWh of demand: the battery (η 0.9 each way) takes 2, gives 1.62;
    /// 2·0.10 not earned, 1.62·0.30 not paid: −0.486 + 0.20 = −0.286.
    @Test
    void of_aBattery_isWhatItMovedAtThePricesOfBothHours() {
        var battery = new Battery(10, 5, 5, 0.9, 0.9, 0, 1, 0, 0, 0, null);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                Participant.home("a").withBattery(battery),
                                new double[] {0, 2},
                                new double[] {2, 0})
                        .build();
        BillExplanation bill = BillExplanation.of(scenario, replay(scenario, "rule"), 0);
        assertThat(bar(bill, BillPart.GRID_SALE)).isCloseTo(-0.20, within(1e-9));
        assertThat(bar(bill, BillPart.STORAGE)).isCloseTo(-0.286, within(1e-5));
        assertThat(bill.isFaithful()).isTrue();
    }

    /// A replay that is not the run, and a bill that is a cent off, are told.
    @Test
    void checks_ofAnotherRun_fail() {
        Scenario scenario = ScenarioFixture.random(1, 3, 48, "mid-market-rate");
        Policy fresh = Policies.of("rule", scenario, 1);
        ReplayedBills other = ReplayedBills.of(new Replay(scenario), fresh, 1234L);
        BillExplanation bill = BillExplanation.of(scenario, other, 0);
        assertThat(bill.checks().getFirst().holds()).isFalse();
        var wrong =
                new BillExplanation(
                        bill.policy(),
                        bill.participant(),
                        bill.bars(),
                        bill.billUnits() + 1000,
                        bill.retailBillUnits(),
                        bill.remainderUnits() + 100_000,
                        bill.roundingUnits(),
                        true);
        assertThat(wrong.checks()).filteredOn(check -> !check.holds()).hasSize(2);
    }
}
