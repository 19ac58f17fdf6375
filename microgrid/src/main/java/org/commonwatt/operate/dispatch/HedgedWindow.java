package org.commonwatt.operate.dispatch;

import java.util.List;

/// A window that may turn out in several ways, of which only the first step is certain: what is
/// done in it is the same in all of them, what follows reacts
/// (`docs/FORMULATION.md#hedged-window`).
///
/// @param futures windows of the same steps; the first is the one that is expected. Members with
///   devices have the same ids in all of them
/// @param transportCosts what moving mass from the expected future to each of them costs: 0 for the
///   first, positive for the others
/// @param radius mass times cost that the worst distribution may move, ≥ 0; 0 trusts what is
///   expected
@SuppressWarnings("ArrayRecordComponent") // Costs are read, never compared.
public record HedgedWindow(List<DispatchProblem> futures, double[] transportCosts, double radius) {
    /// Rejects futures of different steps, futures without a cost and negative radii.
    public HedgedWindow {
        futures = List.copyOf(futures);
        if (futures.isEmpty() || futures.size() != transportCosts.length) {
            throw new IllegalArgumentException(
                    "Each future needs a transport cost: %d futures, %d costs"
                            .formatted(futures.size(), transportCosts.length));
        }
        if (!(radius >= 0 && radius < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A radius must be finite and not negative: " + radius);
        }
        for (int k = 0; k < transportCosts.length; k++) {
            double cost = transportCosts[k];
            if (k == 0 ? cost != 0 : !(cost > 0 && cost < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The transport cost must be 0 for what is expected, positive for others:"
                                + " %s for future %d".formatted(cost, k));
            }
            if (futures.get(k).steps() != futures.getFirst().steps()) {
                throw new IllegalArgumentException(
                        "Futures need the same steps: %d and %d"
                                .formatted(futures.get(k).steps(), futures.getFirst().steps()));
            }
        }
    }
}
