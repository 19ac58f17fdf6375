package org.commonwatt.rl.env;

import java.util.Arrays;

/// What a step of several copies returns, in flat arrays that the caller owns and may change. All
/// are [copy × ...]; joint vectors are laid out as [EnvSpec] says.
public final class VectorStep {
    private final double[] observations;
    private final double[] states;
    private final double[] lastObservations;
    private final double[] lastStates;
    private final double[] rewards;
    private final double[] info;
    private final boolean[] terminated;
    private final boolean[] truncated;
    private final double[] returns;
    private final int[] lengths;

    /// Arrays for a number of copies.
    public VectorStep(EnvSpec spec, int copies) {
        observations = new double[copies * spec.observationSize()];
        lastObservations = new double[observations.length];
        boolean same = spec.stateIsObservation();
        states = same ? observations : new double[copies * spec.state().size()];
        lastStates = same ? lastObservations : new double[states.length];
        rewards = new double[copies * spec.agents().size()];
        info = new double[copies * spec.infoNames().size()];
        terminated = new boolean[copies];
        truncated = new boolean[copies];
        returns = new double[rewards.length];
        lengths = new int[copies];
    }

    /// Nothing has been played.
    void clear() {
        Arrays.fill(terminated, false);
        Arrays.fill(truncated, false);
        Arrays.fill(rewards, 0);
        Arrays.fill(info, 0);
        Arrays.fill(returns, 0);
        Arrays.fill(lengths, 0);
    }

    /// What to act on next: where an episode has ended, the first observation of the next one.
    public double[] observations() {
        return observations;
    }

    /// The same for a central critic; the very array of [#observations()] where
    /// [EnvSpec#stateIsObservation()].
    public double[] states() {
        return states;
    }

    /// Where an episode has ended, its last observation: a truncated one is worth what a critic
    /// says of it. Elsewhere stale.
    public double[] lastObservations() {
        return lastObservations;
    }

    /// The same for a central critic; the very array of [#lastObservations()] where
    /// [EnvSpec#stateIsObservation()].
    public double[] lastStates() {
        return lastStates;
    }

    /// Rewards, [copy × agent].
    public double[] rewards() {
        return rewards;
    }

    /// Numbers that describe the step, [copy × entry]; of the step that was played, also where an
    /// episode has ended.
    public double[] info() {
        return info;
    }

    /// Per copy, whether an episode has ended in a state without a future.
    public boolean[] terminated() {
        return terminated;
    }

    /// Per copy, whether an episode was cut off.
    public boolean[] truncated() {
        return truncated;
    }

    /// Sum of rewards since the episode's first step, this one included, [copy × agent].
    public double[] returns() {
        return returns;
    }

    /// Steps since the episode began, this one included, per copy.
    public int[] lengths() {
        return lengths;
    }
}
