package org.commonwatt.operate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.commonwatt.grid.Actions;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.game.CommunityRules;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.PolicyContract;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.operate.simulation.Simulation;
import org.commonwatt.operate.simulation.StepObserver;
import org.commonwatt.rl.algorithm.team.ActorDesign;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;
import org.junit.jupiter.api.Test;

class LearnedPolicyTest extends PolicyContract {
    private static final ActorDesign DESIGN =
            new ActorDesign(
                    List.of(16), Activation.TANH, ActorDesign.Head.GAUSSIAN, true, false, 2);

    static NetworkTeam team(CommunityAgents agents, ActorDesign design, double gain) {
        var team = new NetworkTeam(agents.spec("game", 24, List.of()), design, Backends.fastest());
        var stream = RandomStreams.of(5).stream("weights");
        team.actors().forEach(actor -> actor.initialise(stream, 1, gain, -1));
        return team;
    }

    static LearnedPolicy policy(Scenario scenario, ActorDesign design, double gain) {
        var agents = CommunityAgents.of(scenario, AgentScope.ALL);
        var scales =
                new FeatureScales(
                        0.3, 0.1, Collections.nCopies(scenario.community().size(), 1.0), 1);
        var control =
                new AgentControl(
                        agents, scenario.community().size(), CommunityRules.netShare(scenario));
        return new LearnedPolicy(
                "learned", team(agents, design, gain), scenario, agents, scales, control);
    }

    @Override
    protected Policy policy(Scenario scenario) {
        return policy(scenario, DESIGN, 1);
    }

    @Override
    protected int seeds(int usual) {
        return usual / 2;
    }

    @Test
    void weightsOfZero_areTheBasePolicy() {
        Scenario scenario = ScenarioFixture.random(11, 4, 72, "mid-market-rate");
        var learned = new Simulation(scenario, policy(scenario, DESIGN, 0));
        var base = new Simulation(scenario, CommunityRules.netShare(scenario));
        learned.finish(StepObserver.NONE);
        base.finish(StepObserver.NONE);
        assertThat(learned.stateHash()).isEqualTo(base.stateHash());
    }

    @Test
    void savedTeam_actsTheSame() {
        Scenario scenario = ScenarioFixture.random(11, 4, 72, "mid-market-rate");
        var agents = CommunityAgents.of(scenario, AgentScope.ALL);
        NetworkTeam team = team(agents, DESIGN, 1);
        var checkpoint = new Checkpoint();
        team.save(checkpoint);
        var again =
                NetworkTeam.of(
                        Checkpoint.of(checkpoint.toBytes()), team.spec(), Backends.fastest());
        double[] observations = new double[team.spec().observationSize()];
        Arrays.fill(observations, 0.3);
        double[] one = new double[team.spec().actionSize()];
        double[] two = new double[one.length];
        team.act(observations, one, 1);
        again.act(observations, two, 1);
        assertThat(two).isEqualTo(one);
    }

    @Test
    void features_areWithinTheirBounds_andNoMemberSeesAnothers() {
        Scenario scenario = ScenarioFixture.random(3, 4, 72, "mid-market-rate");
        var agents =
                CommunityAgents.of(
                        scenario, new AgentScope(Set.of(FeatureGroup.CALENDAR), Set.of()));
        var spec = agents.spec("game", 24, List.of());
        var scales = FeatureScales.of(scenario);
        var features =
                new AgentFeatures(
                        scenario, agents, scales, AgentFeatures.calendar(scenario.axis()));
        double[] seen = new double[spec.observationSize()];
        double[] state = new double[spec.state().size()];
        Policy base = CommunityRules.netShare(scenario);
        Policy looking =
                new Policy() {
                    @Override
                    public String name() {
                        return "looking";
                    }

                    @Override
                    public void act(Observations o, Actions actions) {
                        features.prepare(o, 0);
                        features.write(o, 0, seen, 0);
                        features.writeState(o, 0, state, 0);
                        for (int a = 0; a < spec.agents().size(); a++) {
                            var box = spec.agents().get(a).observation();
                            assertThat(box.contains(seen, spec.observationAt(a))).isTrue();
                        }
                        assertThat(spec.state().contains(state, 0)).isTrue();
                        base.act(o, actions);
                    }
                };
        new Simulation(scenario, looking).finish(StepObserver.NONE);
        assertThat(spec.agents().getFirst().observation().names()).doesNotContain("hourSin");
    }
}
