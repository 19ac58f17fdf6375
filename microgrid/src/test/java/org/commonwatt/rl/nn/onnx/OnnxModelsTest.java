package org.commonwatt.rl.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.GoldenFiles;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.Tape;
import org.commonwatt.rl.nn.Variable;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.kernel.Backends;
import org.commonwatt.rl.nn.layer.Gru;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.MlpFunction;
import org.commonwatt.rl.nn.layer.Network;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Exported models run in ONNX Runtime and give what the networks give.
final class OnnxModelsTest {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Array(float[] numbers, long... shape) {}

    private static Map<String, float[]> run(byte[] model, Map<String, Array> inputs)
            throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        for (Map.Entry<String, Array> each : inputs.entrySet()) {
            Array array = each.getValue();
            tensors.put(
                    each.getKey(),
                    OnnxTensor.createTensor(
                            ENVIRONMENT, FloatBuffer.wrap(array.numbers()), array.shape()));
        }
        Map<String, float[]> outputs = new HashMap<>();
        try (OrtSession session = ENVIRONMENT.createSession(model);
                OrtSession.Result result = session.run(tensors)) {
            for (Map.Entry<String, OnnxValue> each : result) {
                FloatBuffer buffer = ((OnnxTensor) each.getValue()).getFloatBuffer();
                float[] numbers = new float[buffer.remaining()];
                buffer.get(numbers);
                outputs.put(each.getKey(), numbers);
            }
        }
        return outputs;
    }

    private static float[] floats(JsonNode node) {
        List<Float> numbers = new ArrayList<>();
        collect(node, numbers);
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = numbers.get(i);
        }
        return floats;
    }

    private static void collect(JsonNode node, List<Float> numbers) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, numbers));
        } else {
            numbers.add(node.floatValue());
        }
    }

    private static double[] doubles(JsonNode node) {
        float[] floats = floats(node);
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static void assertNear(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(Math.abs(actual[i] - expected[i]))
                    .as("element %d: %s and %s", i, actual[i], expected[i])
                    .isLessThan((float) tolerance);
        }
    }

    @Test
    @Tag("golden")
    void perceptronOfTheGoldenFile_givesItsOutput() throws OrtException {
        for (JsonNode file : GoldenFiles.in("onnx")) {
            int inputs = file.get("obs_dim").asInt();
            int hidden = file.get("hidden").asInt();
            var parameters = new Parameters(Backends.fastest());
            var net =
                    new Mlp(
                            parameters,
                            "a",
                            Activation.TANH,
                            inputs,
                            hidden,
                            hidden,
                            file.get("act_dim").asInt());
            parameters
                    .list()
                    .forEach(
                            each ->
                                    parameters.set(
                                            each,
                                            doubles(
                                                    file.get("params")
                                                            .get(each.name().substring(2)))));
            float[] x = floats(file.get("input"));
            int rows = x.length / inputs;
            float[] expected = floats(file.get("output_float64"));
            float[] own = new float[expected.length];
            new MlpFunction(net, rows).apply(x, own, rows);
            assertNear(own, expected, 2e-6);
            byte[] model = OnnxModels.of(net);
            Map<String, float[]> outputs =
                    run(model, Map.of("observation", new Array(x, rows, inputs)));
            assertNear(outputs.getOrDefault("output", new float[0]), own, 1e-6);
            for (JsonNode golden : file.get("models")) {
                assertNear(own, floats(golden.get("onnxruntime_output")), 2e-6);
            }
            var read = ProtoMessage.of(model).message(7);
            JsonNode structure = file.get("models").get("actor_hand_built.onnx").get("structure");
            assertThat(read.operators()).isEqualTo(operators(structure));
            assertThat(read.initializerShapes()).isEqualTo(shapes(structure));
        }
    }

    private static List<String> operators(JsonNode structure) {
        return GoldenFiles.elements(structure.get("nodes"))
                .map(node -> node.get("op_type").asString())
                .toList();
    }

    private static List<List<Long>> shapes(JsonNode structure) {
        List<List<Long>> shapes = new ArrayList<>();
        for (JsonNode each : structure.get("initializers")) {
            shapes.add(GoldenFiles.elements(each.get("dims")).map(JsonNode::longValue).toList());
        }
        return shapes;
    }

    @Test
    @Tag("golden")
    void gatedUnitsOfTheGoldenFile_giveTheirOutput() throws OrtException {
        for (JsonNode file : GoldenFiles.in("onnx")) {
            JsonNode each = file.get("gru");
            int steps = each.get("x").size();
            int rows = each.get("x").get(0).size();
            int inputs = each.get("x").get(0).get(0).size();
            int hidden = each.get("h0").get(0).get(0).size();
            var parameters = new Parameters(Backends.fastest());
            var layer = new Gru(parameters, "g", inputs, hidden);
            parameters
                    .list()
                    .forEach(
                            array ->
                                    parameters.set(
                                            array,
                                            doubles(
                                                    each.get("torch_params")
                                                            .get(array.name().substring(2)))));
            byte[] model = OnnxModels.of(layer);
            Map<String, float[]> outputs =
                    run(
                            model,
                            Map.of(
                                    "x",
                                    new Array(floats(each.get("x")), steps, rows, inputs),
                                    "h0",
                                    new Array(floats(each.get("h0")), 1, rows, hidden)));
            float[] out = outputs.getOrDefault("out", new float[0]);
            assertNear(out, floats(each.get("onnxruntime_out")), 2e-6);
            assertNear(
                    outputs.getOrDefault("h_n", new float[0]),
                    floats(each.get("onnxruntime_h_n")),
                    2e-6);
            assertNear(own(layer, each, steps, rows), out, 2e-6);
            var read = ProtoMessage.of(model).message(7);
            assertThat(read.operators()).isEqualTo(operators(each.get("structure")));
            assertThat(read.initializerShapes()).isEqualTo(shapes(each.get("structure")));
        }
    }

    private static float[] own(Gru layer, JsonNode each, int steps, int rows) {
        var tape = new Tape(layer.parameters().backend(), rows);
        Variable start = tape.input(layer.hidden());
        fill(start, floats(each.get("h0")), rows);
        List<Variable> xs = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            xs.add(tape.input(layer.inputs()));
            fill(xs.get(t), floats(each.get("x").get(t)), rows);
        }
        List<Variable> states = layer.sequence(tape, xs, start, List.of());
        tape.forward(rows);
        float[] out = new float[steps * rows * layer.hidden()];
        for (int k = 0; k < steps * rows; k++) {
            states.get(k / rows).copyRow(k % rows, out, k * layer.hidden());
        }
        return out;
    }

    private static void fill(Variable input, float[] numbers, int rows) {
        for (int row = 0; row < rows; row++) {
            input.setRow(row, numbers, row * input.width());
        }
    }

    @Test
    void everyExportedActivation_runsTheSameInOnnxRuntime() throws OrtException {
        float[] x = {0.3f, -1.2f, 2.5f, -0.01f, 0.7f, 1.1f};
        for (Activation f : Activation.values()) {
            var net = new Mlp(new Parameters(Backends.fastest()), "n", f, 3, 20, 2);
            net.initialise(RandomStreams.of(5).stream("weights"), 1, 1);
            switch (f) {
                case SILU, GELU, GELU_TANH ->
                        assertThatThrownBy(() -> OnnxModels.of(net)).hasMessageContaining(f.name());
                default -> {
                    float[] own = new float[4];
                    new MlpFunction(net, 2).apply(x, own, 2);
                    Map<String, float[]> outputs =
                            run(OnnxModels.of(net), Map.of("observation", new Array(x, 2, 3)));
                    assertNear(outputs.getOrDefault("output", new float[0]), own, 2e-6);
                }
            }
        }
    }

    @Test
    void networkWithMemory_givesTheSameStepAfterStep() throws OrtException {
        var parameters = new Parameters(Backends.fastest());
        var net =
                new Network(
                        parameters,
                        "a",
                        Activation.TANH,
                        new Network.Shape(3, List.of(20, 18), 17, 5));
        net.initialise(RandomStreams.of(1).stream("weights"), 1.4, 1);
        var tape = new Tape(parameters.backend(), 2);
        Variable seen = tape.input(3);
        Variable before = net.memory(tape);
        Network.Step step = net.step(tape, seen, before);
        byte[] model = OnnxModels.of(net);
        float[] memory = new float[2 * 17];
        RandomStream stream = RandomStreams.of(2).stream("observations");
        for (int t = 0; t < 6; t++) {
            float[] x = new float[6];
            for (int k = 0; k < x.length; k++) {
                x[k] = (float) stream.nextGaussian();
            }
            float[] own = new float[2 * 5];
            float[] remembered = new float[memory.length];
            for (int row = 0; row < 2; row++) {
                seen.setRow(row, x, 3 * row);
                before.setRow(row, memory, 17 * row);
            }
            tape.forward(2);
            for (int row = 0; row < 2; row++) {
                step.output().copyRow(row, own, 5 * row);
                step.memory().copyRow(row, remembered, 17 * row);
            }
            Map<String, float[]> outputs =
                    run(
                            model,
                            Map.of(
                                    "observation", new Array(x, 2, 3),
                                    "memory", new Array(memory, 2, 17)));
            assertNear(outputs.getOrDefault("output", new float[0]), own, 1e-6);
            memory = outputs.getOrDefault("next_memory", new float[0]);
            assertNear(memory, remembered, 1e-6);
        }
    }
}
