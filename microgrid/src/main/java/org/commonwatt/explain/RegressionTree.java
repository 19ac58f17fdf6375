package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A small regression tree (CART: Breiman, Friedman, Olshen and Stone 1984): every split takes most
/// off the squared error. Grown to a depth, with no leaf below a share of the rows; immutable.
public final class RegressionTree {
    private record Node(
            double mean,
            int rows,
            int feature,
            double threshold,
            @Nullable Node low,
            @Nullable Node high) {}

    /// A leaf and the way to it.
    ///
    /// @param conditions from the root down
    /// @param mean what the tree says there
    /// @param rows how many rows of the training lie there
    public record Leaf(List<Condition> conditions, double mean, int rows) {
        public Leaf {
            conditions = List.copyOf(conditions);
        }
    }

    /// A comparison of a feature.
    ///
    /// @param feature its index
    /// @param above whether it lies above the threshold, else at or below it
    public record Condition(int feature, boolean above, double threshold) {}

    private final Node root;

    private RegressionTree(Node root) {
        this.root = root;
    }

    /// Grows a tree.
    ///
    /// @param rows features, `[row][feature]`, at least one row
    /// @param values what is to be said of each row
    /// @param depth most conditions on the way to a leaf
    /// @param leastRows least rows of a leaf
    public static RegressionTree grow(double[][] rows, double[] values, int depth, int leastRows) {
        int[] all = new int[rows.length];
        Arrays.setAll(all, k -> k);
        return new RegressionTree(new Growth(rows, values, leastRows).node(all, depth));
    }

    /// What the tree says of a row.
    public double of(double[] row) {
        Node node = root;
        while (node.low != null && node.high != null) {
            node = row[node.feature] > node.threshold ? node.high : node.low;
        }
        return node.mean;
    }

    /// All leaves, those with most rows first.
    public List<Leaf> leaves() {
        List<Leaf> leaves = new ArrayList<>();
        collect(root, List.of(), leaves);
        leaves.sort(Comparator.comparingInt(Leaf::rows).reversed());
        return leaves;
    }

    private static void collect(Node node, List<Condition> way, List<Leaf> leaves) {
        if (node.low == null || node.high == null) {
            leaves.add(new Leaf(way, node.mean, node.rows));
            return;
        }
        List<Condition> low = new ArrayList<>(way);
        low.add(new Condition(node.feature, false, node.threshold));
        collect(node.low, low, leaves);
        List<Condition> high = new ArrayList<>(way);
        high.add(new Condition(node.feature, true, node.threshold));
        collect(node.high, high, leaves);
    }

    private record Split(int feature, double threshold, double gain) {}

    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    private record Growth(double[][] rows, double[] values, int leastRows) {
        private static final double LEAST_GAIN = 1e-9;

        Node node(int[] members, int depth) {
            double mean = Arrays.stream(members).mapToDouble(k -> values[k]).average().orElse(0);
            Split split = depth == 0 ? null : best(members);
            if (split == null) {
                return new Node(mean, members.length, -1, 0, null, null);
            }
            int[] low =
                    Arrays.stream(members)
                            .filter(k -> rows[k][split.feature] <= split.threshold)
                            .toArray();
            int[] high =
                    Arrays.stream(members)
                            .filter(k -> rows[k][split.feature] > split.threshold)
                            .toArray();
            return new Node(
                    mean,
                    members.length,
                    split.feature,
                    split.threshold,
                    node(low, depth - 1),
                    node(high, depth - 1));
        }

        private @Nullable Split best(int[] members) {
            Split best = null;
            for (int feature = 0; feature < rows[0].length; feature++) {
                Split split = best(members, feature);
                if (split != null && (best == null || split.gain > best.gain)) {
                    best = split;
                }
            }
            return best;
        }

        /// The best threshold of a feature: with sums S of m and of the n − m other rows, the error
        /// falls by S₁²/m + S₂²/(n − m) − S²/n.
        private @Nullable Split best(int[] members, int feature) {
            Integer[] order = Arrays.stream(members).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(k -> rows[k][feature]));
            int n = order.length;
            double total = Arrays.stream(members).mapToDouble(k -> values[k]).sum();
            double left = 0;
            Split best = null;
            for (int m = 1; m < n; m++) {
                left += values[order[m - 1]];
                double below = rows[order[m - 1]][feature];
                double above = rows[order[m]][feature];
                if (m < leastRows || n - m < leastRows || !(below < above)) {
                    continue;
                }
                double right = total - left;
                double gain = left * left / m + right * right / (n - m) - total * total / n;
                if (gain > LEAST_GAIN && (best == null || gain > best.gain)) {
                    best = new Split(feature, below + 0.5 * (above - below), gain);
                }
            }
            return best;
        }
    }
}
