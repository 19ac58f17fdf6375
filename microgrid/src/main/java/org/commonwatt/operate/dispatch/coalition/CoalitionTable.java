package org.commonwatt.operate.dispatch.coalition;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.equity.sharing.CoalitionCost;
import org.commonwatt.equity.sharing.CoalitionCosts;
import org.commonwatt.equity.sharing.TableGame;
import org.commonwatt.equity.sharing.Workers;

/// The cost of every coalition, in an order in which neighbours differ by one member (Gray's code).
///
/// Members whose coming and going changes least do it most often, which saves a quarter of the
/// iterations. The order is cut into pieces of a fixed size, each of which starts afresh, so that
/// the result depends on nothing but the community: not on how many workers there are, nor on who
/// is first.
public sealed interface CoalitionTable {

    /// Coalitions of one piece.
    int PIECE = 256;

    /// All costs, at the index of the coalition.
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    record Complete(double[] costs) implements CoalitionTable {}

    /// Some coalition has no cost.
    ///
    /// @param coalition the one with the smallest index
    /// @param infeasible whether it cannot live on its own; otherwise the solver gave up
    record Incomplete(long coalition, boolean infeasible) implements CoalitionTable {}

    /// Computes all costs.
    ///
    /// @param costs of at most [TableGame#MOST_MEMBERS] members
    /// @param workers that compute pieces side by side
    static CoalitionTable of(CoalitionCosts costs, Workers workers) {
        int n = costs.members();
        if (n > TableGame.MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    "All coalitions are computed for up to %d members: %d"
                            .formatted(TableGame.MOST_MEMBERS, n));
        }
        double[] table = new double[1 << n];
        int[] order = costs.order();
        List<Runnable> pieces = new ArrayList<>();
        for (int start = 0; start < table.length; start += PIECE) {
            int from = start;
            int to = Math.min(table.length, start + PIECE);
            pieces.add(() -> fill(costs, order, table, from, to));
        }
        workers.runAll(pieces);
        for (int s = 0; s < table.length; s++) {
            if (!(Math.abs(table[s]) < Double.POSITIVE_INFINITY)) {
                return new Incomplete(s, !Double.isNaN(table[s]));
            }
        }
        return new Complete(table);
    }

    private static void fill(CoalitionCosts costs, int[] order, double[] table, int from, int to) {
        try (CoalitionCost open = costs.open()) {
            for (int k = from; k < to; k++) {
                int coalition = inOrder(k ^ k >> 1, order);
                table[coalition] = open.of(coalition);
            }
        }
    }

    /// The coalition of the members at the places that are set.
    private static int inOrder(int places, int[] order) {
        int coalition = 0;
        for (int rest = places; rest != 0; rest &= rest - 1) {
            coalition |= 1 << order[Integer.numberOfTrailingZeros(rest)];
        }
        return coalition;
    }
}
