package org.commonwatt.rl.nn.layer;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;

/// A multilayer perceptron: linear layers with an activation between them, none after the last.
public final class Mlp {
    private final Parameters parameters;
    private final Activation activation;
    private final List<Linear> layers = new ArrayList<>();

    /// Layers `name.0`, `name.2`, … as PyTorch numbers them; all weights 0.
    ///
    /// @param sizes inputs, hidden sizes, outputs
    public Mlp(Parameters parameters, String name, Activation activation, int... sizes) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException(
                    "A network needs inputs and outputs: %d sizes.".formatted(sizes.length));
        }
        this.parameters = parameters;
        this.activation = activation;
        for (int k = 0; k + 1 < sizes.length; k++) {
            layers.add(new Linear(parameters, name + "." + 2 * k, sizes[k], sizes[k + 1]));
        }
    }

    /// The same with a list of hidden sizes.
    public Mlp(
            Parameters parameters,
            String name,
            Activation activation,
            int inputs,
            List<Integer> hidden,
            int outputs) {
        this(parameters, name, activation, sizes(inputs, hidden, outputs));
    }

    private static int[] sizes(int inputs, List<Integer> hidden, int outputs) {
        int[] sizes = new int[hidden.size() + 2];
        sizes[0] = inputs;
        for (int k = 0; k < hidden.size(); k++) {
            sizes[k + 1] = hidden.get(k);
        }
        sizes[sizes.length - 1] = outputs;
        return sizes;
    }

    /// The layers from input to output.
    public List<Linear> layers() {
        return List.copyOf(layers);
    }

    /// The function between layers.
    public Activation activation() {
        return activation;
    }

    /// What the weights are kept in.
    public Parameters parameters() {
        return parameters;
    }

    /// Orthogonal weights with a gain for the hidden layers and one for the last, biases 0.
    public void initialise(RandomStream stream, double hiddenGain, double outputGain) {
        for (Linear layer : layers) {
            layer.initialise(stream, layer == layers.getLast() ? outputGain : hiddenGain);
        }
    }

    /// Records the network.
    public Variable on(Tape tape, Variable x) {
        Variable y = x;
        for (Linear layer : layers) {
            y = layer.on(tape, y);
            if (layer != layers.getLast()) {
                y = Operations.activate(tape, activation, y);
            }
        }
        return y;
    }
}
