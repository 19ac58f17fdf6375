package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.normaliser.RunningNormaliser;

/// States of a rollout as central critics read them, [step × copy × number]; normalised by running
/// moments where wanted.
public final class StateRows {
    private static final String MOMENTS = "states.moments";
    private static final double CLIP = 10;

    private final int size;
    private final int cells;
    private final boolean normalises;
    private final RunningNormaliser moments;
    private final float[] rows;
    private final double[] seen;

    /// @param size numbers of a state
    /// @param cells steps times copies
    public StateRows(int size, int cells, boolean normalises) {
        this.size = size;
        this.cells = cells;
        this.normalises = normalises;
        moments = new RunningNormaliser(size, CLIP);
        rows = new float[size * cells];
        seen = new double[normalises ? size * cells : 0];
    }

    /// Numbers of a state.
    public int size() {
        return size;
    }

    float[] rows() {
        return rows;
    }

    /// Keeps the state of a cell.
    void keep(int cell, double[] states, int from) {
        write(states, from, rows, cell * size);
        if (normalises) {
            System.arraycopy(states, from, seen, cell * size, size);
        }
    }

    /// Writes a state as critics read it.
    void write(double[] states, int from, float[] row, int at) {
        for (int k = 0; k < size; k++) {
            double value = states[from + k];
            row[at + k] = (float) (normalises ? moments.normalised(k, value) : value);
        }
    }

    /// Learns the moments of the states kept; rows kept before stay as they are.
    public void learnMoments() {
        if (normalises) {
            moments.learn(seen, cells);
        }
    }

    /// Puts the moments in.
    public void save(Checkpoint into) {
        into.put(MOMENTS, moments.state());
    }

    /// Takes them over.
    public void restore(Checkpoint from) {
        moments.restore(from.numbers(MOMENTS));
    }
}
