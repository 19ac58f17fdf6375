package org.commonwatt.rl.space;

import java.util.Objects;
import java.util.Optional;
import org.commonwatt.numeric.RandomStream;

/// A space of choices: number k of a value is a whole number from 0 to `choices(k)` − 1.
public sealed interface FiniteSpace extends Space permits Discrete, MultiDiscrete {

    /// How many choices there are for number k.
    int choices(int k);

    /// Whether `value` is one of the choices for number k: whole and in range.
    default boolean isChoice(int k, double value) {
        return value >= 0 && value < choices(k) && value == Math.rint(value);
    }

    @Override
    default boolean contains(double[] values, int from) {
        Objects.checkFromIndexSize(from, size(), values.length);
        for (int k = 0; k < size(); k++) {
            if (!isChoice(k, values[from + k])) {
                return false;
            }
        }
        return true;
    }

    @Override
    default boolean contains(float[] values, int from) {
        Objects.checkFromIndexSize(from, size(), values.length);
        for (int k = 0; k < size(); k++) {
            if (!isChoice(k, values[from + k])) {
                return false;
            }
        }
        return true;
    }

    /// Whether the indices are a value of this space.
    default boolean contains(int[] values, int from) {
        Objects.checkFromIndexSize(from, size(), values.length);
        for (int k = 0; k < size(); k++) {
            if (values[from + k] < 0 || values[from + k] >= choices(k)) {
                return false;
            }
        }
        return true;
    }

    @Override
    default void sample(RandomStream random, double[] into, int from) {
        Objects.checkFromIndexSize(from, size(), into.length);
        for (int k = 0; k < size(); k++) {
            into[from + k] = random.nextInt(choices(k));
        }
    }

    @Override
    default void sample(RandomStream random, float[] into, int from) {
        Objects.checkFromIndexSize(from, size(), into.length);
        for (int k = 0; k < size(); k++) {
            into[from + k] = random.nextInt(choices(k));
        }
    }

    /// Writes random indices.
    default void sample(RandomStream random, int[] into, int from) {
        Objects.checkFromIndexSize(from, size(), into.length);
        for (int k = 0; k < size(); k++) {
            into[from + k] = random.nextInt(choices(k));
        }
    }

    @Override
    default Optional<String> problem(double[] values, int from) {
        Objects.checkFromIndexSize(from, size(), values.length);
        for (int k = 0; k < size(); k++) {
            if (!isChoice(k, values[from + k])) {
                return Optional.of(
                        "%s must be a whole number from 0 to %d: %s"
                                .formatted(names().get(k), choices(k) - 1, values[from + k]));
            }
        }
        return Optional.empty();
    }
}
