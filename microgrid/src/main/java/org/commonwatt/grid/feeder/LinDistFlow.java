package org.commonwatt.grid.feeder;

/// The feeder without losses, linear in loads: squares of voltages and flows of branches for
/// optimisers (`docs/FORMULATION.md#lindistflow`).
///
/// Along a branch `v_from − v_to = 2(r·P + x·Q)` with v the squared voltage and P, Q all loads
/// beyond. Loads count with their value at 1 pu; fixed shunts, charging and magnetising branches
/// with what they take at the voltage of their source. Source: Baran and Wu (1989), without the
/// quadratic terms.
public final class LinDistFlow {
    private final RadialFeeder feeder;
    private final FeederTree tree;
    private final double baseKva;

    LinDistFlow(RadialFeeder feeder) {
        this.feeder = feeder;
        tree = feeder.tree;
        baseKva = feeder.network.baseKva();
    }

    /// By how much the squared voltage of a bus changes per kW of load at another: ≤ 0 for
    /// resistances ≥ 0.
    public double squareVoltagePerKw(int bus, int loadBus) {
        return sensitivity(tree.r, bus, loadBus);
    }

    /// By how much the squared voltage of a bus changes per kvar of load at another.
    public double squareVoltagePerKvar(int bus, int loadBus) {
        return sensitivity(tree.x, bus, loadBus);
    }

    /// Twice the impedance that the ways from the source to both buses share.
    private double sensitivity(double[] impedance, int bus, int loadBus) {
        int node = tree.nodeOfBus[bus];
        int other = tree.nodeOfBus[loadBus];
        int shared = lastShared(node, other);
        double sum = 0;
        for (int at = shared; at != FeederTree.NONE; at = tree.above[at]) {
            sum += impedance[at];
        }
        return -2 * sum / (baseKva * tree.scale[node] * tree.scale[node]);
    }

    /// Parents have smaller numbers than children.
    private int lastShared(int node, int other) {
        int a = node;
        int c = other;
        while (a != c) {
            if (a > c) {
                a = tree.above[a];
            } else {
                c = tree.above[c];
            }
        }
        return a;
    }

    /// Sensitivities of all buses to all loads, `[bus][load bus]`: squared pu per kW.
    public double[][] squareVoltagePerKw() {
        return matrix(true);
    }

    /// Sensitivities of all buses to all loads, `[bus][load bus]`: squared pu per kvar.
    public double[][] squareVoltagePerKvar() {
        return matrix(false);
    }

    private double[][] matrix(boolean active) {
        int size = tree.nodeOfBus.length;
        double[][] rows = new double[size][size];
        for (int bus = 0; bus < size; bus++) {
            for (int other = 0; other < size; other++) {
                rows[bus][other] = sensitivity(active ? tree.r : tree.x, bus, other);
            }
        }
        return rows;
    }

    /// Whether a bus lies beyond a branch, so that its load flows through it; false for a branch
    /// out of service.
    public boolean isBeyond(int branch, int bus) {
        int lower = tree.lowerNode[branch];
        int at = tree.nodeOfBus[bus];
        while (lower != FeederTree.NONE && at > lower) {
            at = tree.above[at];
        }
        return at == lower;
    }

    /// Squared voltages for some loads.
    ///
    /// @param kw load per bus
    /// @param kvar load per bus
    /// @param squarePu gets the squared voltage per bus
    public void squareVoltages(double[] kw, double[] kvar, double[] squarePu) {
        double[] p = tree.g.clone();
        double[] q = new double[tree.nodes];
        for (int node = 0; node < tree.nodes; node++) {
            q[node] = -tree.b[node];
        }
        for (int bus = 0; bus < kw.length; bus++) {
            int node = tree.nodeOfBus[bus];
            p[node] += kw[bus] / baseKva;
            q[node] += kvar[bus] / baseKva;
        }
        for (int node = tree.nodes - 1; node >= 0; node--) {
            int above = tree.above[node];
            if (above != FeederTree.NONE) {
                p[above] += p[node];
                q[above] += q[node];
            }
        }
        double[] square = new double[tree.nodes];
        for (int node = 0; node < tree.nodes; node++) {
            int above = tree.above[node];
            double top = above == FeederTree.NONE ? 1 : square[above];
            square[node] = top - 2 * (tree.r[node] * p[node] + tree.x[node] * q[node]);
        }
        for (int bus = 0; bus < squarePu.length; bus++) {
            int node = tree.nodeOfBus[bus];
            squarePu[bus] = square[node] / (tree.scale[node] * tree.scale[node]);
        }
    }

    /// Squared voltages without any load.
    public double[] squareVoltagesAtNoLoad() {
        int size = tree.nodeOfBus.length;
        double[] squarePu = new double[size];
        squareVoltages(new double[size], new double[size], squarePu);
        return squarePu;
    }

    /// What this belongs to.
    public RadialFeeder feeder() {
        return feeder;
    }
}
