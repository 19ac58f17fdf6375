package org.commonwatt.equity.sharing;

import java.util.List;

/// Finds coalitions that would do better on their own than under proposed shares: those with a
/// large excess v(S) − x(S). Only proper coalitions count, neither the empty one nor all together.
public interface CoalitionSearch {

    /// Looks for the largest excess.
    ///
    /// @param shares proposed share of each member
    /// @param level the search may stop as soon as it has found an excess above it
    Answer largest(double[] shares, double level);

    /// Looks for large excesses without proof that there is no larger one; much quicker where
    /// coalitions have to be searched.
    default Answer quick(double[] shares) {
        return largest(shares, Double.POSITIVE_INFINITY);
    }

    /// A coalition under proposed shares.
    ///
    /// @param coalition who
    /// @param value v(S)
    /// @param excess v(S) − x(S): what they would gain by leaving
    record Excess(long coalition, double value, double excess) {}

    /// What was found.
    ///
    /// @param found coalitions of large excess, largest first, at least one
    /// @param bound no excess is above it; the largest found where the search was exact, infinite
    ///   where it stopped early
    record Answer(List<Excess> found, double bound) {
        /// Copies the list.
        public Answer {
            found = List.copyOf(found);
        }

        /// The largest found.
        public Excess first() {
            return found.getFirst();
        }
    }
}
