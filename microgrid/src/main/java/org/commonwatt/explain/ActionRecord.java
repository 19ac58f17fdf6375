package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.commonwatt.operate.agent.AgentFeatures;
import org.commonwatt.operate.agent.AgentScope;
import org.commonwatt.operate.agent.CommunityAgents;
import org.commonwatt.operate.agent.CommunityAgents.Agent;
import org.commonwatt.operate.agent.FeatureGroup;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.agent.LearnedPolicy;
import org.commonwatt.operate.agent.Lever;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.Simulation;

/// Everything that was seen and asked for in a run, as agents see it: the joint observation of each
/// step, and what one device was asked for.
final class ActionRecord implements Replay.Witness {
    private final List<Agent> agents;
    private final AgentFeatures features;
    private final int jointSize;
    private final int participant;
    private final Lever lever;
    private final Agent agent;
    private final int from;
    private final double[][] joint;
    private final double[] asked;
    private final double[] chosen;
    private final Policy policy;
    private final boolean learned;

    /// @param policy whose agents and scales count, where it was learned
    ActionRecord(Scenario scenario, Policy policy, int participant, Lever lever) {
        this.policy = policy;
        this.participant = participant;
        this.lever = lever;
        learned =
                policy instanceof LearnedPolicy known
                        && known.agents().agents().stream().anyMatch(this::decides);
        CommunityAgents all =
                policy instanceof LearnedPolicy known && learned
                        ? known.agents()
                        : CommunityAgents.of(scenario, AgentScope.ALL);
        FeatureScales scales =
                policy instanceof LearnedPolicy known && learned
                        ? known.scales()
                        : FeatureScales.of(scenario);
        agents = all.agents();
        features =
                new AgentFeatures(scenario, all, scales, AgentFeatures.calendar(scenario.axis()));
        int at = 0;
        int mine = -1;
        Agent found = null;
        for (Agent each : agents) {
            if (decides(each)) {
                mine = at;
                found = each;
            }
            at += size(each);
        }
        if (found == null) {
            throw new IllegalArgumentException(
                    "Nobody decides about %s of participant %d.".formatted(lever, participant));
        }
        agent = found;
        from = mine;
        jointSize = at;
        joint = new double[scenario.axis().steps()][];
        asked = new double[joint.length];
        chosen = new double[joint.length];
    }

    private boolean decides(Agent each) {
        return each.participant() == participant && each.levers().contains(lever);
    }

    /// Whether a network decides about the device.
    boolean isLearned() {
        return learned;
    }

    private static int size(Agent agent) {
        return agent.groups().stream().mapToInt(group -> group.names().size()).sum();
    }

    @Override
    public void decided(Simulation run, Observations seen) {
        double[] row = new double[jointSize];
        features.prepare(seen, 0);
        features.write(seen, 0, row, 0);
        joint[run.step()] = row;
        asked[run.step()] = lever.read(run.actions(), participant);
        chosen[run.step()] =
                policy instanceof LearnedPolicy known && learned
                        ? known.lastAction(actionAt())
                        : asked[run.step()];
    }

    @Override
    public void after(Simulation run) {}

    /// The joint observation of a step.
    double[] joint(int step) {
        return joint[step];
    }

    /// What the agent saw in a step.
    double[] own(int step) {
        double[] own = new double[size(agent)];
        System.arraycopy(joint[step], from, own, 0, own.length);
        return own;
    }

    /// Where the agent's features begin in the joint observation.
    int from() {
        return from;
    }

    /// What the device was asked for.
    double asked(int step) {
        return asked[step];
    }

    /// What the agent chose; of policies without agents what the device was asked for.
    double chosen(int step) {
        return chosen[step];
    }

    int steps() {
        return asked.length;
    }

    /// What the agent sees, group by group.
    List<FeatureGroup> groups() {
        return agent.groups();
    }

    /// Names of what it sees.
    List<String> names() {
        List<String> names = new ArrayList<>();
        agent.groups().forEach(group -> names.addAll(group.names()));
        return names;
    }

    /// Place of the device's number in the joint action.
    int actionAt() {
        int at = 0;
        for (Agent each : agents) {
            if (each.equals(agent)) {
                return at + each.levers().indexOf(lever);
            }
            at += each.levers().size();
        }
        throw new IllegalStateException("The agent is one of its agents.");
    }

    /// The step in which the device was asked for what is farthest from its mean, among those that
    /// a function of what was seen is near to.
    int mostTelling(ToDoubleFunction<double[]> function, double near) {
        double mean = Arrays.stream(asked).average().orElse(0);
        int best = 0;
        double farthest = -1;
        for (int step = 0; step < asked.length; step++) {
            boolean told =
                    learned || Math.abs(function.applyAsDouble(own(step)) - asked[step]) <= near;
            if (told && Math.abs(asked[step] - mean) > farthest) {
                best = step;
                farthest = Math.abs(asked[step] - mean);
            }
        }
        return best;
    }
}
