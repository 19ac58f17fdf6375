package org.commonwatt.rl.space;

import java.util.List;
import java.util.Optional;
import org.commonwatt.numeric.RandomStream;

/// A set of values, each of them [#size()] numbers in a row of a flat array. Choices are their
/// index, written as a whole number.
///
/// Immutable; methods that take an array use the numbers `from` to `from + size() − 1` and throw
/// [IndexOutOfBoundsException] where the array does not hold them.
public sealed interface Space permits Box, FiniteSpace {

    /// How many numbers one value has.
    int size();

    /// One name per number.
    List<String> names();

    /// Whether the numbers are a value of this space. NaN never is.
    boolean contains(double[] values, int from);

    /// The same for single precision; bounds are rounded to it, so the rounding of a value that is
    /// contained is contained.
    boolean contains(float[] values, int from);

    /// Writes a random value, one draw per number.
    void sample(RandomStream random, double[] into, int from);

    /// Writes a random value in single precision, the rounding of what [#sample(RandomStream,
    /// double[], int)] draws.
    void sample(RandomStream random, float[] into, int from);

    /// Why the numbers are no value: rule, value and name of the first number that is wrong; empty
    /// where they are a value.
    Optional<String> problem(double[] values, int from);
}
