package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.List;

/// What no coalition can cost less than, learned from the plans of some: at the marginal prices of
/// any plan, a coalition costs at least what its members would pay at these prices, `cost(S) ≥
/// fixed + Σ_{i∈S} bill_i`, with equality for the coalition whose plan it is
/// (`docs/FORMULATION.md#excess-search`).
final class PriceCuts {
    private final List<Cut> cuts = new ArrayList<>();

    /// One plan's prices.
    ///
    /// @param fixed what scarce common limits, which nobody brings, take off
    /// @param bills of all members, `[n]`
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    record Cut(double fixed, double[] bills) {

        /// The least that a coalition can cost.
        double leastCost(long coalition) {
            double least = fixed;
            for (long rest = coalition; rest != 0; rest &= rest - 1) {
                least += bills[Long.numberOfTrailingZeros(rest)];
            }
            return least;
        }
    }

    /// Learns from a plan.
    ///
    /// @param parts of the members whose plan it is, 0 … 1
    /// @param cost of it
    /// @param bills of all members at its prices, owned from now on
    void learn(double[] parts, double cost, double[] bills) {
        double fixed = cost;
        for (int i = 0; i < bills.length; i++) {
            fixed -= parts[i] * bills[i];
        }
        cuts.add(new Cut(fixed, bills));
    }

    int size() {
        return cuts.size();
    }

    Cut get(int k) {
        return cuts.get(k);
    }

    /// Whether a coalition is known to cost at least so much. The cuts that told so last are asked
    /// first.
    boolean costsAtLeast(long coalition, double cost) {
        for (int k = cuts.size() - 1; k >= 0; k--) {
            if (cuts.get(k).leastCost(coalition) >= cost) {
                return true;
            }
        }
        return false;
    }
}
