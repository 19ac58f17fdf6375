package org.commonwatt.rl.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Dual;
import org.commonwatt.rl.nn.kernel.GruGates;
import org.commonwatt.rl.nn.kernel.Panels;

/// A layer of gated recurrent units (Cho et al. 2014) in PyTorch's variant, which resets after the
/// product with the hidden state (`docs/FORMULATION.md#nn`).
///
/// Weights are kept as PyTorch keeps them: `weight_ih_l0` [3·hidden × inputs], `weight_hh_l0`
/// [3·hidden × hidden] and two biases, gates in the order reset, update, new.
public final class Gru {
    private final Parameters parameters;
    private final int inputs;
    private final int hidden;
    private final List<Parameter> arrays;
    private final Linear[] fromInput = new Linear[3];
    private final Linear[] fromHidden = new Linear[3];

    /// A layer whose weights start at 0.
    public Gru(Parameters parameters, String name, int inputs, int hidden) {
        this.parameters = parameters;
        this.inputs = inputs;
        this.hidden = hidden;
        arrays =
                List.of(
                        parameters.add(name + ".weight_ih_l0", 3 * hidden, inputs),
                        parameters.add(name + ".weight_hh_l0", 3 * hidden, hidden),
                        parameters.add(name + ".bias_ih_l0", 3 * hidden),
                        parameters.add(name + ".bias_hh_l0", 3 * hidden));
        for (int gate = 0; gate < 3; gate++) {
            int row = gate * hidden;
            fromInput[gate] = new Linear(parameters, arrays.get(0), arrays.get(2), row, hidden);
            fromHidden[gate] = new Linear(parameters, arrays.get(1), arrays.get(3), row, hidden);
        }
    }

    /// The number of inputs.
    public int inputs() {
        return inputs;
    }

    /// The number of hidden units.
    public int hidden() {
        return hidden;
    }

    /// What the weights are kept in.
    public Parameters parameters() {
        return parameters;
    }

    /// Weights of the input, weights of the hidden state, biases of the input, biases of the hidden
    /// state.
    public List<Parameter> arrays() {
        return arrays;
    }

    /// Orthogonal weights of gain 1 for each gate, biases 0.
    public void initialise(RandomStream stream) {
        for (int k = 0; k < 2; k++) {
            int columns = k == 0 ? inputs : hidden;
            double[] all = new double[3 * hidden * columns];
            for (int gate = 0; gate < 3; gate++) {
                double[] block = Orthogonal.matrix(stream, hidden, columns, 1);
                System.arraycopy(block, 0, all, gate * block.length, block.length);
            }
            parameters.set(arrays.get(k), all);
            parameters.set(arrays.get(k + 2), new double[3 * hidden]);
        }
    }

    /// Records one step and returns the new hidden state.
    public Variable step(Tape tape, Variable x, Variable old) {
        List<Variable> read = new ArrayList<>();
        for (Linear gate : fromInput) {
            read.add(gate.on(tape, x));
        }
        for (Linear gate : fromHidden) {
            read.add(gate.on(tape, old));
        }
        read.add(old);
        return tape.record(new Step(tape, hidden, read));
    }

    /// Records a sequence and returns the hidden state after each step.
    ///
    /// @param start the hidden state before the first step
    /// @param keep for each step a column: 0 where an episode starts with it, else 1; none for a
    ///   sequence within an episode
    public List<Variable> sequence(
            Tape tape, List<Variable> steps, Variable start, List<Variable> keep) {
        List<Variable> states = new ArrayList<>();
        Variable state = start;
        for (int t = 0; t < steps.size(); t++) {
            if (!keep.isEmpty()) {
                state = Operations.scaleRows(tape, state, keep.get(t));
            }
            state = step(tape, steps.get(t), state);
            states.add(state);
        }
        return states;
    }

    private static final class Step extends Operation {
        private final Tape tape;
        private final GruGates gates;

        Step(Tape tape, int hidden, List<Variable> read) {
            super(tape.result(hidden, true), read);
            this.tape = tape;
            Variable old = read.get(6);
            Panels scratch = Panels.matrix(tape.backend(), tape.capacity(), hidden);
            gates =
                    new GruGates(
                            read.get(0).dual(),
                            read.get(1).dual(),
                            read.get(2).dual(),
                            read.get(3).dual(),
                            read.get(4).dual(),
                            read.get(5).dual(),
                            old.wantsGradient() ? old.dual() : new Dual(old.value(), scratch),
                            output().dual(),
                            Panels.matrix(tape.backend(), tape.capacity(), hidden),
                            Panels.matrix(tape.backend(), tape.capacity(), hidden),
                            Panels.matrix(tape.backend(), tape.capacity(), hidden));
        }

        @Override
        protected void forward(int rows) {
            tape.backend().gru(gates, rows);
        }

        @Override
        protected void backward(int rows) {
            tape.backend().gruBackward(gates, rows, adds(6));
        }
    }
}
