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
    final Chunks chunks;
    final float[] inputs;
    final float[] actions;
    final float[] logs;
    final float[] said;

    /// Head of the critic that speaks for each row.
    final int[] heads;

    /// What actor and critic remember before each chunk, [chunk × unit].
    final float[] actorStarts;

    final float[] criticStarts;
    private final double[] seen;

    /// @param states what a central critic reads; null for a local one
    /// @param chunks steps and copies
    public GroupRows(Actor actor, Critic critic, @Nullable StateRows states, Chunks chunks) {
        this.actor = actor;
        this.critic = critic;
        this.states = states;
        this.chunks = chunks;
        agents = actor.agents();
        int rows = chunks.cells() * agents.length;
        inputs = new float[rows * actor.inputSize()];
        actions = new float[rows * actor.code().size()];
        logs = new float[rows];
        said = new float[rows];
        heads = new int[rows];
        actorStarts = new float[rows / chunks.length() * units()];
        criticStarts = new float[actorStarts.length];
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

    /// Units of the networks' memories; 0 for none.
    int units() {
        return actor.design().memory();
    }

    /// Rows of one step.
    int columns() {
        return chunks.copies() * agents.length;
    }

    /// Chunks of rows.
    int chunkCount() {
        return count() / chunks.length();
    }

    /// Keeps what is remembered where a chunk begins with a step.
    ///
    /// @param first number of the first of the rows that are spoken of
    void begin(int t, int first, float[] actorMemory, float[] criticMemory) {
        if (units() > 0 && t % chunks.length() == 0) {
            int chunk = t / chunks.length() * columns() + first % columns();
            System.arraycopy(actorMemory, 0, actorStarts, chunk * units(), actorMemory.length);
            System.arraycopy(criticMemory, 0, criticStarts, chunk * units(), criticMemory.length);
        }
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
