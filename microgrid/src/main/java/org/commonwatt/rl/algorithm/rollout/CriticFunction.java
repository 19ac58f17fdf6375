package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.layer.Network;

/// A critic in use: rows in, values out, nothing allocated. Follows the parameters of its critic;
/// has one owner. Where the critic is cautious it also says the slope of values by what is read.
final class CriticFunction {
    private final Critic critic;
    private final Tape tape;
    private final Variable input;
    private final Variable before;
    private final Variable after;
    private final Variable heads;
    private final Variable output;
    private final boolean isCautious;
    private final float[] scratch;

    CriticFunction(Critic critic, int capacity) {
        this.critic = critic;
        tape = new Tape(critic.parameters().backend(), capacity);
        isCautious = critic.how().caution() > 0;
        input =
                isCautious
                        ? tape.differentiableInput(critic.inputSize())
                        : tape.input(critic.inputSize());
        heads = tape.input(critic.how().heads());
        before = critic.network().memory(tape);
        Network.Step step = critic.network().step(tape, input, before);
        output = critic.chosen(tape, heads, step.output());
        if (isCautious) {
            tape.minimise(output);
        }
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

    /// Sets which head speaks for a row.
    void head(int row, int head) {
        for (int h = 0; h < critic.how().heads(); h++) {
            heads.set(row, h, h == head ? 1 : 0);
        }
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
        if (isCautious) {
            tape.clearGradients();
            tape.backward(1);
        }
    }

    /// What the network said of a row.
    float said(int row) {
        return (float) output.get(row, 0);
    }

    /// What caution takes from the value of a row: caution · ‖∇V‖, in returns.
    double deduction(int row) {
        if (!isCautious) {
            return 0;
        }
        double squares = 0;
        for (int k = 0; k < critic.inputSize(); k++) {
            double slope = input.gradient().get(row, k);
            squares += slope * slope;
        }
        return critic.how().caution() * critic.unit() * Math.sqrt(squares);
    }

    /// The return that it means.
    double value(int row) {
        return critic.original(output.get(row, 0));
    }
}
