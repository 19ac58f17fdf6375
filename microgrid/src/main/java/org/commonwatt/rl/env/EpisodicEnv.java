package org.commonwatt.rl.env;

import java.util.Arrays;
import org.commonwatt.numeric.RandomStreams;

/// The skeleton of an environment: looks at actions before anything changes, counts steps, cuts
/// episodes off and refuses steps outside them. What is left is how an episode begins, how a step
/// changes the state, and what agents see.
public abstract class EpisodicEnv implements ParallelEnv {
    private static final int NOT_BEGUN = -1;

    private final EnvSpec spec;
    private final double[] rewards;
    private int steps = NOT_BEGUN;
    private boolean terminated;
    private boolean truncated;

    protected EpisodicEnv(EnvSpec spec) {
        this.spec = spec;
        rewards = new double[spec.agents().size()];
    }

    /// Sets the state of a new episode.
    protected abstract void begin(RandomStreams streams);

    /// Changes the state by one step and sets every agent's [#reward].
    ///
    /// @param actions holds the joint action from index `from` on; finite, choices exist, numbers
    ///   may lie outside their box
    /// @return whether the new state has no future
    protected abstract boolean advance(double[] actions, int from);

    /// Writes the joint observation, `from` on.
    protected abstract void write(double[] observations, int from);

    /// Sets the reward of the step that is being played.
    protected final void reward(int agent, double value) {
        rewards[agent] = value;
    }

    /// The number of steps played in this episode.
    public final int steps() {
        return steps;
    }

    /// For a state that the subclass has set by hand: an episode goes on from it after `stepsSoFar`
    /// steps.
    protected final void beginAfter(int stepsSoFar) {
        steps = stepsSoFar;
        terminated = false;
        truncated = false;
        Arrays.fill(rewards, 0);
    }

    @Override
    public final EnvSpec spec() {
        return spec;
    }

    @Override
    public final void reset(long seed) {
        begin(RandomStreams.of(seed));
        beginAfter(0);
    }

    @Override
    public final void step(double[] actions, int copy) {
        requireBegun();
        if (terminated || truncated) {
            throw new IllegalStateException(
                    "An episode that has ended takes no step: %s needs a reset"
                            .formatted(spec.name()));
        }
        terminated = advance(actions, spec.actionStart(actions, copy));
        steps++;
        truncated = steps >= spec.maxSteps();
    }

    @Override
    public final boolean terminated() {
        return terminated;
    }

    @Override
    public final boolean truncated() {
        return truncated;
    }

    @Override
    public final void observe(double[] into, int copy) {
        requireBegun();
        write(into, EnvSpec.start(into.length, copy, spec.observationSize()));
    }

    @Override
    public final void rewards(double[] into, int copy) {
        requireBegun();
        int start = EnvSpec.start(into.length, copy, rewards.length);
        System.arraycopy(rewards, 0, into, start, rewards.length);
    }

    private void requireBegun() {
        if (steps == NOT_BEGUN) {
            throw new IllegalStateException(
                    "An episode must have begun: %s needs a reset".formatted(spec.name()));
        }
    }
}
