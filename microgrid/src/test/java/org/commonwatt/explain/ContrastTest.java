package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.commonwatt.explain.Contrast.Question;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Participant;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.optim.highs.HighsSolver;
import org.junit.jupiter.api.Test;

final class ContrastTest {
    private static ContrastExplanation explain(
            Scenario scenario, String policy, Question question) {
        RunAccounts run =
                new Replay(scenario).of(Policies.of(policy, scenario, 1), Replay.Witness.NONE);
        return new Contrast(
                        new Replay(scenario),
                        () -> Policies.of(policy, scenario, 1),
                        HighsSolver::new)
                .explain(question, run.stateHash());
    }

    /// A battery without losses that wears at 0.02 per kWh, under a policy that does nothing.
    /// Charging 1 kWh in the hour at 0.30 costs 0.30 and 0.02 of wear; what it holds at the end is
    /// worth the mean price, (0.30 + 0.10)/2 = 0.20: 0.12 in all, 0.32 for the owner.
    @Test
    void explain_chargingAtTheDearHour_costsWhatTheHandSays() {
        var battery = new Battery(10, 1, 1, 1, 1, 0, 1, 0, 0.02, 0.5, null);
        Scenario scenario =
                new ScenarioFixture()
                        .prices(0.30, 0.10)
                        .member(
                                Participant.home("a").withBattery(battery),
                                new double[] {1, 1},
                                new double[] {0, 0})
                        .build();
        ContrastExplanation why = explain(scenario, "none", new Question(0, 0, Lever.STORAGE, 1));
        assertThat(why.did().energyKwh()).isZero();
        assertThat(why.instead().energyKwh()).isEqualTo(1);
        assertThat(why.difference().systemCost()).isCloseTo(0.12, within(1e-6));
        assertThat(why.difference().member(0).bill()).isCloseTo(0.30, within(1e-6));
        assertThat(why.difference().member(0).sideCost()).isCloseTo(0.02, within(1e-9));
        assertThat(why.isFaithful()).isTrue();
        // Best of all: give 1 in the first hour (−0.30 + 0.02), take 1 in the second (0.10 + 0.02):
        // −0.16. Resting first: take 1 in the second, worth 0.20 then: −0.08. Taking 1 first: 0.12,
        // then −0.08: 0.04.
        ContrastExplanation.Plans plans = Objects.requireNonNull(why.plans());
        assertThat(plans.asDone() - plans.best()).isCloseTo(0.08, within(1e-6));
        assertThat(plans.instead() - plans.best()).isCloseTo(0.20, within(1e-6));
    }

    @Test
    void explain_anyAction_addsUpAndNoFixedPlanIsBetter() {
        int moved = 0;
        for (long seed = 0; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 4, 48, "mid-market-rate");
            for (int i = 0; i < scenario.community().size(); i++) {
                for (Lever lever : new Lever[] {Lever.STORAGE, Lever.EV}) {
                    if (lever.isOf(scenario.community().participant(i))) {
                        ContrastExplanation why =
                                explain(scenario, "rule", new Question(19, i, lever, -0.7));
                        assertThat(why.checks())
                                .as("seed %d, member %d, %s: %s", seed, i, lever, why)
                                .allMatch(Check::holds);
                        moved += why.difference().systemCost() == 0 ? 0 : 1;
                    }
                }
            }
        }
        assertThat(moved).isPositive();
    }

    @Test
    void explain_whatItDid_makesNoDifference() {
        Scenario scenario = ScenarioFixture.random(3, 4, 48, "mid-market-rate");
        for (int i = 0; i < scenario.community().size(); i++) {
            if (Lever.STORAGE.isOf(scenario.community().participant(i))) {
                ContrastExplanation first =
                        explain(scenario, "rule", new Question(12, i, Lever.STORAGE, 0));
                ContrastExplanation same =
                        explain(
                                scenario,
                                "rule",
                                new Question(12, i, Lever.STORAGE, first.did().asked()));
                assertThat(same.difference().systemCost()).isZero();
                assertThat(same.difference().concerned(1e-12)).isEmpty();
            }
        }
    }

    @Test
    void checks_ofAnotherRun_fail() {
        Scenario scenario = ScenarioFixture.random(3, 2, 24, "none");
        ContrastExplanation why =
                new Contrast(
                                new Replay(scenario),
                                () -> Policies.of("none", scenario, 1),
                                HighsSolver::new)
                        .explain(new Question(3, 2, Lever.STORAGE, 1), 42L);
        assertThat(why.isFaithful()).isFalse();
    }

    /// What a member is told of its own action: itself, all others together, the community.
    @Test
    void ofOneself_namesNobodyElse_andAddsUp() {
        int seen = 0;
        for (long seed = 0; seed < 6; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 6, 48, "mid-market-rate");
            for (int i = 0; i < scenario.community().size(); i++) {
                if (!Lever.STORAGE.isOf(scenario.community().participant(i))) {
                    continue;
                }
                String own = scenario.community().participant(i).id();
                ContrastExplanation all =
                        explain(scenario, "rule", new Question(19, i, Lever.STORAGE, -0.7));
                ContrastExplanation mine = all.ofOneself();
                String text = mine + " " + mine.sentences();
                for (Participant other : scenario.community().participants()) {
                    if (!other.id().equals(own)) {
                        assertThat(text).doesNotContainPattern("\\b" + other.id() + "\\b");
                    }
                }
                assertThat(mine.difference().members())
                        .extracting(RunDifference.MemberChange::participant)
                        .containsExactly(own, RunDifference.OTHERS);
                assertThat(mine.difference().member(0)).isEqualTo(all.difference().member(i));
                assertThat(mine.difference().systemCost()).isEqualTo(all.difference().systemCost());
                assertThat(mine.difference().unexplained())
                        .isCloseTo(all.difference().unexplained(), within(1e-9));
                assertThat(mine.isFaithful()).isEqualTo(all.isFaithful());
                seen++;
            }
        }
        assertThat(seen).isPositive();
    }
}
