package org.commonwatt.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalInt;
import org.commonwatt.explain.PolicyExplanation.Part;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.agent.AgentControl;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.agent.LearnedPolicy;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.NonePolicy;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.policy.ScenarioDevices;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.RunAccounts;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;

final class PolicyStudyTest {
    /// Every number of every action is 0.02 of the sum of two features of the first agent: `soc`
    /// and `demand`, whatever else is seen.
    private record SumTeam(EnvSpec spec, int soc, int demand) implements TeamPolicy {
        @Override
        public void act(double[] observations, double[] actions, int copies) {
            java.util.Arrays.fill(actions, 0.02 * (observations[soc] + observations[demand]));
        }

        @Override
        public void sample(
                double[] observations, double[] actions, int copies, RandomStream stream) {
            act(observations, actions, copies);
        }

        @Override
        public void save(Checkpoint into) {
            throw new UnsupportedOperationException();
        }
    }

    private static int sunny(Scenario scenario) {
        for (int i = 0; i < scenario.community().size(); i++) {
            if (scenario.community().participant(i).battery() != null) {
                return i;
            }
        }
        throw new AssertionError("Somebody has a battery.");
    }

    private static LearnedPolicy learned(Scenario scenario) {
        var agents = CommunityAgents.of(scenario, AgentScope.ALL);
        EnvSpec spec = agents.spec("game", 24, java.util.List.of());
        var names = new java.util.ArrayList<String>();
        agents.agents().getFirst().groups().forEach(group -> names.addAll(group.names()));
        var team = new SumTeam(spec, names.indexOf("soc"), names.indexOf("demand"));
        var devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        var control =
                new AgentControl(agents, scenario.community().size(), new NonePolicy(devices));
        return new LearnedPolicy(
                "sum", team, scenario, agents, FeatureScales.of(scenario), control);
    }

    /// The parts of a sum are its terms less their means: those of `soc` belong to storage, those
    /// of `demand` to what is its own, and no other group has any.
    @Test
    void explain_aSum_givesEachGroupItsTerm() {
        Scenario scenario = ScenarioFixture.random(1, 4, 96, "mid-market-rate");
        int i = sunny(scenario);
        RunAccounts run = new Replay(scenario).of(learned(scenario), Replay.Witness.NONE);
        PolicyExplanation why =
                new PolicyStudy(new Replay(scenario), () -> learned(scenario))
                        .explain(i, Lever.STORAGE, OptionalInt.of(40), run.stateHash());
        assertThat(why.source()).isEqualTo("policy");
        assertThat(why.checks()).as("%s", why).allMatch(Check::holds);
        double storage = part(why, FeatureGroup.STORAGE);
        double own = part(why, FeatureGroup.OWN);
        assertThat(storage + own)
                .isCloseTo(why.values().here() - why.values().usual(), within(1e-12));
        assertThat(Math.abs(storage)).isGreaterThan(1e-6);
        for (Part part : why.groups()) {
            if (!part.group().equals("storage") && !part.group().equals("own")) {
                assertThat(part.value()).isCloseTo(0, within(1e-12));
            }
        }
        // Of a sum every sampled draw differs by the other step alone.
        double sampled =
                why.features().stream()
                        .filter(feature -> feature.feature().equals("soc"))
                        .mapToDouble(PolicyExplanation.SampledPart::value)
                        .findFirst()
                        .orElseThrow();
        assertThat(sampled).isCloseTo(storage, within(0.02));
    }

    private static double part(PolicyExplanation why, FeatureGroup group) {
        return why.groups().stream()
                .filter(part -> part.group().equals(group.key()))
                .mapToDouble(Part::value)
                .sum();
    }

    /// A policy that never moves is a tree of one rule that is never wrong.
    @Test
    void explain_aPolicyThatNeverMoves_isConstant() {
        Scenario scenario = ScenarioFixture.random(1, 4, 96, "none");
        RunAccounts run =
                new Replay(scenario).of(Policies.of("none", scenario, 1), Replay.Witness.NONE);
        PolicyExplanation why =
                new PolicyStudy(new Replay(scenario), () -> Policies.of("none", scenario, 1))
                        .explain(
                                sunny(scenario),
                                Lever.STORAGE,
                                OptionalInt.empty(),
                                run.stateHash());
        assertThat(why.tree().rules()).hasSize(1);
        assertThat(why.tree().heldOutError()).isZero();
        assertThat(why.tree().heldOutR2()).isNaN();
        assertThat(why.isFaithful()).isTrue();
    }

    /// Of twenty days the tree sees fifteen, enough to tell most of what the rule asks for on the
    /// other five (R² 0.53 and more); of eight days it would learn chance.
    @Test
    void explain_theRule_addsUpAndTellsHowFaithfulItsTreeIs() {
        for (long seed = 1; seed < 4; seed++) {
            Scenario scenario = ScenarioFixture.random(seed, 4, 480, "mid-market-rate");
            RunAccounts run =
                    new Replay(scenario).of(Policies.of("rule", scenario, 1), Replay.Witness.NONE);
            PolicyExplanation why =
                    new PolicyStudy(new Replay(scenario), () -> Policies.of("rule", scenario, 1))
                            .explain(
                                    sunny(scenario),
                                    Lever.STORAGE,
                                    OptionalInt.empty(),
                                    run.stateHash());
            assertThat(why.checks()).as("seed %d: %s", seed, why).allMatch(Check::holds);
            assertThat(why.tree().heldOutSteps()).isEqualTo(120);
            assertThat(why.tree().heldOutR2()).as("seed %d", seed).isBetween(0.45, 1.0);
        }
    }
}
