package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.distribution.Categorical;
import org.commonwatt.rl.nn.distribution.DiagonalGaussian;
import org.commonwatt.rl.nn.distribution.EpsilonFloor;
import org.commonwatt.rl.nn.distribution.SquashedGaussian;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.layer.Gru;
import org.commonwatt.rl.nn.layer.LayerNorm;
import org.commonwatt.rl.nn.layer.Linear;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Operations;
import org.commonwatt.rl.nn.loss.ClippedSurrogate;
import org.commonwatt.rl.nn.loss.ErrorLoss;
import org.commonwatt.rl.nn.loss.ValueLoss;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every operation's gradient against central differences of its value, in double, for several
/// seeds.
final class GradientCheckTest {
    private static final Backend BACKEND = ScalarBackend.ofDoubles();
    private static final int ROWS = 3;
    private static final double STEP = 1e-6;

    /// A tape with two matrices of four columns that everything depends on, and parameters.
    private static final class Bench {
        final Tape tape = new Tape(BACKEND, ROWS);
        final Parameters parameters = new Parameters(BACKEND);
        final Variable a = tape.differentiableInput(4);
        final Variable b = tape.differentiableInput(4);
        final RandomStream stream;

        Bench(long seed) {
            stream = RandomStreams.of(seed).stream("gradients");
            for (Variable input : List.of(a, b)) {
                for (int k = 0; k < ROWS * 4; k++) {
                    input.set(k / 4, k % 4, stream.nextGaussian());
                }
            }
        }

        Variable column(double scale) {
            Variable column = tape.inputColumn();
            for (int row = 0; row < ROWS; row++) {
                column.set(row, 0, scale * stream.nextGaussian());
            }
            return column;
        }

        /// A random weighted sum of a row.
        Variable sum(Variable x) {
            Variable weights = tape.input(x.width());
            for (int k = 0; k < ROWS * x.width(); k++) {
                weights.set(k / x.width(), k % x.width(), stream.nextGaussian());
            }
            return Operations.rowProduct(tape, weights, x);
        }

        void randomParameters() {
            for (int i = 0; i < parameters.size(); i++) {
                parameters.values().set(i, 0.7 * stream.nextGaussian());
            }
            parameters.changed();
        }

        double loss(Variable losses) {
            parameters.changed();
            tape.forward(ROWS);
            return tape.sum(losses);
        }
    }

    private static DynamicTest test(String name, Function<Bench, Variable> record) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    for (long seed = 1; seed <= 5; seed++) {
                        check(name + " seed " + seed, new Bench(seed), record);
                    }
                });
    }

    private static void check(String name, Bench bench, Function<Bench, Variable> record) {
        Variable losses = record.apply(bench);
        bench.tape.minimise(losses);
        bench.randomParameters();
        bench.loss(losses);
        bench.tape.clearGradients();
        bench.tape.backward(1);
        Near near = new Near(1e-6, 1e-7);
        for (Variable input : List.of(bench.a, bench.b)) {
            double[] gradient = Near.gradient(input, ROWS);
            for (int k = 0; k < gradient.length; k++) {
                double value = input.get(k / 4, k % 4);
                input.set(k / 4, k % 4, value + STEP);
                double up = bench.loss(losses);
                input.set(k / 4, k % 4, value - STEP);
                double down = bench.loss(losses);
                input.set(k / 4, k % 4, value);
                double[] expected = {(up - down) / (2 * STEP)};
                near.check(name, new double[] {gradient[k]}, expected);
            }
        }
        for (Parameters each : bench.tape.parameters()) {
            for (int i = 0; i < each.size(); i++) {
                double value = each.values().get(i);
                each.values().set(i, value + STEP);
                double up = bench.loss(losses);
                each.values().set(i, value - STEP);
                double down = bench.loss(losses);
                each.values().set(i, value);
                double[] expected = {(up - down) / (2 * STEP)};
                double[] actual = {bench.tape.gradient(each).get(i)};
                near.check(name + " parameter " + i, actual, expected);
            }
        }
    }

    @TestFactory
    List<DynamicTest> layers_haveTheSlopesOfTheirValues() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(test("linear", x -> x.sum(new Linear(x.parameters, "l", 4, 18).on(x.tape, x.a))));
        tests.add(
                test(
                        "perceptron",
                        x -> {
                            var net = new Mlp(x.parameters, "m", Activation.TANH, 4, 5, 17, 1);
                            return net.on(x.tape, Operations.add(x.tape, x.a, x.b));
                        }));
        tests.add(
                test(
                        "gated units",
                        x -> {
                            var gru = new Gru(x.parameters, "g", 4, 4);
                            List<Variable> keep = List.of(x.column(1), x.column(1));
                            List<Variable> steps = List.of(x.a, x.a);
                            return x.sum(gru.sequence(x.tape, steps, x.b, keep).getLast());
                        }));
        tests.add(
                test(
                        "layer norm",
                        x -> x.sum(new LayerNorm(x.parameters, "n", 4).on(x.tape, x.a))));
        tests.add(
                test(
                        "broadcast",
                        x -> {
                            Parameter row = x.parameters.add("row", 4);
                            Variable all = Operations.broadcast(x.tape, x.parameters, row);
                            return Operations.rowProduct(x.tape, x.a, all);
                        }));
        tests.add(test("concatenation", x -> x.sum(Operations.concatenate(x.tape, x.b, x.a))));
        for (Activation f : Activation.values()) {
            tests.add(test(f.name(), x -> x.sum(Operations.activate(x.tape, f, x.a))));
        }
        return tests;
    }

    @TestFactory
    List<DynamicTest> distributions_haveTheSlopesOfTheirValues() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                test(
                        "normal",
                        x -> {
                            Variable u = DiagonalGaussian.reparameterised(x.tape, x.a, x.b, x.a);
                            return DiagonalGaussian.logProbability(x.tape, x.b, x.a, u);
                        }));
        tests.add(test("normal entropy", x -> DiagonalGaussian.entropy(x.tape, x.b)));
        tests.add(test("squashed", x -> SquashedGaussian.logProbability(x.tape, x.a, x.b, x.b)));
        var kind = new Categorical(1, 3);
        tests.add(
                test(
                        "categorical",
                        x -> kind.logProbability(x.tape, masked(x, kind), x.tape.input(2))));
        tests.add(
                test(
                        "categorical entropy",
                        x -> {
                            Variable mask = mask(x);
                            Variable logs = kind.logProbabilities(x.tape, x.a, mask);
                            return kind.entropy(x.tape, logs, mask);
                        }));
        tests.add(
                test(
                        "floor",
                        x -> {
                            Variable mask = mask(x);
                            Variable logs = new Categorical(4).logProbabilities(x.tape, x.a, mask);
                            return x.sum(EpsilonFloor.on(x.tape, logs, mask, 0.2).output());
                        }));
        return tests;
    }

    private static Variable mask(Bench x) {
        Variable mask = x.tape.input(4);
        Near.fill(mask, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0);
        return mask;
    }

    private static Variable masked(Bench x, Categorical kind) {
        return kind.logProbabilities(x.tape, x.a, mask(x));
    }

    @TestFactory
    List<DynamicTest> losses_haveTheSlopesOfTheirValues() {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(
                test(
                        "clipped surrogate",
                        x ->
                                ClippedSurrogate.on(
                                                x.tape, x.sum(x.a), x.column(1), x.column(1), 0.2)
                                        .output()));
        for (ErrorLoss loss : List.of(new ErrorLoss.Squared(), new ErrorLoss.Huber(0.7))) {
            tests.add(
                    test("free " + loss, x -> ValueLoss.of(x.tape, loss, x.sum(x.a), x.column(1))));
            tests.add(
                    test(
                            "clipped " + loss,
                            x ->
                                    ValueLoss.clipped(
                                            x.tape,
                                            loss,
                                            x.sum(x.a),
                                            x.column(1),
                                            x.column(1),
                                            0.5)));
        }
        return tests;
    }

    @Test
    void wrongUseOfATape_isRefused() {
        var tape = new Tape(BACKEND, 2);
        assertThatThrownBy(() -> tape.forward(3)).hasMessageContaining("0 to 2: 3");
        assertThatThrownBy(() -> tape.backward(1)).hasMessageContaining("from a loss");
        assertThatThrownBy(() -> tape.minimise(tape.input(2))).hasMessageContaining("one column");
        var parameters = new Parameters(BACKEND);
        var layer = new Linear(parameters, "l", 2, 1);
        layer.on(tape, tape.input(2));
        assertThatThrownBy(() -> parameters.add("late", 1)).hasMessageContaining("late");
        assertThatThrownBy(() -> layer.on(tape, tape.input(3)))
                .hasMessageContaining("2 columns: 3");
    }

    @Test
    void operationsThatTheLossDoesNotNeed_getNoGradient() {
        var tape = new Tape(BACKEND, 1);
        Variable x = tape.differentiableInput(1);
        x.set(0, 0, 3);
        Variable loss = Operations.activate(tape, Activation.ABSOLUTE, x);
        Operations.activate(tape, Activation.EXP, x);
        tape.minimise(loss);
        tape.forward(1);
        tape.backward(2);
        assertThat(x.gradient().get(0, 0)).isEqualTo(2);
    }
}
