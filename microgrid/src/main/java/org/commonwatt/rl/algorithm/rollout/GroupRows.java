package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.algorithm.team.Actor;
import org.jspecify.annotations.Nullable;

/// What the agents of one actor saw and did in a rollout, a row per step, copy and agent: that of
/// the actor's agent j in cell `t·copies + c` is row `cell·members + j`.
public final class GroupRows {
    final Actor actor;
    final Critic critic;
    final @Nullable StateRows states;
    final int[] agents;
    final int cells;
    final float[] inputs;
    final float[] actions;
    final float[] logs;
    final float[] said;
    private final double[] seen;

    /// @param states what a central critic reads; null for a local one
    /// @param cells steps times copies
    public GroupRows(Actor actor, Critic critic, @Nullable StateRows states, int cells) {
        this.actor = actor;
        this.critic = critic;
        this.states = states;
        this.cells = cells;
        agents = actor.agents();
        int rows = cells * agents.length;
        inputs = new float[rows * actor.inputSize()];
        actions = new float[rows * actor.code().size()];
        logs = new float[rows];
        said = new float[rows];
        boolean keeps = actor.design().normalisesObservations();
        seen = new double[keeps ? rows * actor.observationSize() : 0];
    }

    /// The actor.
    public Actor actor() {
        return actor;
    }

    /// Its critic.
    public Critic critic() {
        return critic;
    }

    /// Rows.
    public int count() {
        return logs.length;
    }

    /// Where the numbers of a row's agent lie in a [Rollout] of `all` agents.
    int joint(int row, int all) {
        return row / agents.length * all + agents[row % agents.length];
    }

    /// Writes what the actor reads in a row.
    void keep(int row, double[] observations, int from) {
        actor.input(observations, from, row % agents.length, inputs, row * actor.inputSize());
        if (seen.length > 0) {
            int size = actor.observationSize();
            System.arraycopy(observations, from, seen, row * size, size);
        }
    }

    /// The array that the critic reads.
    float[] criticSource() {
        return states == null ? inputs : states.rows();
    }

    /// Where in it.
    int criticAt(int row) {
        return states == null ? row * actor.inputSize() : row / agents.length * states.size();
    }

    /// Learns the moments of the observations; inputs stay as they are.
    public void learnMoments() {
        if (seen.length > 0) {
            actor.moments().learn(seen, count());
        }
    }
}
