package org.commonwatt.rl.nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;
import org.jspecify.annotations.Nullable;

/// Rows in, rows out, with or without a memory: a perceptron, or hidden layers, a gated recurrent
/// unit, and a linear layer on what it remembers (`docs/FORMULATION.md#recurrent-networks`).
public final class Network {
    /// Sizes.
    ///
    /// @param inputs numbers that it reads
    /// @param hidden sizes of the hidden layers
    /// @param memory units of the memory behind them, of which there must be one then; 0 for none
    /// @param outputs numbers that it says
    public record Shape(int inputs, List<Integer> hidden, int memory, int outputs) {
        public Shape {
            hidden = List.copyOf(hidden);
        }
    }

    /// What a network says of a row, and what it then remembers.
    public record Step(Variable output, Variable memory) {}

    private final Shape shape;
    private final Mlp layers;
    private final @Nullable Gru unit;
    private final @Nullable Linear head;

    /// A network whose weights are 0: layers `name.0`, `name.2`, …, and with a memory `name.memory`
    /// and `name.head`.
    public Network(Parameters parameters, String name, Activation activation, Shape shape) {
        this.shape = shape;
        boolean remembers = shape.memory() > 0;
        int[] sizes = new int[shape.hidden().size() + (remembers ? 1 : 2)];
        sizes[0] = shape.inputs();
        for (int k = 0; k < shape.hidden().size(); k++) {
            sizes[k + 1] = shape.hidden().get(k);
        }
        if (!remembers) {
            sizes[sizes.length - 1] = shape.outputs();
        }
        layers = new Mlp(parameters, name, activation, sizes);
        unit =
                remembers
                        ? new Gru(
                                parameters,
                                name + ".memory",
                                shape.hidden().getLast(),
                                shape.memory())
                        : null;
        head =
                remembers
                        ? new Linear(parameters, name + ".head", shape.memory(), shape.outputs())
                        : null;
    }

    /// Sizes.
    public Shape shape() {
        return shape;
    }

    /// The perceptron: all of a network without a memory, else what comes before it.
    public Mlp layers() {
        return layers;
    }

    /// The memory, where there is one.
    public Optional<Gru> unit() {
        return Optional.ofNullable(unit);
    }

    /// The layer behind the memory, where there is one.
    public Optional<Linear> head() {
        return Optional.ofNullable(head);
    }

    /// Orthogonal weights with a gain for the hidden layers and one for the last, biases 0; the
    /// memory's of gain 1.
    public void initialise(RandomStream stream, double hiddenGain, double outputGain) {
        layers.initialise(stream, hiddenGain, unit == null ? outputGain : hiddenGain);
        if (unit != null && head != null) {
            unit.initialise(stream);
            head.initialise(stream, outputGain);
        }
    }

    /// Records a network without a memory.
    ///
    /// @throws IllegalStateException if it has one
    public Variable on(Tape tape, Variable x) {
        if (unit != null) {
            throw new IllegalStateException("A network with a memory is recorded step by step.");
        }
        return layers.on(tape, x);
    }

    /// An input for what is remembered; without columns where nothing is.
    public Variable memory(Tape tape) {
        return tape.input(shape.memory());
    }

    /// Records one step.
    ///
    /// @param old what was remembered; comes back as it is where there is no memory
    public Step step(Tape tape, Variable x, Variable old) {
        Variable last = layers.on(tape, x);
        if (unit == null || head == null) {
            return new Step(last, old);
        }
        Variable state = unit.step(tape, Operations.activate(tape, layers.activation(), last), old);
        return new Step(head.on(tape, state), state);
    }

    /// Records a sequence and returns the outputs.
    ///
    /// @param start what was remembered before the first step
    /// @param keep for each step but the first a column: 0 where an episode starts with it, else 1;
    ///   none for a sequence within an episode
    public List<Variable> sequence(
            Tape tape, List<Variable> steps, Variable start, List<Variable> keep) {
        List<Variable> outputs = new ArrayList<>();
        Variable state = start;
        for (int t = 0; t < steps.size(); t++) {
            if (t > 0 && unit != null && !keep.isEmpty()) {
                state = Operations.scaleRows(tape, state, keep.get(t - 1));
            }
            Step step = step(tape, steps.get(t), state);
            outputs.add(step.output());
            state = step.memory();
        }
        return outputs;
    }
}
