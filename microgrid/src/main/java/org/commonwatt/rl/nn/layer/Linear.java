package org.commonwatt.rl.nn.layer;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Operation;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Panels;
import org.commonwatt.rl.nn.kernel.Store;

/// `y = x·Wᵀ + b` with W [outputs × inputs], or some of the rows of W and b.
///
/// Keeps two copies of W in the kernels' order, one for each way; they follow the parameters.
public final class Linear {
    private final Parameters parameters;
    private final Parameter weight;
    private final Parameter bias;
    private final int firstRow;
    private final int inputs;
    private final int outputs;
    private final Store forward;
    private final Store backward;

    /// A layer with parameters `name.weight` and `name.bias`, which start at 0.
    public Linear(Parameters parameters, String name, int inputs, int outputs) {
        this(
                parameters,
                parameters.add(name + ".weight", outputs, inputs),
                parameters.add(name + ".bias", outputs),
                0,
                outputs);
    }

    /// A layer of `outputs` rows of given parameters, from `firstRow` on.
    public Linear(
            Parameters parameters, Parameter weight, Parameter bias, int firstRow, int outputs) {
        this.parameters = parameters;
        this.weight = weight;
        this.bias = bias;
        this.firstRow = firstRow;
        this.outputs = outputs;
        inputs = weight.shape().getLast();
        Backend backend = parameters.backend();
        forward = backend.store(Panels.count(outputs) * Panels.LANES * (inputs + 1));
        backward = backend.store(Panels.count(inputs) * Panels.LANES * outputs);
        parameters.derive(this::pack);
    }

    /// The number of inputs.
    public int inputs() {
        return inputs;
    }

    /// The number of outputs.
    public int outputs() {
        return outputs;
    }

    /// W; rows from [#firstRow()] on are this layer's.
    public Parameter weight() {
        return weight;
    }

    /// b.
    public Parameter bias() {
        return bias;
    }

    /// The first row of W that is this layer's.
    public int firstRow() {
        return firstRow;
    }

    /// Orthogonal weights with a gain, biases 0; for a layer that has all rows of its weights.
    void initialise(RandomStream stream, double gain) {
        parameters.set(weight, Orthogonal.matrix(stream, outputs, inputs, gain));
        parameters.set(bias, new double[outputs]);
    }

    /// Records the layer.
    public Variable on(Tape tape, Variable x) {
        if (x.width() != inputs) {
            throw new IllegalArgumentException(
                    "The input of %s must have %d columns: %d."
                            .formatted(weight.name(), inputs, x.width()));
        }
        return tape.record(new Product(tape, this, x));
    }

    private int weightOffset() {
        return weight.offset() + firstRow * inputs;
    }

    private int biasOffset() {
        return bias.offset() + firstRow;
    }

    private void pack() {
        Store values = parameters.values();
        int panel = Panels.LANES * (inputs + 1);
        for (int o = 0; o < outputs; o++) {
            int to = (o >> 4) * panel + (o & 15);
            int from = weightOffset() + o * inputs;
            forward.set(to, values.get(biasOffset() + o));
            for (int i = 0; i < inputs; i++) {
                forward.set(to + (i + 1) * Panels.LANES, values.get(from + i));
            }
            for (int i = 0; i < inputs; i += Panels.LANES) {
                int count = Math.min(Panels.LANES, inputs - i);
                backward.copy(values, from + i, i * outputs + o * Panels.LANES, count);
            }
        }
    }

    private static final class Product extends Operation {
        private final Backend backend;
        private final Linear layer;
        private final Store gradient;

        Product(Tape tape, Linear layer, Variable x) {
            super(tape.result(layer.outputs, true), List.of(x));
            backend = tape.backend();
            this.layer = layer;
            gradient = tape.gradient(layer.parameters);
        }

        @Override
        protected void forward(int rows) {
            backend.multiply(input(0).value(), layer.forward, true, output().value(), rows, false);
        }

        @Override
        protected void backward(int rows) {
            Panels dy = output().gradient();
            backend.outer(dy, input(0).value(), gradient, layer.weightOffset(), rows);
            backend.columnSums(dy, gradient, layer.biasOffset(), rows);
            if (wants(0)) {
                backend.multiply(dy, layer.backward, false, input(0).gradient(), rows, adds(0));
            }
        }
    }
}
