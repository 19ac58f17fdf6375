package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Linear equations between nodes, two per node, solved by eliminating the node with the fewest
/// neighbours first. A block `{a, b, c, d}` is the matrix `[[a, b], [c, d]]`.
final class BlockSystem {
    private final List<SortedMap<Integer, double[]>> rows = new ArrayList<>();
    private final double[] right;

    BlockSystem(int nodes) {
        for (int node = 0; node < nodes; node++) {
            rows.add(new TreeMap<>());
        }
        right = new double[2 * nodes];
    }

    /// Adds to the block of a row and a column; the row of the column must get one too, of zeros if
    /// need be.
    void add(int row, int column, double... block) {
        double[] sum = rows.get(row).computeIfAbsent(column, _ -> new double[4]);
        for (int k = 0; k < sum.length; k++) {
            sum[k] += block[k];
        }
    }

    /// Adds to the right-hand side.
    void addRight(int row, double first, double second) {
        right[2 * row] += first;
        right[2 * row + 1] += second;
    }

    /// Makes the solution of a node 0, whatever was added to its row.
    void hold(int node) {
        for (int other : rows.get(node).keySet()) {
            if (other != node) {
                rows.get(other).remove(node);
            }
        }
        rows.get(node).clear();
        add(node, node, 1, 0, 0, 1);
        right[2 * node] = 0;
        right[2 * node + 1] = 0;
    }

    /// The solution, two values per node; the equations are used up.
    double[] solve() {
        int size = rows.size();
        boolean[] done = new boolean[size];
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[k] = fewestNeighbours(done);
            done[order[k]] = true;
            eliminate(order[k]);
        }
        double[] solution = new double[2 * size];
        for (int k = size - 1; k >= 0; k--) {
            substitute(order[k], solution);
        }
        return solution;
    }

    private int fewestNeighbours(boolean[] done) {
        int best = -1;
        for (int node = 0; node < done.length; node++) {
            if (!done[node] && (best < 0 || rows.get(node).size() < rows.get(best).size())) {
                best = node;
            }
        }
        return best;
    }

    /// Takes a node out of the rows of its neighbours; its own row keeps what is left of it.
    private void eliminate(int pivot) {
        SortedMap<Integer, double[]> row = rows.get(pivot);
        double[] inverse = inverse(taken(row, pivot));
        double first = inverse[0] * right[2 * pivot] + inverse[1] * right[2 * pivot + 1];
        double second = inverse[2] * right[2 * pivot] + inverse[3] * right[2 * pivot + 1];
        right[2 * pivot] = first;
        right[2 * pivot + 1] = second;
        row.replaceAll((_, block) -> product(inverse, block));
        for (int other : row.keySet()) {
            double[] factor = taken(rows.get(other), pivot);
            for (var entry : row.entrySet()) {
                double[] part = product(factor, entry.getValue());
                add(other, entry.getKey(), -part[0], -part[1], -part[2], -part[3]);
            }
            addRight(
                    other,
                    -(factor[0] * first + factor[1] * second),
                    -(factor[2] * first + factor[3] * second));
        }
    }

    private static double[] taken(SortedMap<Integer, double[]> row, int column) {
        return Objects.requireNonNull(row.remove(column), "neighbours know each other");
    }

    private void substitute(int node, double[] solution) {
        double first = right[2 * node];
        double second = right[2 * node + 1];
        for (var entry : rows.get(node).entrySet()) {
            double[] block = entry.getValue();
            double x = solution[2 * entry.getKey()];
            double y = solution[2 * entry.getKey() + 1];
            first -= block[0] * x + block[1] * y;
            second -= block[2] * x + block[3] * y;
        }
        solution[2 * node] = first;
        solution[2 * node + 1] = second;
    }

    private static double[] inverse(double[] m) {
        double determinant = m[0] * m[3] - m[1] * m[2];
        return new double[] {
            m[3] / determinant, -m[1] / determinant, -m[2] / determinant, m[0] / determinant
        };
    }

    private static double[] product(double[] m, double[] n) {
        return new double[] {
            m[0] * n[0] + m[1] * n[2],
            m[0] * n[1] + m[1] * n[3],
            m[2] * n[0] + m[3] * n[2],
            m[2] * n[1] + m[3] * n[3]
        };
    }
}
