package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.distribution.EpsilonFloor;
import org.commonwatt.rl.nn.distribution.SquashedGaussian;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.layer.Operations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Distributions and activations against PyTorch, in double.
@Tag("golden")
final class TorchDistributionsTest {
    private static final ScalarBackend BACKEND = ScalarBackend.ofDoubles();

    private static List<JsonNode> files(String key) {
        List<JsonNode> files =
                GoldenFiles.in("torch").stream().filter(file -> file.has(key)).toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private static Variable filled(Variable variable, JsonNode numbers) {
        Near.fill(variable, Near.flat(numbers));
        return variable;
    }

    private static void play(Tape tape, Variable loss, double weight) {
        tape.minimise(loss);
        tape.forward(tape.capacity());
        tape.backward(weight);
    }

    @Test
    void squashedGaussian_equalsPyTorchs() {
        for (JsonNode file : files("log_prob_stable")) {
            int rows = file.get("mu").size();
            int width = file.get("low").size();
            var tape = new Tape(BACKEND, rows);
            Variable mean = filled(tape.differentiableInput(width), file.get("mu"));
            Variable log = filled(tape.differentiableInput(width), file.get("log_std"));
            Variable noise = filled(tape.input(width), file.get("eps"));
            Variable u = DiagonalGaussian.reparameterised(tape, mean, log, noise);
            Variable normal = DiagonalGaussian.logProbability(tape, mean, log, u);
            Variable squashed = SquashedGaussian.logProbability(tape, mean, log, u);
            play(tape, squashed, 1);
            Near.DOUBLE.check("u", Near.flat(u, rows), file.get("u"));
            Near.DOUBLE.check("normal", Near.flat(normal, rows), file.get("log_prob_gaussian"));
            Near.DOUBLE.check("squashed", Near.flat(squashed, rows), file.get("log_prob_stable"));
            JsonNode gradients = file.get("grad_sum_log_prob_stable");
            Near near = new Near(1e-11, 1e-12);
            near.check("mean", Near.gradient(mean, rows), gradients.get("mu"));
            near.check("log", Near.gradient(log, rows), gradients.get("log_std"));
            double[] low = Near.flat(file.get("low"));
            double[] high = Near.flat(file.get("high"));
            double stretch = SquashedGaussian.logStretch(low, high);
            for (int row = 0; row < rows; row++) {
                Near.DOUBLE.check(
                        "stretched",
                        squashed.get(row, 0) - stretch,
                        file.get("log_prob_stable_scaled").get(row));
                for (int k = 0; k < width; k++) {
                    double action = Math.tanh(u.get(row, k));
                    Near.DOUBLE.check(
                            "action",
                            SquashedGaussian.stretched(action, low[k], high[k]),
                            file.get("scaled_action").get(row).get(k));
                }
            }
        }
    }

    private record Choice(Tape tape, Variable logits, Variable mask, Variable logs) {
        static Choice of(Categorical kind, JsonNode logits, double[] mask) {
            var tape = new Tape(BACKEND, logits.size());
            Variable input = filled(tape.differentiableInput(kind.width()), logits);
            Variable available = tape.input(kind.width());
            Near.fill(available, mask);
            return new Choice(
                    tape, input, available, kind.logProbabilities(tape, input, available));
        }

        static Choice of(Categorical kind, JsonNode logits) {
            double[] mask = new double[logits.size() * kind.width()];
            Arrays.fill(mask, 1);
            return of(kind, logits, mask);
        }
    }

    @Test
    void maskedCategorical_equalsPyTorchs() {
        for (JsonNode file : files("masked_categorical")) {
            JsonNode each = file.get("masked_categorical");
            int rows = each.get("logits").size();
            var kind = new Categorical(each.get("logits").get(0).size());
            double[] mask = Near.flat(each.get("mask"));
            Choice first = Choice.of(kind, each.get("logits"), mask);
            Variable actions = filled(first.tape().input(1), each.get("actions"));
            Variable taken = kind.logProbability(first.tape(), first.logs(), actions);
            play(first.tape(), taken, 1);
            for (int k = 0; k < mask.length; k++) {
                if (mask[k] != 0) {
                    JsonNode expected =
                            each.get("log_probs").get(k / kind.width()).get(k % kind.width());
                    double log = first.logs().get(k / kind.width(), k % kind.width());
                    Near.DOUBLE.check("log", log, expected);
                }
            }
            Near.DOUBLE.check("taken", Near.flat(taken, rows), each.get("log_prob_of_action"));
            Near.DOUBLE.check(
                    "gradient",
                    Near.gradient(first.logits(), rows),
                    each.get("grad_of_sum_log_prob"));
            Choice second = Choice.of(kind, each.get("logits"), mask);
            Variable entropy = kind.entropy(second.tape(), second.logs(), second.mask());
            play(second.tape(), entropy, 1);
            Near.DOUBLE.check("entropy", Near.flat(entropy, rows), each.get("entropy"));
            Near.DOUBLE.check(
                    "gradient of entropy",
                    Near.gradient(second.logits(), rows),
                    each.get("grad_of_sum_entropy"));
        }
    }

    @Test
    void severalChoices_equalPyTorchs() {
        for (JsonNode file : files("multi_discrete")) {
            JsonNode each = file.get("multi_discrete");
            int rows = each.get("logits").size();
            int[] sizes = new int[each.get("sizes").size()];
            for (int k = 0; k < sizes.length; k++) {
                sizes[k] = each.get("sizes").get(k).asInt();
            }
            var kind = new Categorical(sizes);
            Choice first = Choice.of(kind, each.get("logits"));
            Variable actions = filled(first.tape().input(sizes.length), each.get("actions"));
            Variable taken = kind.logProbability(first.tape(), first.logs(), actions);
            play(first.tape(), taken, 1);
            Near.DOUBLE.check("taken", Near.flat(taken, rows), each.get("log_prob"));
            Near.DOUBLE.check(
                    "gradient",
                    Near.gradient(first.logits(), rows),
                    each.get("grad_of_sum_log_prob"));
            Choice second = Choice.of(kind, each.get("logits"));
            Variable entropy = kind.entropy(second.tape(), second.logs(), second.mask());
            play(second.tape(), entropy, 1);
            Near.DOUBLE.check("entropy", Near.flat(entropy, rows), each.get("entropy"));
            Near.DOUBLE.check(
                    "gradient of entropy",
                    Near.gradient(second.logits(), rows),
                    each.get("grad_of_sum_entropy"));
        }
    }

    @Test
    void divergences_equalPyTorchs() {
        for (JsonNode file : files("kl")) {
            JsonNode normal = file.get("kl").get("normal");
            for (int k = 0; k < normal.get("mu1").size(); k++) {
                Near.DOUBLE.check(
                        "normal",
                        DiagonalGaussian.divergence(
                                normal.get("mu1").get(k).asDouble(),
                                normal.get("log_std1").get(k).asDouble(),
                                normal.get("mu2").get(k).asDouble(),
                                normal.get("log_std2").get(k).asDouble()),
                        normal.get("kl_per_dim").get(k));
            }
            JsonNode categorical = file.get("kl").get("categorical");
            Near.DOUBLE.check(
                    "categorical",
                    Categorical.divergence(
                            logs(categorical.get("logits1")), logs(categorical.get("logits2"))),
                    categorical.get("kl"));
        }
    }

    private static double[] logs(JsonNode logits) {
        double[] logs = Near.flat(logits);
        double sum = 0;
        for (double each : logs) {
            sum += Math.exp(each);
        }
        for (int k = 0; k < logs.length; k++) {
            logs[k] -= Math.log(sum);
        }
        return logs;
    }

    @Test
    void counterfactualLoss_equalsPyTorchs() {
        for (JsonNode file : files("epsilon_floor")) {
            counterfactual(file, file.get("plain"), 0);
            counterfactual(file, file.get("epsilon_floor"), file.get("epsilon").asDouble());
        }
    }

    private static void counterfactual(JsonNode file, JsonNode expected, double epsilon) {
        double[] logits = Near.flat(file.get("logits"));
        int width = file.get("logits").get(0).get(0).size();
        int rows = logits.length / width;
        var kind = new Categorical(width);
        var tape = new Tape(BACKEND, rows);
        Variable input = filled(tape.differentiableInput(width), file.get("logits"));
        Variable mask = filled(tape.input(width), file.get("available"));
        Variable actions = filled(tape.input(1), file.get("actions"));
        Variable logs = kind.logProbabilities(tape, input, mask);
        Variable floored = epsilon > 0 ? EpsilonFloor.on(tape, logs, mask, epsilon).output() : logs;
        Variable taken = kind.logProbability(tape, floored, actions);
        Variable weight = tape.inputColumn();
        Variable loss = Operations.scaleRows(tape, taken, weight);
        tape.minimise(loss);
        tape.forward(rows);
        double[] q = Near.flat(file.get("q"));
        double[] valid = Near.flat(file.get("mask"));
        double count = 0;
        for (double each : valid) {
            count += each;
        }
        double[] available = Near.flat(file.get("available"));
        for (int row = 0; row < rows; row++) {
            double baseline = 0;
            for (int k = 0; k < width; k++) {
                double p = available[row * width + k] == 0 ? 0 : Math.exp(floored.get(row, k));
                baseline += p * q[row * width + k];
            }
            double advantage = q[row * width + (int) actions.get(row, 0)] - baseline;
            weight.set(row, 0, -advantage * valid[row] / count);
        }
        tape.forward(rows);
        tape.backward(1);
        double[] logsTaken = Near.flat(taken, rows);
        for (int row = 0; row < rows; row++) {
            // The file has 0 for steps that did not happen.
            logsTaken[row] *= valid[row];
        }
        Near.DOUBLE.check("taken", logsTaken, expected.get("log_pi_taken"));
        Near.DOUBLE.check("loss", tape.sum(loss), expected.get("loss"));
        Near.DOUBLE.check("gradient", Near.gradient(input, rows), expected.get("grad_logits"));
    }

    @Test
    void activations_equalPyTorchs() {
        for (JsonNode file : files("activations")) {
            JsonNode x = file.get("activations").get("x");
            file.get("activations")
                    .get("functions")
                    .forEachEntry((name, expected) -> activation(name, x, expected));
        }
    }

    private static void activation(String name, JsonNode x, JsonNode expected) {
        Activation function =
                switch (name) {
                    case "gelu_erf" -> Activation.GELU;
                    case "leaky_relu_0.01" -> Activation.LEAKY_RELU;
                    default -> Activation.valueOf(name.toUpperCase(Locale.ROOT));
                };
        var tape = new Tape(BACKEND, x.size());
        Variable input = filled(tape.differentiableInput(1), x);
        Variable y = Operations.activate(tape, function, input);
        play(tape, y, 1);
        Near.DOUBLE.check(name, Near.flat(y, x.size()), expected.get("y"));
        Near.DOUBLE.check(name + " slope", Near.gradient(input, x.size()), expected.get("dy"));
    }
}
