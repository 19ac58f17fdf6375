package org.commonwatt.equity.sharing;

/// A cooperative game in gains: v(S) is what the members of S gain by acting together, more is
/// better, v(∅) = 0.
public sealed interface Game permits TableGame, CostGame {

    /// How many members there are.
    int members();

    /// v(N), what all of them gain together.
    double grandValue();

    /// v({i}), what a member gains alone.
    double aloneValue(int member);

    /// Starts telling values; belongs to the thread that opened it.
    Values open();

    /// Tells values of coalitions.
    interface Values extends AutoCloseable {
        /// v(S); minus infinity where a coalition cannot live on its own, NaN where unknown.
        double of(long coalition);

        @Override
        void close();
    }
}
