package org.commonwatt.operate.dispatch.coalition;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongToDoubleFunction;
import org.commonwatt.operate.dispatch.coalition.ExcessProgramme.Fuzzy;
import org.jspecify.annotations.Nullable;

/// Looks for the coalition that gains most by leaving, by branching on who leaves and bounding by
/// what members who leave in part could gain (`docs/FORMULATION.md#excess-search`). What it learns
/// of prices stays true whatever is proposed, so the next search starts where the last one ended.
///
/// @param programme of members who leave in part
/// @param cuts what it bounds by
/// @param cost plans of members who leave in part
/// @param gap what may be overlooked
/// @param nodes most parts of the search
record ExcessTree(ExcessProgramme programme, PriceCuts cuts, LiveCost cost, double gap, int nodes) {
    /// Prices learned before the first branch, and before every other.
    private static final int FIRST_ROUNDS = 100;

    private static final int ROUNDS = 4;
    private static final double WHOLE = 1e-6;

    /// Who leaves and who stays for sure, and what nobody among the rest exceeds.
    private record Node(long in, long out, double bound) {}

    /// An upper bound on every excess.
    ///
    /// @param worth what each member pays
    /// @param known an excess that is known
    /// @param level the search may stop as soon as it knows a larger excess
    /// @param met hears of a coalition, and tells the largest excess known
    double bound(double[] worth, double known, double level, LongToDoubleFunction met) {
        programme.propose(worth);
        PriorityQueue<Node> open =
                new PriorityQueue<>(Comparator.comparingDouble(Node::bound).reversed());
        open.add(new Node(0, 0, Double.POSITIVE_INFINITY));
        double best = known;
        double undecided = Double.NEGATIVE_INFINITY;
        int looked = 0;
        while (!open.isEmpty()) {
            Node node = open.remove();
            if (node.bound <= best + gap || best > level || looked == nodes) {
                return Math.max(Math.max(node.bound, undecided), best);
            }
            Fuzzy fuzzy = tightened(node, worth, best + gap, looked++ == 0);
            if (fuzzy == null) {
                continue;
            }
            best = Math.max(best, met.applyAsDouble(nearest(fuzzy.parts())));
            int split = leastWhole(fuzzy.parts());
            if (split < 0) {
                undecided = Math.max(undecided, fuzzy.bound());
            } else {
                open.add(new Node(node.in | 1L << split, node.out, fuzzy.bound()));
                open.add(new Node(node.in, node.out | 1L << split, fuzzy.bound()));
            }
        }
        return Math.max(undecided, best);
    }

    /// The best that is left of a node; null where that is not above `floor`.
    private @Nullable Fuzzy tightened(Node node, double[] worth, double floor, boolean first) {
        for (int round = 0; ; round++) {
            Fuzzy fuzzy = programme.solve(node.in, node.out);
            if (fuzzy == null || fuzzy.bound() <= floor) {
                return null;
            }
            boolean whole = leastWhole(fuzzy.parts()) < 0;
            boolean last = round == (first ? FIRST_ROUNDS : ROUNDS);
            if (Double.isInfinite(fuzzy.bound()) || (last && !whole)) {
                return fuzzy;
            }
            double paid = cost.ofParts(fuzzy.parts());
            double[] bills = cost.atPrices();
            if (bills == null && !whole) {
                // No prices to learn from: only whole coalitions can tell.
                return fuzzy;
            }
            if (bills == null) {
                programme.exclude(nearest(fuzzy.parts()));
                continue;
            }
            cuts.learn(fuzzy.parts(), paid, bills);
            if (fuzzy.bound() - (dot(fuzzy.parts(), worth) - paid) <= gap / 2) {
                return fuzzy;
            }
        }
    }

    private static double dot(double[] parts, double[] amounts) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += parts[i] * amounts[i];
        }
        return sum;
    }

    private static long nearest(double[] parts) {
        long coalition = 0;
        for (int i = 0; i < parts.length; i++) {
            coalition |= parts[i] > 0.5 ? 1L << i : 0;
        }
        return coalition;
    }

    /// The member of whom it is least clear whether it leaves; −1 where it is of all.
    private static int leastWhole(double[] parts) {
        int least = -1;
        double distance = WHOLE;
        for (int i = 0; i < parts.length; i++) {
            double away = Math.min(parts[i], 1 - parts[i]);
            if (away > distance) {
                distance = away;
                least = i;
            }
        }
        return least;
    }
}
