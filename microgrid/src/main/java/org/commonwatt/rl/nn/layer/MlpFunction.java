package org.commonwatt.rl.nn.layer;

import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;

/// A perceptron in use: rows of numbers in, rows of numbers out, nothing allocated. Follows the
/// parameters of the network it was made of. A function has one owner.
public final class MlpFunction {
    private final Tape tape;
    private final Variable input;
    private final Variable output;

    /// @param capacity the most rows at once; for single observations 1
    public MlpFunction(Mlp network, int capacity) {
        tape = new Tape(network.parameters().backend(), capacity);
        input = tape.input(network.layers().getFirst().inputs());
        output = network.on(tape, input);
    }

    /// Computes `rows` rows.
    ///
    /// @param x rows one after the other
    /// @param y receives rows one after the other
    public void apply(float[] x, float[] y, int rows) {
        for (int row = 0; row < rows; row++) {
            input.setRow(row, x, row * input.width());
        }
        tape.forward(rows);
        for (int row = 0; row < rows; row++) {
            output.copyRow(row, y, row * output.width());
        }
    }

    /// The rows of the last call, for distributions.
    public Variable output() {
        return output;
    }
}
