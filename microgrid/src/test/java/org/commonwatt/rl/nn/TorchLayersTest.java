package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.layer.Gru;
import org.commonwatt.rl.nn.layer.LayerNorm;
import org.commonwatt.rl.nn.layer.Linear;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Layers and what is put together from them against PyTorch, in double and in float.
@Tag("golden")
final class TorchLayersTest {
    private static List<JsonNode> files(String key) {
        List<JsonNode> files =
                GoldenFiles.in("torch").stream().filter(file -> file.has(key)).toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private static Backend backend(String name) {
        return name.equals("double") ? ScalarBackend.ofDoubles() : Backends.fastest();
    }

    private static Near near(String name) {
        return name.equals("double") ? Near.DOUBLE : Near.FLOAT_AFTER_UPDATES;
    }

    private static void set(Parameters parameters, String prefix, JsonNode arrays) {
        for (Parameter each : parameters.list()) {
            String name = each.name().substring(prefix.length());
            parameters.set(each, Near.flat(arrays.get(name)));
        }
    }

    private static void gradientsEqual(
            Near near, Tape tape, Parameters parameters, String prefix, JsonNode expected) {
        for (Parameter each : parameters.list()) {
            double[] actual = new double[each.size()];
            for (int i = 0; i < actual.length; i++) {
                actual[i] = tape.gradient(parameters).get(each.offset() + i);
            }
            near.check(each.name(), actual, expected.get(each.name().substring(prefix.length())));
        }
    }

    /// Σ over a row of x times fixed weights, a column.
    private static Variable weighted(Tape tape, Variable x, JsonNode weights) {
        Variable input = tape.input(x.width());
        Near.fill(input, Near.flat(weights));
        return Operations.rowProduct(tape, input, x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float"})
    void layerNorm_equalsPyTorchs(String precision) {
        for (JsonNode file : files("loss_weights")) {
            int width = file.get("weight").size();
            int rows = file.get("x").size();
            var parameters = new Parameters(backend(precision));
            var layer = new LayerNorm(parameters, "n", width);
            set(parameters, "n.", file);
            var tape = new Tape(backend(precision), rows);
            Variable x = tape.differentiableInput(width);
            Near.fill(x, Near.flat(file.get("x")));
            Variable y = layer.on(tape, x);
            Variable loss = weighted(tape, y, file.get("loss_weights"));
            tape.minimise(loss);
            tape.forward(rows);
            tape.backward(1);
            near(precision).check("y", Near.flat(y, rows), file.get("y"));
            near(precision).check("loss", tape.sum(loss), file.get("loss"));
            // One row has next to no variance, which magnifies rounding by up to 1/√ε.
            Near gradients =
                    precision.equals("double") ? new Near(1e-9, 1e-10) : new Near(1e-2, 1e-2);
            gradients.check("x", Near.gradient(x, rows), file.get("grads").get("x"));
            gradientsEqual(near(precision), tape, parameters, "n.", file.get("grads"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float"})
    void gru_equalsPyTorchsWithAndWithoutEpisodeStarts(String precision) {
        for (JsonNode file : files("loss_weights_hn")) {
            gru(precision, file, file, false);
            gru(precision, file, file.get("with_resets"), true);
        }
    }

    private static void gru(String precision, JsonNode file, JsonNode expected, boolean resets) {
        int steps = file.get("T").asInt();
        int rows = file.get("B").asInt();
        int hidden = file.get("hidden").asInt();
        var parameters = new Parameters(backend(precision));
        var layer = new Gru(parameters, "g", file.get("input").asInt(), hidden);
        set(parameters, "g.", file.get("params"));
        var tape = new Tape(backend(precision), rows);
        Variable start = tape.differentiableInput(hidden);
        Near.fill(start, Near.flat(file.get("h0")));
        List<Variable> xs = new ArrayList<>();
        List<Variable> keep = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            xs.add(tape.differentiableInput(layer.inputs()));
            Near.fill(xs.get(t), Near.flat(file.get("x").get(t)));
            if (resets) {
                keep.add(tape.inputColumn());
                double[] starts = Near.flat(expected.get("episode_start").get(t));
                for (int row = 0; row < rows; row++) {
                    keep.get(t).set(row, 0, 1 - starts[row]);
                }
            }
        }
        List<Variable> states = layer.sequence(tape, xs, start, keep);
        Variable loss = weighted(tape, states.getLast(), file.get("loss_weights_hn").get(0));
        for (int t = 0; t < steps; t++) {
            Variable term = weighted(tape, states.get(t), file.get("loss_weights_out").get(t));
            loss = Operations.add(tape, loss, term);
        }
        tape.minimise(loss);
        tape.forward(rows);
        tape.clearGradients();
        tape.backward(1);
        Near near = near(precision);
        for (int t = 0; t < steps; t++) {
            near.check("out", Near.flat(states.get(t), rows), expected.get("out").get(t));
        }
        near.check("loss", tape.sum(loss), expected.get("loss"));
        gradientsEqual(near, tape, parameters, "g.", expected.get("grads"));
        for (int t = 0; t < steps; t++) {
            JsonNode change = expected.get("grads").get("x").get(t);
            near.check("x", Near.gradient(xs.get(t), rows), change);
        }
        near.check("h0", Near.gradient(start, rows), expected.get("grads").get("h0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float"})
    void monotonicMixing_equalsPyTorchs(String precision) {
        for (JsonNode file : files("hypernet_layers_1")) {
            for (JsonNode each : file) {
                mixing(precision, each);
            }
        }
    }

    /// QMIX's mixing network, put together from operations.
    private static final class Mixing {
        private final Tape tape;
        private final Parameters parameters;
        private final Map<String, Linear> layers = new HashMap<>();

        Mixing(Backend backend, int rows, JsonNode arrays) {
            tape = new Tape(backend, rows);
            parameters = new Parameters(backend);
            arrays.forEachEntry(
                    (name, weight) -> {
                        if (name.endsWith(".weight")) {
                            String layer = name.substring(0, name.length() - ".weight".length());
                            int inputs = weight.get(0).size();
                            layers.put(layer, new Linear(parameters, layer, inputs, weight.size()));
                        }
                    });
            set(parameters, "", arrays);
        }

        /// One layer, or two with max(x, 0) between them.
        Variable on(String name, Variable x) {
            Linear single = layers.get(name);
            if (single != null) {
                return single.on(tape, x);
            }
            Variable inner = Objects.requireNonNull(layers.get(name + ".0")).on(tape, x);
            Variable bent = Operations.activate(tape, Activation.RELU, inner);
            return Objects.requireNonNull(layers.get(name + ".2")).on(tape, bent);
        }

        Variable positive(String name, Variable x) {
            return Operations.activate(tape, Activation.ABSOLUTE, on(name, x));
        }

        Variable total(Variable q, Variable state) {
            Variable sum = Operations.rowProduct(tape, q, positive("hyper_w_1", state));
            Variable shifted = Operations.add(tape, sum, on("hyper_b_1", state));
            Variable hidden = Operations.activate(tape, Activation.ELU, shifted);
            Variable mixed = Operations.rowProduct(tape, hidden, positive("hyper_w_final", state));
            return Operations.add(tape, mixed, on("V", state));
        }
    }

    private static void mixing(String precision, JsonNode each) {
        int rows = each.get("targets").size();
        var mixing = new Mixing(backend(precision), rows, each.get("params"));
        Tape tape = mixing.tape;
        Variable state = tape.differentiableInput(each.get("state_dim").asInt());
        Variable q = tape.differentiableInput(each.get("n_agents").asInt());
        Variable target = tape.inputColumn();
        Near.fill(state, Near.flat(each.get("states")));
        Near.fill(q, Near.flat(each.get("agent_qs")));
        Near.fill(target, Near.flat(each.get("targets")));
        Variable total = mixing.total(q, state);
        Variable loss = ValueLoss.of(tape, new ErrorLoss.Squared(), total, target);
        tape.minimise(loss);
        tape.forward(rows);
        tape.backward(1.0 / rows);
        Near near = near(precision);
        near.check("total", Near.flat(total, rows), each.get("q_tot"));
        near.check("loss", tape.sum(loss) / rows, each.get("loss"));
        gradientsEqual(near, tape, mixing.parameters, "", each.get("grads"));
        near.check("q", Near.gradient(q, rows), each.get("grads").get("agent_qs"));
        near.check("state", Near.gradient(state, rows), each.get("grads").get("states"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double", "float"})
    void errors_equalPyTorchs(String precision) {
        for (JsonNode file : files("smooth_l1")) {
            file.get("huber")
                    .forEachEntry(
                            (delta, expected) ->
                                    error(
                                            precision,
                                            file,
                                            new ErrorLoss.Huber(Double.parseDouble(delta)),
                                            expected));
            error(precision, file, new ErrorLoss.Squared(), file.get("mse"));
        }
    }

    private static void error(String precision, JsonNode file, ErrorLoss rule, JsonNode expected) {
        int rows = file.get("prediction").size();
        var tape = new Tape(backend(precision), rows);
        Variable value = tape.differentiableInput(1);
        Variable target = tape.inputColumn();
        Near.fill(value, Near.flat(file.get("prediction")));
        Near.fill(target, Near.flat(file.get("target")));
        Variable loss = ValueLoss.of(tape, rule, value, target);
        tape.minimise(loss);
        tape.forward(rows);
        tape.backward(1.0 / rows);
        near(precision).check("mean", tape.sum(loss) / rows, expected.get("mean"));
        JsonNode slopes =
                expected.has("grad") ? expected.get("grad") : expected.get("grad_of_mean");
        near(precision).check("gradient", Near.gradient(value, rows), slopes);
    }
}
