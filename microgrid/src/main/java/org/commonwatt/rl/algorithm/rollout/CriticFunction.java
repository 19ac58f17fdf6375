package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// A critic in use: rows in, values out, nothing allocated. Follows the parameters of its critic;
/// has one owner.
final class CriticFunction {
    private final Critic critic;
    private final Tape tape;
    private final Variable input;
    private final Variable output;
    private final float[] scratch;

    CriticFunction(Critic critic, int capacity) {
        this.critic = critic;
        tape = new Tape(critic.parameters().backend(), capacity);
        input = tape.input(critic.inputSize());
        output = critic.network().on(tape, input);
        scratch = new float[critic.inputSize()];
    }

    Critic critic() {
        return critic;
    }

    int capacity() {
        return tape.capacity();
    }

    void load(int row, float[] from, int at, int member) {
        critic.load(input, row, from, at, member, scratch);
    }

    void apply(int rows) {
        tape.forward(rows);
    }

    /// What the network said of a row.
    float said(int row) {
        return (float) output.get(row, 0);
    }

    /// The return that it means.
    double value(int row) {
        return critic.original(output.get(row, 0));
    }
}
