package org.commonwatt.rl.nn.kernel;

/// The most fused products that one processor core computes, as a bound for benchmarks: ten chains
/// in registers, no memory.
public final class FusedPeak {
    private FusedPeak() {}

    /// Computes `rounds` rounds and returns a number that depends on all of them.
    ///
    /// @return NaN where there are no vectors
    public static double run(int rounds) {
        return Backends.named("vector") instanceof Backends.Choice.Present
                ? VectorPeak.run(rounds)
                : Double.NaN;
    }

    /// Floating-point operations in a round.
    public static double operations() {
        return Backends.named("vector") instanceof Backends.Choice.Present
                ? VectorPeak.operations()
                : Double.NaN;
    }
}
