package org.commonwatt.equity.sharing;

import java.util.ArrayList;
import java.util.List;

/// Looks at every coalition of a table.
public final class TableSearch implements CoalitionSearch {
    private final TableGame game;
    private final double[] sums;
    private final Largest largest;

    /// A search in a game of at least two members. Not thread-safe.
    public TableSearch(TableGame game) {
        this.game = game;
        sums = new double[game.coalitions()];
        largest = new Largest(2 * game.members());
    }

    @Override
    public Answer largest(double[] shares, double level) {
        fillSums(shares, sums);
        largest.clear();
        for (int s = 1; s < sums.length - 1; s++) {
            largest.offer(s, game.value(s) - sums[s]);
        }
        List<Excess> found = new ArrayList<>();
        for (int k = 0; k < largest.size(); k++) {
            int s = largest.coalition(k);
            found.add(new Excess(s, game.value(s), largest.excess(k)));
        }
        if (found.isEmpty()) {
            // A single member has nobody to leave.
            found.add(new Excess(0, 0.0, 0.0));
        }
        return new Answer(found, found.getFirst().excess());
    }

    /// x(S) of all coalitions.
    static void fillSums(double[] shares, double[] sums) {
        sums[0] = 0.0;
        for (int s = 1; s < sums.length; s++) {
            sums[s] = sums[s & s - 1] + shares[Integer.numberOfTrailingZeros(s)];
        }
    }

    /// The coalitions of largest excess among those offered, largest first; equal ones in the order
    /// offered.
    static final class Largest {
        private final int[] coalitions;
        private final double[] excesses;
        private int size;

        Largest(int room) {
            coalitions = new int[room];
            excesses = new double[room];
        }

        void clear() {
            size = 0;
        }

        void offer(int coalition, double excess) {
            if (size == coalitions.length && excess <= excesses[size - 1]) {
                return;
            }
            int k = size == coalitions.length ? size - 1 : size++;
            while (k > 0 && excesses[k - 1] < excess) {
                coalitions[k] = coalitions[k - 1];
                excesses[k] = excesses[k - 1];
                k--;
            }
            coalitions[k] = coalition;
            excesses[k] = excess;
        }

        /// Whether an excess would be kept.
        boolean wants(double excess) {
            return size < coalitions.length || excess > excesses[size - 1];
        }

        int size() {
            return size;
        }

        int coalition(int k) {
            return coalitions[k];
        }

        double excess(int k) {
            return excesses[k];
        }
    }
}
