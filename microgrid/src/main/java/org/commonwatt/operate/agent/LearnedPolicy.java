package org.commonwatt.operate.agent;

import java.util.Arrays;
import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// A trained team at work in a community. It sees [Observations] and nothing else, as in the game
/// that it was trained in, and chooses what it holds best.
public final class LearnedPolicy implements Policy {
    private final String name;
    private final TeamPolicy team;
    private final CommunityAgents agents;
    private final FeatureScales scales;
    private final AgentFeatures features;
    private final AgentControl control;
    private final double[] observations;
    private final double[] actions;
    private double operatorShare = Double.NaN;

    /// @param name in results
    /// @param team made for the spec of these agents
    /// @param scales those that the team was trained with
    public LearnedPolicy(
            String name,
            TeamPolicy team,
            Scenario scenario,
            CommunityAgents agents,
            FeatureScales scales,
            AgentControl control) {
        this.name = name;
        this.team = team;
        this.control = control;
        this.agents = agents;
        this.scales = scales;
        features =
                new AgentFeatures(
                        scenario, agents, scales, AgentFeatures.calendar(scenario.axis()));
        observations = new double[team.spec().observationSize()];
        actions = new double[team.spec().actionSize()];
    }

    /// What it decides with, for whoever asks what it would decide elsewhere; not to be used by two
    /// threads.
    public TeamPolicy team() {
        return team;
    }

    /// A number of the joint action that it chose last.
    public double lastAction(int at) {
        return actions[at];
    }

    /// Who decides.
    public CommunityAgents agents() {
        return agents;
    }

    /// What its features are divided by.
    public FeatureScales scales() {
        return scales;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void act(Observations o, Actions into) {
        if (o.copies() != 1) {
            throw new IllegalArgumentException(
                    "A learned policy acts for one copy: " + o.copies() + ".");
        }
        choose(o);
        operatorShare = control.apply(o, actions, 0, into);
    }

    private void choose(Observations o) {
        features.prepare(o, 0);
        features.write(o, 0, observations, 0);
        team.act(observations, actions, 1);
    }

    /// Its team remembers what it sees, and acts on it later.
    @Override
    public void observe(Observations o) {
        control.base().observe(o);
        if (team.remembers()) {
            choose(o);
        }
    }

    @Override
    public double operatorShare() {
        return operatorShare;
    }

    /// What the base policy remembers; where the team remembers too, its length before it and what
    /// the team does behind it.
    @Override
    public long[] state() {
        long[] base = control.base().state();
        if (!team.remembers()) {
            return base;
        }
        long[] memory = team.memory();
        long[] all = new long[1 + base.length + memory.length];
        all[0] = base.length;
        System.arraycopy(base, 0, all, 1, base.length);
        System.arraycopy(memory, 0, all, 1 + base.length, memory.length);
        return all;
    }

    @Override
    public void restore(long[] state) {
        if (!team.remembers()) {
            control.base().restore(state);
            return;
        }
        int split = 1 + Math.toIntExact(state[0]);
        control.base().restore(Arrays.copyOfRange(state, 1, split));
        team.remember(Arrays.copyOfRange(state, split, state.length));
    }
}
