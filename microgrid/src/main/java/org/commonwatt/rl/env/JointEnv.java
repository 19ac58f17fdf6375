package org.commonwatt.rl.env;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.commonwatt.rl.space.FiniteSpace;
import org.commonwatt.rl.space.MultiDiscrete;
import org.commonwatt.rl.space.Space;

/// An environment seen as one agent that sees and does everything: its observation and action are
/// the joint ones, number for number, its reward is the mean over agents.
public final class JointEnv extends WrappedEnv {
    /// Name of the agent.
    public static final String AGENT = "team_0";

    private final double[] rewards;

    /// @throws IllegalArgumentException if some agents choose and others set numbers
    public JointEnv(ParallelEnv env) {
        super(env, joint(env.spec()));
        rewards = new double[env.spec().agents().size()];
    }

    /// What an environment is from outside when its agents are one.
    ///
    /// @throws IllegalArgumentException if some agents choose and others set numbers
    public static EnvSpec joint(EnvSpec of) {
        EnvSpec joint =
                EnvSpec.of(
                        of.name(),
                        of.maxSteps(),
                        List.of(
                                new AgentSpec(
                                        AGENT,
                                        EnvSpec.joint(of.agents(), AgentSpec::observation),
                                        action(of))),
                        of.infoNames());
        return of.stateIsObservation() ? joint : joint.withState(of.state());
    }

    private static Space action(EnvSpec of) {
        List<Space> actions = of.agents().stream().map(AgentSpec::action).toList();
        if (actions.stream().allMatch(Box.class::isInstance)) {
            return EnvSpec.joint(of.agents(), agent -> (Box) agent.action());
        }
        if (!actions.stream().allMatch(FiniteSpace.class::isInstance)) {
            throw new IllegalArgumentException(
                    "Agents that are to be one must all choose or all set numbers: those of %s do both."
                            .formatted(of.name()));
        }
        List<Discrete> parts = new ArrayList<>();
        for (AgentSpec agent : of.agents()) {
            List<Discrete> own =
                    switch ((FiniteSpace) agent.action()) {
                        case Discrete one -> List.of(one);
                        case MultiDiscrete several -> several.parts();
                    };
            own.forEach(
                    part ->
                            parts.add(
                                    new Discrete(
                                            agent.name() + "/" + part.name(), part.choiceNames())));
        }
        return new MultiDiscrete(parts);
    }

    @Override
    public void rewards(double[] into, int copy) {
        int at = EnvSpec.start(into.length, copy, 1);
        env.rewards(rewards, 0);
        double sum = 0;
        for (double reward : rewards) {
            sum += reward;
        }
        into[at] = sum / rewards.length;
    }
}
