package org.commonwatt.optim;

/// When a solver may stop. Seconds depend on the machine: results that must be the same everywhere
/// are limited by nodes and iterations only.
///
/// @param seconds longest time of one solve, measured by the solver; infinite for none
/// @param relativeGap with whole numbers: how far the objective may lie from the proven bound, as a
///   share of the objective's magnitude. Meaningless for objectives near zero: add an offset there
/// @param nodes with whole numbers: most nodes of the search tree
/// @param iterations without whole numbers: most iterations
public record Limits(double seconds, double relativeGap, int nodes, int iterations) {

    /// No limit; whole numbers to a gap of 1e-6.
    public static final Limits NONE =
            new Limits(Double.POSITIVE_INFINITY, 1e-6, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /// Rejects negative limits and numbers that are none.
    public Limits {
        if (!(seconds >= 0 && relativeGap >= 0 && nodes >= 0 && iterations >= 0)) {
            throw new IllegalArgumentException(
                    "Limits must not be negative: %s s, gap %s, %d nodes, %d iterations"
                            .formatted(seconds, relativeGap, nodes, iterations));
        }
    }

    /// The same with another time.
    public Limits withSeconds(double newSeconds) {
        return new Limits(newSeconds, relativeGap, nodes, iterations);
    }

    /// The same with another gap.
    public Limits withRelativeGap(double newRelativeGap) {
        return new Limits(seconds, newRelativeGap, nodes, iterations);
    }

    /// The same with another number of nodes.
    public Limits withNodes(int newNodes) {
        return new Limits(seconds, relativeGap, newNodes, iterations);
    }

    /// The same with another number of iterations.
    public Limits withIterations(int newIterations) {
        return new Limits(seconds, relativeGap, nodes, newIterations);
    }
}
