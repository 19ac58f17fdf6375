package org.commonwatt.grid.feeder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A radial network as arrays over nodes, in a frame without transformers
/// (`docs/FORMULATION.md#feeder-frame`).
///
/// In the frame a node's voltage is `V·T`, its current `I/conj(T)`, T the product of the turns
/// ratios on the way from its source over the source's voltage: sources have 1∠0, ratios vanish,
/// powers stay. Nodes are numbered along heavy paths: each node is followed by the child with the
/// longest way to go, so that a sweep runs through memory and carries the voltage in a register.
final class FeederTree {
    static final int NONE = SpanningForest.NONE;

    final int nodes;

    /// First node of each path, the end behind its last, and the node above its first (NONE for a
    /// source). A path comes after the path it hangs on.
    final int[] pathStart;

    final int[] pathEnd;
    final int[] pathTop;

    /// Node above, NONE for a source's.
    final int[] above;

    /// Impedance to the node above and admittance of fixed shunts (charging, magnetising, `Bus`),
    /// per unit in the frame.
    final double[] r;

    final double[] x;
    final double[] g;
    final double[] b;

    /// |T| and arg T.
    final double[] scale;

    final double[] turnRadian;

    final int[] nodeOfBus;

    /// Lower node of each branch, NONE for an open branch.
    final int[] lowerNode;

    /// Node in the middle of each branch, NONE where it has no magnetising branch.
    final int[] middleNode;

    /// Upper node of each branch, NONE for an open branch.
    final int[] upperNode;

    /// Half of the charging of each branch, in the frame.
    final double[] halfCharging;

    FeederTree(Network network, SpanningForest forest) {
        var sketch = new Sketch(network, forest);
        int[] number = sketch.number();
        nodes = sketch.size;
        pathStart = sketch.pathStart.stream().mapToInt(k -> k).toArray();
        pathEnd = sketch.pathEnd.stream().mapToInt(k -> k).toArray();
        pathTop = sketch.pathTop.stream().mapToInt(k -> k).toArray();
        above = new int[nodes];
        for (int node = 0; node < nodes; node++) {
            above[number[node]] = renumbered(sketch.above[node], number);
        }
        r = permuted(sketch.r, number);
        x = permuted(sketch.x, number);
        g = permuted(sketch.g, number);
        b = permuted(sketch.b, number);
        scale = permuted(sketch.scale, number);
        turnRadian = permuted(sketch.turn, number);
        nodeOfBus = renumbered(forest.nodeOfBus, number);
        lowerNode = renumbered(sketch.lower, number);
        middleNode = renumbered(sketch.middle, number);
        upperNode = renumbered(sketch.upper, number);
        halfCharging = sketch.halfCharging;
    }

    private static int renumbered(int node, int[] number) {
        return node == NONE ? NONE : number[node];
    }

    private static int[] renumbered(int[] nodes, int[] number) {
        return Arrays.stream(nodes).map(node -> renumbered(node, number)).toArray();
    }

    private static double[] permuted(double[] values, int[] number) {
        double[] moved = new double[number.length];
        for (int node = 0; node < number.length; node++) {
            moved[number[node]] = values[node];
        }
        return moved;
    }

    /// The tree before its nodes get their numbers: the forest's nodes, then the middles of
    /// branches.
    private static final class Sketch {
        final Network network;
        final SpanningForest forest;
        int size;
        final int[] above;
        final double[] r;
        final double[] x;
        final double[] g;
        final double[] b;
        final double[] scale;
        final double[] turn;
        final int[] lower;
        final int[] middle;
        final int[] upper;
        final double[] halfCharging;
        final List<Integer> pathStart = new ArrayList<>();
        final List<Integer> pathEnd = new ArrayList<>();
        final List<Integer> pathTop = new ArrayList<>();

        Sketch(Network network, SpanningForest forest) {
            this.network = network;
            this.forest = forest;
            int branches = network.branches().size();
            int most = forest.nodes + branches;
            above = new int[most];
            r = new double[most];
            x = new double[most];
            g = new double[most];
            b = new double[most];
            scale = new double[most];
            turn = new double[most];
            lower = filled(branches);
            middle = filled(branches);
            upper = filled(branches);
            halfCharging = new double[branches];
            size = forest.nodes;
            sources();
            for (int node : forest.order) {
                if (forest.parent[node] != NONE) {
                    addBranch(forest.branchAbove[node], node);
                }
            }
            shunts();
        }

        private static int[] filled(int size) {
            int[] none = new int[size];
            Arrays.fill(none, NONE);
            return none;
        }

        private void sources() {
            for (Source source : network.sources()) {
                int node = forest.nodeOfBus[source.bus()];
                above[node] = NONE;
                scale[node] = 1 / source.voltagePu();
                turn[node] = -Math.toRadians(source.angleDegree());
            }
        }

        private void addBranch(int k, int node) {
            Branch branch = network.branches().get(k);
            int top = forest.parent[node];
            boolean downwards = forest.nodeOfBus[branch.from()] == top;
            double ratio = downwards ? branch.tapRatio() : 1 / branch.tapRatio();
            double shift = Math.toRadians(branch.shiftDegree());
            scale[node] = scale[top] * ratio;
            turn[node] = turn[top] + (downwards ? shift : -shift);
            // The impedance lies at the side of `to`.
            int side = downwards ? node : top;
            double square = scale[side] * scale[side];
            lower[k] = node;
            upper[k] = top;
            halfCharging[k] = branch.chargingPu() / 2 / square;
            b[top] += halfCharging[k];
            b[node] += halfCharging[k];
            above[node] = top;
            r[node] = branch.rPu() * square;
            x[node] = branch.xPu() * square;
            if (branch.magnetisingGPu() != 0 || branch.magnetisingBPu() != 0) {
                split(k, node, side);
            }
        }

        /// Puts a node into the middle of the impedance above `node`.
        private void split(int k, int node, int side) {
            Branch branch = network.branches().get(k);
            int half = size++;
            double square = scale[side] * scale[side];
            middle[k] = half;
            above[half] = above[node];
            above[node] = half;
            r[node] /= 2;
            x[node] /= 2;
            r[half] = r[node];
            x[half] = x[node];
            scale[half] = scale[side];
            turn[half] = turn[side];
            g[half] = branch.magnetisingGPu() / square;
            b[half] = branch.magnetisingBPu() / square;
        }

        private void shunts() {
            for (int k = 0; k < network.buses().size(); k++) {
                Bus bus = network.buses().get(k);
                int node = forest.nodeOfBus[k];
                double base = network.baseKva() * scale[node] * scale[node];
                g[node] += bus.shuntKw() / base;
                b[node] -= bus.shuntKvar() / base;
            }
        }

        /// New number of each node, along heavy paths; fills the paths.
        int[] number() {
            int[] order = topDown();
            int[] height = new int[size];
            int[] heir = filled(size);
            for (int k = size - 1; k >= 0; k--) {
                int node = order[k];
                int top = above[node];
                if (top != NONE && height[node] + 1 > height[top]) {
                    height[top] = height[node] + 1;
                    heir[top] = node;
                }
            }
            int[] number = new int[size];
            int next = 0;
            for (int node : order) {
                if (above[node] != NONE && heir[above[node]] == node) {
                    continue;
                }
                pathStart.add(next);
                pathTop.add(above[node] == NONE ? NONE : number[above[node]]);
                for (int at = node; at != NONE; at = heir[at]) {
                    number[at] = next++;
                }
                pathEnd.add(next);
            }
            return number;
        }

        /// Nodes with parents before children: the forest's order with middles put in.
        private int[] topDown() {
            int[] order = new int[size];
            int filled = 0;
            for (int node : forest.order) {
                if (above[node] >= forest.nodes) {
                    order[filled++] = above[node];
                }
                order[filled++] = node;
            }
            return order;
        }
    }
}
