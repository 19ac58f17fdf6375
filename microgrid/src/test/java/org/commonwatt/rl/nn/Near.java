package org.commonwatt.rl.nn;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Comparison of numbers with a relative and an absolute tolerance.
record Near(double relative, double absolute) {
    static final Near DOUBLE = new Near(1e-12, 1e-13);
    static final Near DOUBLE_AFTER_UPDATES = new Near(1e-11, 1e-12);
    static final Near FLOAT = new Near(2e-6, 2e-6);
    static final Near FLOAT_AFTER_UPDATES = new Near(5e-6, 5e-6);

    /// @param expected numbers in arrays of any depth
    void check(String what, double[] actual, JsonNode expected) {
        check(what, actual, flat(expected));
    }

    void check(String what, double actual, JsonNode expected) {
        check(what, new double[] {actual}, new double[] {number(expected)});
    }

    void check(String what, double[] actual, double[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError(
                    "%s: %d numbers, not %d".formatted(what, actual.length, expected.length));
        }
        for (int i = 0; i < actual.length; i++) {
            double allowed = absolute + relative * Math.abs(expected[i]);
            boolean isNear =
                    actual[i] == expected[i] || Math.abs(actual[i] - expected[i]) <= allowed;
            if (!isNear) {
                throw new AssertionError(
                        "%s[%d]: %s instead of %s".formatted(what, i, actual[i], expected[i]));
            }
        }
    }

    /// The numbers of nested arrays in row-major order.
    static double[] flat(JsonNode node) {
        List<Double> numbers = new ArrayList<>();
        collect(node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, List<Double> numbers) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, numbers));
        } else {
            numbers.add(number(node));
        }
    }

    private static double number(JsonNode node) {
        if (node.isBoolean()) {
            return node.asBoolean() ? 1 : 0;
        }
        return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
    }

    static double[] flat(Variable variable, int rows) {
        double[] numbers = new double[rows * variable.width()];
        for (int row = 0; row < rows; row++) {
            variable.copyRow(row, numbers, row * variable.width());
        }
        return numbers;
    }

    static double[] gradient(Variable variable, int rows) {
        double[] numbers = new double[rows * variable.width()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < variable.width(); column++) {
                numbers[row * variable.width() + column] = variable.gradient().get(row, column);
            }
        }
        return numbers;
    }

    static void fill(Variable input, double... numbers) {
        for (int row = 0; row < numbers.length / input.width(); row++) {
            input.setRow(row, numbers, row * input.width());
        }
    }
}
