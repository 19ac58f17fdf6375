package org.commonwatt.grid.feeder;

import java.util.Arrays;

/// The currents of all nodes of a [MeshedFlow] and their derivatives, per unit.
final class MeshedEquations {
    final double[] vReal;
    final double[] vImag;

    private final Network network;
    private final SpanningForest forest;
    private final TwoPortAdmittance[] branches;
    private final boolean[] isSource;
    private final double[] drawReal;
    private final double[] drawImag;

    MeshedEquations(Network network, SpanningForest forest) {
        this.network = network;
        this.forest = forest;
        int nodes = forest.nodes;
        vReal = new double[nodes];
        vImag = new double[nodes];
        drawReal = new double[nodes];
        drawImag = new double[nodes];
        isSource = new boolean[nodes];
        branches =
                network.branches().stream()
                        .map(TwoPortAdmittance::new)
                        .toArray(TwoPortAdmittance[]::new);
        start();
    }

    int nodeOfBus(int bus) {
        return forest.nodeOfBus[bus];
    }

    /// Sources at their voltage, the rest behind the ratios on the way from the next one.
    private void start() {
        for (Source source : network.sources()) {
            int node = nodeOfBus(source.bus());
            isSource[node] = true;
            set(node, source.voltagePu(), Math.toRadians(source.angleDegree()));
        }
        for (int node : forest.order) {
            if (isSource[node]) {
                continue;
            }
            Branch branch = network.branches().get(forest.branchAbove[node]);
            int above = forest.parent[node];
            boolean down = nodeOfBus(branch.from()) == above;
            double ratio = down ? 1 / branch.tapRatio() : branch.tapRatio();
            double shift = Math.toRadians(branch.shiftDegree());
            set(
                    node,
                    Math.hypot(vReal[above], vImag[above]) * ratio,
                    Math.atan2(vImag[above], vReal[above]) + (down ? -shift : shift));
        }
    }

    private void set(int node, double size, double angle) {
        vReal[node] = size * Math.cos(angle);
        vImag[node] = size * Math.sin(angle);
    }

    /// One step of Newton's method; returns the largest change of a voltage.
    double step() {
        var system = new BlockSystem(forest.nodes);
        loads(system);
        branches(system);
        for (int node = 0; node < forest.nodes; node++) {
            if (isSource[node]) {
                system.hold(node);
            } else {
                system.addRight(node, -drawReal[node], -drawImag[node]);
            }
        }
        double[] change = system.solve();
        double largest = 0;
        for (int node = 0; node < forest.nodes; node++) {
            vReal[node] += change[2 * node];
            vImag[node] += change[2 * node + 1];
            largest = Math.max(largest, Math.hypot(change[2 * node], change[2 * node + 1]));
        }
        return largest;
    }

    /// Largest current that is missing at a node.
    double mismatch() {
        var unused = new BlockSystem(forest.nodes);
        loads(unused);
        branches(unused);
        double largest = 0;
        for (int node = 0; node < forest.nodes; node++) {
            if (!isSource[node]) {
                largest = Math.max(largest, Math.hypot(drawReal[node], drawImag[node]));
            }
        }
        return largest;
    }

    /// What loads and shunts draw at each node, and its derivative.
    private void loads(BlockSystem system) {
        Arrays.fill(drawReal, 0);
        Arrays.fill(drawImag, 0);
        for (int bus = 0; bus < network.buses().size(); bus++) {
            Bus record = network.buses().get(bus);
            int node = nodeOfBus(bus);
            double p = record.loadKw() / network.baseKva();
            double q = record.loadKvar() / network.baseKva();
            ZipShares zip = record.zip();
            draw(system, node, zip.power() * p, zip.power() * q, 2);
            draw(system, node, zip.current() * p, zip.current() * q, 1);
            draw(
                    system,
                    node,
                    zip.impedance() * p + record.shuntKw() / network.baseKva(),
                    zip.impedance() * q + record.shuntKvar() / network.baseKva(),
                    0);
        }
    }

    /// A load whose current is `conj(S/V)·|V|^(2−n)`: n = 2 for a constant power, 1 for a constant
    /// current, 0 for a constant impedance.
    private void draw(BlockSystem system, int node, double p, double q, int n) {
        double a = vReal[node];
        double c = vImag[node];
        double square = a * a + c * c;
        double scale = n == 2 ? 1 / square : n == 1 ? 1 / Math.sqrt(square) : 1;
        double real = (p * a + q * c) * scale;
        double imag = (p * c - q * a) * scale;
        drawReal[node] += real;
        drawImag[node] += imag;
        system.add(
                node,
                node,
                p * scale - n * a * real / square,
                q * scale - n * c * real / square,
                -q * scale - n * a * imag / square,
                p * scale - n * c * imag / square);
    }

    private void branches(BlockSystem system) {
        for (int k = 0; k < branches.length; k++) {
            Branch record = network.branches().get(k);
            if (!record.inService()) {
                continue;
            }
            TwoPortAdmittance y = branches[k];
            int from = nodeOfBus(record.from());
            int to = nodeOfBus(record.to());
            flow(system, from, from, y.ffReal, y.ffImag);
            flow(system, from, to, y.ftReal, y.ftImag);
            flow(system, to, from, y.tfReal, y.tfImag);
            flow(system, to, to, y.ttReal, y.ttImag);
        }
    }

    /// A current at one node in proportion to the voltage of another.
    private void flow(BlockSystem system, int at, int of, double g, double b) {
        drawReal[at] += g * vReal[of] - b * vImag[of];
        drawImag[at] += g * vImag[of] + b * vReal[of];
        system.add(at, of, g, -b, b, g);
    }

    /// Power into a branch at one end.
    double[] power(int k, boolean atFrom) {
        Branch record = network.branches().get(k);
        if (!record.inService()) {
            return new double[2];
        }
        TwoPortAdmittance y = branches[k];
        int from = nodeOfBus(record.from());
        int to = nodeOfBus(record.to());
        double fromReal = atFrom ? y.ffReal : y.tfReal;
        double fromImag = atFrom ? y.ffImag : y.tfImag;
        double toReal = atFrom ? y.ftReal : y.ttReal;
        double toImag = atFrom ? y.ftImag : y.ttImag;
        double real =
                fromReal * vReal[from]
                        - fromImag * vImag[from]
                        + toReal * vReal[to]
                        - toImag * vImag[to];
        double imag =
                fromReal * vImag[from]
                        + fromImag * vReal[from]
                        + toReal * vImag[to]
                        + toImag * vReal[to];
        return power(atFrom ? from : to, real, imag);
    }

    /// Power that a source gives: what all at its node draws.
    double[] sourcePower(int source) {
        mismatch();
        int node = nodeOfBus(network.sources().get(source).bus());
        return power(node, drawReal[node], drawImag[node]);
    }

    private double[] power(int node, double real, double imag) {
        double a = vReal[node];
        double c = vImag[node];
        return new double[] {a * real + c * imag, c * real - a * imag};
    }
}
