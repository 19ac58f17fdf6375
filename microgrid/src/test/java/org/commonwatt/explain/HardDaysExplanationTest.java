package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.commonwatt.explain.HardDaysExplanation.Cell;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.junit.jupiter.api.Test;

final class HardDaysExplanationTest {
    private static HardDaysExplanation explain(Scenario scenario, String policy, String against) {
        RunAccounts run =
                new Replay(scenario).of(Policies.of(policy, scenario, 1), Replay.Witness.NONE);
        return HardDaysExplanation.of(
                new Replay(scenario),
                List.of(policy, against),
                (name, struck) -> Policies.of(name, struck, 1),
                run.stateHash());
    }

    private static Cell cell(HardDaysExplanation answer, String name) {
        return answer.cells().stream()
                .filter(cell -> cell.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// 24 kWh at 0.30 are 7.20; a quarter more are 9.00. With nothing to move all policies are one.
    @Test
    void of_aHomeThatMovesNothing_costsTheSameUnderAll() {
        double[] demand = new double[24];
        java.util.Arrays.fill(demand, 1);
        Scenario scenario =
                new ScenarioFixture().member(Participant.home("a"), demand, new double[24]).build();
        HardDaysExplanation answer = explain(scenario, "rule", "none");
        assertThat(cell(answer, "nominal").cost()).isCloseTo(7.20, within(1e-9));
        assertThat(cell(answer, "demand +25 %").cost()).isCloseTo(9.00, within(1e-9));
        assertThat(answer.cells()).allMatch(cell -> Math.abs(cell.advantage()) < 1e-9);
        assertThat(answer.sentences().get(1).key()).isEqualTo("hard.nothing");
    }

    @Test
    void of_twoPolicies_startsWithTheRunAsItWas() {
        for (long seed = 1; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 4, 72, "mid-market-rate");
            HardDaysExplanation answer = explain(scenario, "rule", "none");
            RunAccounts none =
                    new Replay(scenario).of(Policies.of("none", scenario, 1), Replay.Witness.NONE);
            assertThat(answer.cells().getFirst().againstCost())
                    .as("seed %d", seed)
                    .isEqualTo(none.systemCost());
            assertThat(answer.cells()).hasSizeGreaterThan(3);
            assertThat(answer.isFaithful()).isTrue();
            assertThat(answer.habits().meanSoc()).isBetween(0.0, 1.0);
        }
    }
}
