package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.kernel.Store;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;
import org.commonwatt.rl.nn.optimiser.Optimiser;
import org.commonwatt.rl.nn.optimiser.RmsProp;
import org.commonwatt.rl.nn.optimiser.Sgd;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Sequences of steps against PyTorch's optimisers.
@Tag("golden")
final class TorchOptimisersTest {
    private static final List<JsonNode> FILES =
            GoldenFiles.in("torch").stream().filter(file -> file.has("sequences")).toList();

    @TestFactory
    Stream<DynamicTest> sequences_equalPyTorchs() {
        assertThat(FILES).isNotEmpty();
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : FILES) {
            file.get("sequences")
                    .forEachEntry(
                            (name, sequence) -> {
                                tests.add(
                                        DynamicTest.dynamicTest(
                                                name + ", double",
                                                () ->
                                                        check(
                                                                file,
                                                                name,
                                                                ScalarBackend.ofDoubles(),
                                                                Near.DOUBLE)));
                                tests.add(
                                        DynamicTest.dynamicTest(
                                                name + ", float",
                                                () ->
                                                        check(
                                                                file,
                                                                name,
                                                                Backends.fastest(),
                                                                Near.FLOAT_AFTER_UPDATES)));
                            });
        }
        return tests.stream();
    }

    private static void check(JsonNode file, String name, Backend backend, Near near) {
        JsonNode sequence = file.get("sequences").get(name);
        var parameters = new Parameters(backend);
        double[] initial = GoldenFiles.numbers(file.get("initial"));
        Parameter all = parameters.add("all", initial.length);
        parameters.set(all, initial);
        Optimiser optimiser = optimiser(name, parameters, sequence.get("options"));
        Store gradient = backend.store(initial.length);
        for (int step = 0; step < file.get("gradients").size(); step++) {
            double[] given = GoldenFiles.numbers(file.get("gradients").get(step));
            for (int i = 0; i < given.length; i++) {
                gradient.set(i, given[i]);
            }
            optimiser.step(gradient);
            near.check(
                    name + " " + step,
                    parameters.copyOf(all),
                    sequence.get("after_each_step").get(step));
        }
    }

    private static Optimiser optimiser(String name, Parameters parameters, JsonNode options) {
        double rate = options.get("lr").asDouble();
        if (name.startsWith("sgd")) {
            return new Sgd(
                    parameters,
                    new Sgd.Settings(
                            rate,
                            options.path("momentum").asDouble(0),
                            options.path("nesterov").asBoolean(false)));
        }
        double epsilon = options.path("eps").asDouble(1e-8);
        if (name.startsWith("rmsprop")) {
            return new RmsProp(
                    parameters,
                    new RmsProp.Settings(
                            rate,
                            options.path("alpha").asDouble(0.99),
                            epsilon,
                            options.path("momentum").asDouble(0),
                            options.path("centered").asBoolean(false)));
        }
        assertThat(name).startsWith("adam");
        return new Adam(
                parameters,
                new Adam.Settings(
                        rate,
                        0.9,
                        0.999,
                        epsilon,
                        options.path("weight_decay").asDouble(0),
                        !name.startsWith("adamw"),
                        options.path("amsgrad").asBoolean(false)));
    }

    @Test
    void clip_scalesToTheNormAsPyTorchDoes() {
        for (JsonNode file : FILES) {
            double[] given = Near.flat(file.get("clip_grad_norm").get("gradients"));
            for (JsonNode each : file.get("clip_grad_norm").get("cases")) {
                Backend backend = ScalarBackend.ofDoubles();
                Store gradient = backend.store(given.length);
                for (int i = 0; i < given.length; i++) {
                    gradient.set(i, given[i]);
                }
                double norm = GradientNorm.clip(backend, gradient, each.get("max_norm").asDouble());
                Near.DOUBLE.check("norm", norm, each.get("total_norm"));
                double[] clipped = new double[given.length];
                for (int i = 0; i < given.length; i++) {
                    clipped[i] = gradient.get(i);
                }
                Near.DOUBLE.check("clipped", clipped, each.get("clipped"));
            }
        }
    }
}
