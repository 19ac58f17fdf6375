package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Network;

/// A critic in use: rows in, values out, nothing allocated. Follows the parameters of its critic;
/// has one owner.
final class CriticFunction {
    private final Critic critic;
    private final Tape tape;
    private final Variable input;
    private final Variable before;
    private final Variable after;
    private final Variable output;
    private final float[] scratch;

    CriticFunction(Critic critic, int capacity) {
        this.critic = critic;
        tape = new Tape(critic.parameters().backend(), capacity);
        input = tape.input(critic.inputSize());
        before = critic.network().memory(tape);
        Network.Step step = critic.network().step(tape, input, before);
        output = step.output();
        after = step.memory();
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

    /// Sets what is remembered of a row's episode.
    void recall(int row, float[] memory, int at) {
        before.setRow(row, memory, at);
    }

    /// Copies what is remembered now.
    void retain(int row, float[] memory, int at) {
        after.copyRow(row, memory, at);
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
