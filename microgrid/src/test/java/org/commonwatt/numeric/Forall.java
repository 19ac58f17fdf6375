package org.commonwatt.numeric;

import java.util.stream.LongStream;

/// Checks a property on many random inputs. The input of a case is made from a stream of its own,
/// so a failing case is repeated alone with `Forall.seed(n)`.
///
/// ```java
/// Forall.seeds(1000).check(rng -> {
///     double x = rng.nextDouble(-10, 10);
///     assertThat(Math.abs(x)).isEqualTo(Math.abs(-x));
/// });
/// ```
public final class Forall {

    private final long first;
    private final int count;

    private Forall(long first, int count) {
        this.first = first;
        this.count = count;
    }

    /// The cases 0 to count − 1.
    public static Forall seeds(int count) {
        if (count <= 0) {
            throw new IllegalArgumentException("A property needs at least one case: " + count);
        }
        return new Forall(0, count);
    }

    /// One case alone.
    public static Forall seed(long seed) {
        return new Forall(seed, 1);
    }

    /// Runs every case in order; stops at the first that fails, with its seed in the message.
    public void check(Property property) {
        LongStream.range(first, first + count).forEach(seed -> checkOne(seed, property));
    }

    private static void checkOne(long seed, Property property) {
        try {
            property.holdsFor(RandomStreams.of(seed).stream("forall"));
        } catch (Exception | AssertionError failure) {
            throw new AssertionError(
                    "The property fails for seed "
                            + seed
                            + " (repeat it with Forall.seed("
                            + seed
                            + ")): "
                            + failure.getMessage(),
                    failure);
        }
    }

    /// A statement about whatever it draws; it throws where the statement is false.
    @FunctionalInterface
    public interface Property {
        void holdsFor(RandomStream random) throws Exception;
    }
}
