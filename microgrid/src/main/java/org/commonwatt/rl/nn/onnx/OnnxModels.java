package org.commonwatt.rl.nn.onnx;

import java.util.List;
import org.commonwatt.rl.nn.Parameter;
import org.commonwatt.rl.nn.Parameters;
import org.commonwatt.rl.nn.kernel.Activation;
import org.commonwatt.rl.nn.layer.Gru;
import org.commonwatt.rl.nn.layer.Linear;
import org.commonwatt.rl.nn.layer.Mlp;
import org.commonwatt.rl.nn.layer.Network;

/// Networks as ONNX models (operator set 13, IR version 8): weights in float, any number of rows.
///
/// Source: *Open Neural Network Exchange*, `onnx.proto` and the definitions of Gemm and GRU.
public final class OnnxModels {
    private static final int FLOAT = 1;
    private static final int INT64 = 7;
    private static final int IR_VERSION = 8;
    private static final int OPERATOR_SET = 13;
    private static final float LEAK = 0.01f;

    private OnnxModels() {}

    /// A network with input `observation` [batch × inputs] and output `output` [batch × outputs];
    /// where it has a memory also with input `memory` and output `next_memory` [batch × units],
    /// what it remembers before and after a step: zeros where an episode begins.
    ///
    /// @throws IllegalArgumentException if ONNX has no operator for the activation
    public static byte[] of(Network network) {
        Gru unit = network.unit().orElse(null);
        Linear head = network.head().orElse(null);
        if (unit == null || head == null) {
            return of(network.layers());
        }
        var graph = new ProtoBytes();
        Mlp layers = network.layers();
        perceptron(graph, layers, "sum");
        graph.message(1, activation(layers.activation(), "sum", "hidden"));
        graph.message(1, squeeze("Unsqueeze", "hidden", "axes", "x"));
        graph.message(1, squeeze("Unsqueeze", "memory", "axes", "h0"));
        graph.message(1, gru(unit, "", "h_n"))
                .message(1, squeeze("Squeeze", "h_n", "axes", "next_memory"));
        graph.message(1, gemm(head, "next_memory", "output")).text(2, "network");
        weights(graph, layers);
        weights(graph, unit);
        graph.message(5, axis("axes", 0));
        graph.message(5, array(layers.parameters(), head.weight()));
        graph.message(5, array(layers.parameters(), head.bias()));
        graph.message(11, value("observation", "batch", network.shape().inputs()));
        graph.message(11, value("memory", "batch", unit.hidden()));
        graph.message(12, value("output", "batch", head.outputs()));
        graph.message(12, value("next_memory", "batch", unit.hidden()));
        return model(graph);
    }

    /// A perceptron with input `observation` [batch × inputs] and output `output` [batch ×
    /// outputs].
    ///
    /// @throws IllegalArgumentException if ONNX has no operator for the activation
    public static byte[] of(Mlp network) {
        var graph = new ProtoBytes();
        perceptron(graph, network, "output");
        graph.text(2, "perceptron");
        weights(graph, network);
        List<Linear> layers = network.layers();
        graph.message(11, value("observation", "batch", layers.getFirst().inputs()));
        graph.message(12, value("output", "batch", layers.getLast().outputs()));
        return model(graph);
    }

    /// Nodes from `observation` to the last layer's sum, called `to`.
    private static void perceptron(ProtoBytes graph, Mlp network, String to) {
        String last = "observation";
        List<Linear> layers = network.layers();
        for (int k = 0; k < layers.size() - 1; k++) {
            graph.message(1, gemm(layers.get(k), last, "sum" + k));
            last = "hidden" + k;
            graph.message(1, activation(network.activation(), "sum" + k, last));
        }
        graph.message(1, gemm(layers.getLast(), last, to));
    }

    private static void weights(ProtoBytes graph, Mlp network) {
        for (Linear layer : network.layers()) {
            graph.message(5, array(network.parameters(), layer.weight()));
            graph.message(5, array(network.parameters(), layer.bias()));
        }
    }

    /// A layer of gated recurrent units with inputs `x` [time × batch × inputs] and `h0` [1 × batch
    /// × hidden] and outputs `out` [time × batch × hidden] and `h_n` [1 × batch × hidden].
    public static byte[] of(Gru layer) {
        int hidden = layer.hidden();
        var graph = new ProtoBytes().message(1, gru(layer, "all", "h_n"));
        graph.message(1, squeeze("Squeeze", "all", "axes", "out")).text(2, "gru");
        weights(graph, layer);
        graph.message(5, axis("axes", 1));
        graph.message(11, value("x", "time", "batch", layer.inputs()));
        graph.message(11, value("h0", 1, "batch", hidden));
        graph.message(12, value("out", "time", "batch", hidden));
        graph.message(12, value("h_n", 1, "batch", hidden));
        return model(graph);
    }

    /// A node from `x` and `h0` to the states after all steps and after the last.
    private static ProtoBytes gru(Gru layer, String all, String last) {
        var node = new ProtoBytes();
        for (String name : List.of("x", "W", "R", "B", "", "h0")) {
            node.text(1, name);
        }
        node.text(2, all).text(2, last).text(4, "GRU");
        node.message(5, whole("hidden_size", layer.hidden()));
        return node.message(5, whole("linear_before_reset", 1));
    }

    /// A node that adds or takes away a dimension of size 1.
    private static ProtoBytes squeeze(String operator, String from, String axes, String to) {
        return new ProtoBytes().text(1, from).text(1, axes).text(2, to).text(4, operator);
    }

    private static void weights(ProtoBytes graph, Gru layer) {
        int hidden = layer.hidden();
        float[] biases = new float[6 * hidden];
        System.arraycopy(reordered(layer, 2, 1), 0, biases, 0, 3 * hidden);
        System.arraycopy(reordered(layer, 3, 1), 0, biases, 3 * hidden, 3 * hidden);
        graph.message(
                5, floats("W", reordered(layer, 0, layer.inputs()), 1, 3 * hidden, layer.inputs()));
        graph.message(5, floats("R", reordered(layer, 1, hidden), 1, 3 * hidden, hidden));
        graph.message(5, floats("B", biases, 1, 6 * hidden));
    }

    private static ProtoBytes axis(String name, int number) {
        return tensor(name, INT64, new byte[] {(byte) number, 0, 0, 0, 0, 0, 0, 0}, 1);
    }

    /// PyTorch's gates are reset, update, new; ONNX's are update, reset, new.
    private static float[] reordered(Gru layer, int array, int columns) {
        double[] torch = layer.parameters().copyOf(layer.arrays().get(array));
        int block = layer.hidden() * columns;
        float[] onnx = new float[torch.length];
        int[] gates = {1, 0, 2};
        for (int i = 0; i < torch.length; i++) {
            onnx[i] = (float) torch[gates[i / block] * block + i % block];
        }
        return onnx;
    }

    private static byte[] model(ProtoBytes graph) {
        return new ProtoBytes()
                .number(1, IR_VERSION)
                .text(2, "commonwatt")
                .message(7, graph)
                .message(8, new ProtoBytes().text(1, "").number(2, OPERATOR_SET))
                .toBytes();
    }

    private static ProtoBytes gemm(Linear layer, String from, String to) {
        return new ProtoBytes()
                .text(1, from)
                .text(1, layer.weight().name())
                .text(1, layer.bias().name())
                .text(2, to)
                .text(4, "Gemm")
                .message(5, whole("transB", 1));
    }

    private static ProtoBytes activation(Activation function, String from, String to) {
        String operator =
                switch (function) {
                    case TANH -> "Tanh";
                    case SIGMOID -> "Sigmoid";
                    case RELU -> "Relu";
                    case LEAKY_RELU -> "LeakyRelu";
                    case ELU -> "Elu";
                    case SOFTPLUS -> "Softplus";
                    case ABSOLUTE -> "Abs";
                    case EXP -> "Exp";
                    case SILU, GELU, GELU_TANH ->
                            throw new IllegalArgumentException(
                                    "Operator set %d of ONNX has no %s."
                                            .formatted(OPERATOR_SET, function));
                };
        var node = new ProtoBytes().text(1, from).text(2, to).text(4, operator);
        if (function == Activation.LEAKY_RELU) {
            node.message(5, new ProtoBytes().text(1, "alpha").single(2, LEAK).number(20, 1));
        }
        return node;
    }

    private static ProtoBytes whole(String name, int value) {
        return new ProtoBytes().text(1, name).number(3, value).number(20, 2);
    }

    private static ProtoBytes array(Parameters parameters, Parameter parameter) {
        double[] numbers = parameters.copyOf(parameter);
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        int[] shape = parameter.shape().stream().mapToInt(Integer::intValue).toArray();
        return floats(parameter.name(), floats, shape);
    }

    private static ProtoBytes floats(String name, float[] numbers, int... shape) {
        byte[] raw = new byte[4 * numbers.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (Float.floatToIntBits(numbers[i / 4]) >>> (8 * (i % 4)));
        }
        return tensor(name, FLOAT, raw, shape);
    }

    private static ProtoBytes tensor(String name, int type, byte[] raw, int... shape) {
        var tensor = new ProtoBytes();
        for (int size : shape) {
            tensor.number(1, size);
        }
        return tensor.number(2, type).text(8, name).bytes(9, raw);
    }

    /// An input or output; sizes are numbers or names.
    private static ProtoBytes value(String name, Object... sizes) {
        var shape = new ProtoBytes();
        for (Object size : sizes) {
            var dimension = new ProtoBytes();
            if (size instanceof Integer number) {
                dimension.number(1, number);
            } else {
                dimension.text(2, size.toString());
            }
            shape.message(1, dimension);
        }
        var type = new ProtoBytes().number(1, FLOAT).message(2, shape);
        return new ProtoBytes().text(1, name).message(2, new ProtoBytes().message(1, type));
    }
}
