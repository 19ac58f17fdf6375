package org.commonwatt.rl.algorithm.value;

import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.layer.Linear;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.layer.Orthogonal;

/// QMIX's mixing network: `Q_tot = |W₂(s)|·elu(|W₁(s)|·q + b₁(s)) + V(s)`, whose weights are made
/// of the state by networks of their own (Rashid et al. 2018, section 4.1;
/// `docs/FORMULATION.md#qmix`). No weight is negative, so ∂Q_tot/∂q_i ≥ 0.
public final class MonotonicMixer implements Mixer {
    /// Sizes of the network.
    ///
    /// @param agents values that are mixed
    /// @param state length of a state
    /// @param units hidden units of the mixing network
    /// @param hyperUnits hidden units of the networks that make its weights
    public record Shape(int agents, int state, int units, int hyperUnits) {
        public Shape {
            if (agents < 1 || state < 1 || units < 1 || hyperUnits < 1) {
                throw new IllegalArgumentException(
                        "A mixer needs agents, a state and units: %d, %d, %d, %d."
                                .formatted(agents, state, units, hyperUnits));
            }
        }
    }

    private static final double WEIGHT_GAIN = 0.1;
    private static final double BIAS_GAIN = 0.5;

    private final Shape shape;
    private final Parameters parameters;
    private final Mlp firstWeights;
    private final Mlp firstBias;
    private final Mlp lastWeights;
    private final Mlp lastBias;

    /// A mixer whose weights are 0.
    public MonotonicMixer(Shape shape, Backend backend) {
        this.shape = shape;
        parameters = new Parameters(backend);
        int hyper = shape.hyperUnits();
        int units = shape.units();
        firstWeights = network("hyper_w_1", shape.state(), hyper, shape.agents() * units);
        firstBias = network("hyper_b_1", shape.state(), units);
        lastWeights = network("hyper_w_final", shape.state(), hyper, units);
        lastBias = network("V", shape.state(), units, 1);
    }

    private Mlp network(String name, int... sizes) {
        return new Mlp(parameters, name, Activation.RELU, sizes);
    }

    @Override
    public Variable on(Tape tape, List<Variable> values, Variable state) {
        Variable q = Operations.concatenate(tape, values.toArray(Variable[]::new));
        Variable first = positive(tape, firstWeights.on(tape, state));
        Variable sum = Operations.rowProduct(tape, q, first);
        Variable shifted = Operations.add(tape, sum, firstBias.on(tape, state));
        Variable hidden = Operations.activate(tape, Activation.ELU, shifted);
        Variable last = positive(tape, lastWeights.on(tape, state));
        Variable mixed = Operations.rowProduct(tape, hidden, last);
        return Operations.add(tape, mixed, lastBias.on(tape, state));
    }

    private static Variable positive(Tape tape, Variable weights) {
        return Operations.activate(tape, Activation.ABSOLUTE, weights);
    }

    /// Starts near the sum of the values: each weight is about 1/√units, whatever the state, and
    /// units differ.
    @Override
    public void initialise(RandomStream stream) {
        for (Mlp each : List.of(firstBias, lastBias)) {
            each.initialise(stream, Orthogonal.HIDDEN_GAIN, BIAS_GAIN);
        }
        for (Mlp each : List.of(firstWeights, lastWeights)) {
            each.initialise(stream, Orthogonal.HIDDEN_GAIN, WEIGHT_GAIN);
            Linear last = each.layers().getLast();
            double[] weights = new double[last.outputs()];
            for (int k = 0; k < weights.length; k++) {
                weights[k] = 2 * stream.nextDouble() / Math.sqrt(shape.units());
            }
            parameters.set(last.bias(), weights);
        }
    }

    @Override
    public List<Parameters> parameters() {
        return List.of(parameters);
    }

    @Override
    public Mixer twin() {
        return new MonotonicMixer(shape, parameters.backend());
    }
}
