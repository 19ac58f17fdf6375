package org.commonwatt.rl.nn;

import java.util.List;

/// One step on a [Tape]: computes its output from its inputs, and passes the output's gradient on
/// to them. Everything it needs is allocated when it is recorded.
///
/// On the way back an operation meets its inputs in their order. To an input that nobody later on
/// the tape has read, its gradient is new and is set; else it is added to.
public abstract class Operation {
    private final Variable output;
    private final List<Variable> inputs;
    private final boolean[] adds;
    private boolean isLive;

    /// @param inputs variables whose gradient it may give
    protected Operation(Variable output, List<Variable> inputs) {
        this.output = output;
        this.inputs = List.copyOf(inputs);
        adds = new boolean[inputs.size()];
    }

    /// What it computes.
    public final Variable output() {
        return output;
    }

    final List<Variable> inputs() {
        return inputs;
    }

    final boolean isLive() {
        return isLive;
    }

    final void live(boolean live) {
        isLive = live;
    }

    final void adds(int input, boolean add) {
        adds[input] = add;
    }

    /// An input.
    protected final Variable input(int number) {
        return inputs.get(number);
    }

    /// Whether the gradient of an input is wanted.
    protected final boolean wants(int number) {
        return inputs.get(number).wantsGradient();
    }

    /// Whether the gradient of an input is added to.
    protected final boolean adds(int number) {
        return adds[number];
    }

    /// Gives one element of an input's gradient, if it is wanted.
    protected final void give(int number, int row, int column, double change) {
        if (wants(number)) {
            inputs.get(number).gradient().give(row, column, change, adds[number]);
        }
    }

    /// Computes the output in the first `rows` rows.
    protected abstract void forward(int rows);

    /// Passes the gradient of the first `rows` rows on.
    protected abstract void backward(int rows);
}
