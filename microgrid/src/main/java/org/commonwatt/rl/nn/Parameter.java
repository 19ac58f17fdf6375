package org.commonwatt.rl.nn;

import java.util.List;

/// One named array among [Parameters].
///
/// @param name unique among its parameters, such as `actor.0.weight`
/// @param shape sizes, the slowest first; a weight is [outputs, inputs]
/// @param offset place of its first element in the flat store
public record Parameter(String name, List<Integer> shape, int offset) {
    /// Sizes must be positive.
    public Parameter {
        shape = List.copyOf(shape);
        if (shape.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "The sizes of parameter %s must be positive: %s.".formatted(name, shape));
        }
    }

    /// The number of elements.
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
