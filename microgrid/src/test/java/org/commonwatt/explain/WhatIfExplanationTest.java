package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.commonwatt.explain.WhatIfExplanation.Leaver;
import org.commonwatt.explain.WhatIfExplanation.Runs;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.junit.jupiter.api.Test;

final class WhatIfExplanationTest {
    private static RunAccounts run(Scenario scenario) {
        return new Replay(scenario).of(Policies.of("rule", scenario, 1), Replay.Witness.NONE);
    }

    private static WhatIfExplanation whatIf(Scenario scenario, Change change) {
        Leaver leaver =
                change instanceof Change.Leaves leaves
                        ? new Leaver(
                                scenario.community().participant(leaves.participant()).id(), 1, 2)
                        : Leaver.NOBODY;
        return WhatIfExplanation.of(
                scenario,
                "rule",
                change,
                new Runs(
                        run(scenario),
                        run(change.applyTo(scenario)),
                        new Premises(false, false),
                        true),
                leaver);
    }

    private static Scenario twoHomes() {
        return new ScenarioFixture()
                .mechanism("mid-market-rate")
                .member(Participant.home("user"), new double[] {2}, new double[] {0})
                .member(Participant.home("maker"), new double[] {1}, new double[] {5})
                .build();
    }

    /// 2 kWh between members at (0.10 + 0.30)/2 = 0.20, then at (0.10 + 0.60)/2 = 0.35.
    @Test
    void dearerEnergy_movesThePriceBetweenMembers() {
        WhatIfExplanation answer = whatIf(twoHomes(), new Change.ImportPrice(2));
        assertThat(answer.difference().member(0).bill()).isCloseTo(0.30, within(1e-9));
        assertThat(answer.difference().member(1).bill()).isCloseTo(-0.30, within(1e-9));
        assertThat(answer.difference().systemCost()).isCloseTo(0, within(1e-9));
        assertThat(answer.isFaithful()).isTrue();
    }

    /// Without the maker the user buys 2 kWh at 0.30 in place of 0.20.
    @Test
    void leavingSeller_makesTheBuyerPayTheRetailer() {
        WhatIfExplanation answer = whatIf(twoHomes(), new Change.Leaves(1));
        assertThat(answer.othersPay()).isCloseTo(0.20, within(1e-9));
        assertThat(answer.sentences()).extracting(Sentence::key).contains("whatif.leaver");
    }

    /// Half the panels: 2.5 kWh, of which 1 is used and 1.5 sold to the user, who buys 0.5 at 0.30:
    /// 1.5·0.20 + 0.15 = 0.45 in place of 0.40.
    @Test
    void fewerPanels_sellLess() {
        WhatIfExplanation answer = whatIf(twoHomes(), new Change.SunYield(1, 0.5));
        assertThat(answer.difference().member(0).bill()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void largerBattery_keepsItsHoursAndItsEfficiency() {
        var battery = new Battery(10, 4, 5, 0.9, 0.8, 0.1, 0.9, 0, 0.02, 0.5, null);
        Scenario scenario =
                new ScenarioFixture()
                        .member(
                                Participant.home("a").withBattery(battery),
                                new double[] {1},
                                new double[] {0})
                        .build();
        Battery larger = battery(new Change.BatterySize(0, 20).applyTo(scenario));
        assertThat(larger.capacityKwh()).isEqualTo(20);
        assertThat(larger.chargeKw()).isEqualTo(8);
        assertThat(larger.etaDischarge()).isEqualTo(0.8);
        Scenario without = new Change.BatterySize(0, 0).applyTo(scenario);
        assertThat(without.community().participant(0).battery()).isNull();
        assertThat(battery(new Change.BatterySize(0, 6).applyTo(without)).chargeKw()).isEqualTo(3);
    }

    private static Battery battery(Scenario scenario) {
        return Objects.requireNonNull(scenario.community().participant(0).battery());
    }

    /// Charges, common assets, tax: who leaves pays nothing any more and nobody else's money is
    /// lost.
    @Test
    void anyChangeOfAnyCommunity_addsUp() {
        for (long seed = 0; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 4, 48, "mid-market-rate");
            for (Change change :
                    new Change[] {
                        new Change.Leaves(1),
                        new Change.BatterySize(0, 7),
                        new Change.ImportPrice(0.8)
                    }) {
                WhatIfExplanation answer = whatIf(scenario, change);
                assertThat(answer.checks())
                        .as("seed %d, %s: %s", seed, change, answer)
                        .allMatch(Check::holds);
            }
            RunAccounts left = run(new Change.Leaves(1).applyTo(scenario));
            assertThat(left.bills().get(1).totalUnits()).as("seed %d", seed).isZero();
        }
    }
}
