package org.commonwatt.rl.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.rl.nn.kernel.Backend;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.kernel.ScalarBackend;
import org.commonwatt.rl.nn.optimiser.Adam;
import org.commonwatt.rl.nn.optimiser.GradientNorm;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Ten PPO updates against PyTorch, in double and in float.
@Tag("golden")
final class TorchPpoTest {
    private static final int SHARDS = 3;
    private static final int PIECE = 10;

    @TestFactory
    Stream<DynamicTest> updates_equalPyTorchs() {
        List<JsonNode> files =
                GoldenFiles.in("torch").stream().filter(file -> file.has("algorithm")).toList();
        assertThat(files).isNotEmpty();
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : files) {
            boolean isFloat = file.get("dtype").asString().equals("float32");
            List<Backend> backends =
                    isFloat
                            ? List.of(Backends.fastest(), ScalarBackend.ofFloats())
                            : List.of(ScalarBackend.ofDoubles());
            for (Backend backend : backends) {
                String name =
                        "%s %s %s"
                                .formatted(
                                        file.get("head").asString(),
                                        file.get("hidden"),
                                        backend.name());
                tests.add(DynamicTest.dynamicTest(name, () -> check(file, backend, isFloat)));
            }
        }
        return tests.stream();
    }

    private static void check(JsonNode file, Backend backend, boolean isFloat) {
        var shape =
                new PpoCase.Shape(
                        file.get("head").asString().equals("gaussian"),
                        file.get("obs_dim").asInt(),
                        file.get("act_dim").asInt(),
                        file.get("hidden").get(0).asInt(),
                        file.get("batch").asInt());
        long seed = file.get("lcg_seed_params").asLong();
        var batch = PpoCase.Batch.of(shape, file.get("lcg_seed_batch").asLong());
        double[] old =
                oldLogProbabilities(new PpoCase(ScalarBackend.ofDoubles(), shape, seed), batch);
        var ppo = new PpoCase(backend, shape, seed);
        inputsEqual(file, ppo, batch, old);
        List<PpoCase.Place> places = new ArrayList<>();
        for (int k = 0; k < SHARDS; k++) {
            places.add(ppo.new Place(PIECE, batch, old));
        }
        var gradient = new ShardedGradient(places, Workers.caller());
        var adam = new Adam(ppo.parameters, Adam.Settings.of(3e-4, 1e-5));
        Near first = isFloat ? Near.FLOAT : Near.DOUBLE;
        Near later = isFloat ? Near.FLOAT_AFTER_UPDATES : Near.DOUBLE_AFTER_UPDATES;
        for (JsonNode update : file.get("updates")) {
            int number = update.get("update").asInt();
            gradient.compute(shape.batch());
            if (number == 1 && file.has("first_update")) {
                gradientsEqual(file, ppo, gradient, first);
            }
            double norm = GradientNorm.clip(backend, gradient.gradient(ppo.parameters), 0.5);
            figuresEqual(update, places, norm, number == 1 ? first : later);
            adam.step(gradient.gradient(ppo.parameters));
            for (JsonNode snapshot : file.get("snapshots")) {
                if (snapshot.get("after_update").asInt() == number) {
                    parametersEqual(snapshot, ppo, later);
                }
            }
        }
    }

    private static double[] oldLogProbabilities(PpoCase ppo, PpoCase.Batch batch) {
        int n = ppo.shape.batch();
        double[] old = new double[n];
        PpoCase.Place place = ppo.new Place(n, batch, old);
        place.load(0, n);
        place.tape().forward(n);
        for (int row = 0; row < n; row++) {
            old[row] = (float) (place.logProbability.get(row, 0) + batch.offsets()[row]);
        }
        return old;
    }

    private static void inputsEqual(JsonNode file, PpoCase ppo, PpoCase.Batch batch, double[] old) {
        if (file.has("initial_params")) {
            JsonNode initial = file.get("initial_params");
            ppo.arrays()
                    .forEach((name, array) -> Near.DOUBLE.check(name, array, initial.get(name)));
            JsonNode data = file.get("batch_data");
            Near.DOUBLE.check("obs", batch.observations(), data.get("obs"));
            Near.DOUBLE.check("old", old, data.get("old_log_prob"));
            Near.DOUBLE.check("advantages", batch.advantages(), data.get("advantages"));
            Near.DOUBLE.check("returns", batch.returns(), data.get("returns"));
        }
    }

    private static void gradientsEqual(
            JsonNode file, PpoCase ppo, ShardedGradient gradient, Near near) {
        JsonNode expected = file.get("first_update").get("gradients_before_clip");
        for (Parameter each : ppo.parameters.list()) {
            double[] actual = new double[each.size()];
            for (int i = 0; i < actual.length; i++) {
                actual[i] = gradient.gradient(ppo.parameters).get(each.offset() + i);
            }
            near.check("gradient " + each.name(), actual, expected.get(each.name()));
        }
    }

    private static void figuresEqual(
            JsonNode update, List<PpoCase.Place> places, double norm, Near near) {
        int n = places.stream().mapToInt(place -> place.surrogate.count()).sum();
        double policy = places.stream().mapToDouble(place -> place.sums[0]).sum() / n;
        double error = places.stream().mapToDouble(place -> place.sums[1]).sum() / n;
        double entropy = places.stream().mapToDouble(place -> place.sums[2]).sum() / n;
        near.check("policy loss", policy, update.get("policy_loss"));
        near.check("value error", error, update.get("value_mse"));
        near.check("entropy", entropy, update.get("entropy"));
        near.check("loss", policy + 0.5 * error - 0.01 * entropy, update.get("total_loss"));
        near.check("norm", norm, update.get("grad_norm_before_clip"));
        near.check(
                "clipped",
                places.stream().mapToDouble(place -> place.surrogate.clipped()).sum() / n,
                update.get("clip_fraction"));
        near.check(
                "divergence",
                places.stream().mapToDouble(place -> place.surrogate.divergence()).sum() / n,
                update.get("approx_kl_k3"));
        near.check(
                "least ratio",
                places.stream()
                        .mapToDouble(place -> place.surrogate.leastRatio())
                        .min()
                        .orElseThrow(),
                update.get("ratio_min"));
        near.check(
                "greatest ratio",
                places.stream()
                        .mapToDouble(place -> place.surrogate.greatestRatio())
                        .max()
                        .orElseThrow(),
                update.get("ratio_max"));
    }

    private static void parametersEqual(JsonNode snapshot, PpoCase ppo, Near near) {
        ppo.arrays()
                .forEach(
                        (name, array) -> {
                            JsonNode sums = snapshot.get("checksums").get(name);
                            double sum = 0;
                            double square = 0;
                            double weighted = 0;
                            for (int i = 0; i < array.length; i++) {
                                sum += array[i];
                                square += array[i] * array[i];
                                weighted += (i + 1) * array[i] / array.length;
                            }
                            // Each element may err, and n elements are summed.
                            var sumNear = new Near(near.relative(), near.absolute() * array.length);
                            sumNear.check(name + " sum", sum, sums.get("sum"));
                            sumNear.check(name + " squares", square, sums.get("sum_sq"));
                            sumNear.check(name + " weighted", weighted, sums.get("weighted"));
                            if (snapshot.has("params")) {
                                near.check(name, array, snapshot.get("params").get(name));
                            }
                        });
    }
}
