package org.commonwatt.operate.agent;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.agent.CommunityAgents.Agent;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;

/// Turns agents' actions into what devices are asked for: a deviation from what a base policy asks
/// for ([Lever#asked]). An action of 0 leaves everything to the base policy, to the last bit.
public final class AgentControl {
    private final CommunityAgents agents;
    private final Policy base;
    private final Actions bases;

    /// @param participants of the community
    /// @param base what devices do where agents choose 0; it also moves what has no agent
    public AgentControl(CommunityAgents agents, int participants, Policy base) {
        this.agents = agents;
        bases = new Actions(participants);
        this.base = base;
    }

    /// The base policy.
    public Policy base() {
        return base;
    }

    /// Writes what devices are asked for in the next step of one copy.
    ///
    /// @param actions joint action from `from` on
    /// @return the operator's share, [−1, 1]; NaN where there is no operator
    public double apply(Observations o, double[] actions, int from, Actions into) {
        // What the base policy does not write it does not want, whatever was asked for before.
        into.clear();
        base.act(o, into);
        double operatorShare = Double.NaN;
        int at = from;
        for (Agent agent : agents.agents()) {
            for (Lever lever : agent.levers()) {
                double a = Math.clamp(actions[at++], -1, 1);
                if (lever == Lever.PRICE) {
                    operatorShare = a;
                } else if (a != 0) {
                    int k = o.index(0, agent.participant());
                    lever.write(into, k, lever.asked(lever.read(into, k), a));
                }
            }
        }
        return operatorShare;
    }

    /// Writes the joint action that asks devices for the same as a policy does; the operator's
    /// share is in the middle.
    ///
    /// @param policy asked, once per step
    /// @param scratch of the size of the community
    public void imitate(Observations o, Policy policy, Actions scratch, double[] into, int from) {
        base.act(o, bases);
        policy.act(o, scratch);
        int at = from;
        for (Agent agent : agents.agents()) {
            for (Lever lever : agent.levers()) {
                boolean isPrice = lever == Lever.PRICE;
                int k = isPrice ? 0 : o.index(0, agent.participant());
                into[at++] =
                        isPrice ? 0 : lever.action(lever.read(bases, k), lever.read(scratch, k));
            }
        }
    }
}
