package org.commonwatt.grid.feeder;

import java.util.Arrays;

/// The loads of a load case, gathered at nodes and split by how they depend on the voltage; per
/// unit in the frame of [FeederTree].
final class NodeLoads {
    /// Constant power.
    final double[] p;

    final double[] q;

    /// Constant current, as power at the frame's 1 pu; empty unless the feeder has such loads.
    final double[] currentP;

    final double[] currentQ;

    /// Admittance of fixed shunts and loads of constant impedance.
    final double[] g;

    final double[] b;

    private final RadialFeeder feeder;
    private final double[] kw;
    private final double[] kvar;

    NodeLoads(RadialFeeder feeder) {
        this.feeder = feeder;
        FeederTree tree = feeder.tree;
        int zipNodes = feeder.hasZip ? tree.nodes : 0;
        p = new double[tree.nodes];
        q = new double[tree.nodes];
        currentP = new double[zipNodes];
        currentQ = new double[zipNodes];
        g = feeder.hasZip ? new double[tree.nodes] : tree.g;
        b = feeder.hasZip ? new double[tree.nodes] : tree.b;
        kw = feeder.network.buses().stream().mapToDouble(Bus::loadKw).toArray();
        kvar = feeder.network.buses().stream().mapToDouble(Bus::loadKvar).toArray();
        gather();
    }

    double kw(int bus) {
        return kw[bus];
    }

    double kvar(int bus) {
        return kvar[bus];
    }

    void set(double[] newKw, double[] newKvar, int from) {
        System.arraycopy(newKw, from, kw, 0, kw.length);
        System.arraycopy(newKvar, from, kvar, 0, kvar.length);
        gather();
    }

    private void gather() {
        FeederTree tree = feeder.tree;
        double perUnit = 1 / feeder.network.baseKva();
        Arrays.fill(p, 0);
        Arrays.fill(q, 0);
        if (feeder.hasZip) {
            gatherZip(tree, perUnit);
            return;
        }
        int[] nodeOfBus = tree.nodeOfBus;
        for (int bus = 0; bus < kw.length; bus++) {
            int node = nodeOfBus[bus];
            p[node] += kw[bus] * perUnit;
            q[node] += kvar[bus] * perUnit;
        }
    }

    private void gatherZip(FeederTree tree, double perUnit) {
        Arrays.fill(currentP, 0);
        Arrays.fill(currentQ, 0);
        System.arraycopy(tree.g, 0, g, 0, g.length);
        System.arraycopy(tree.b, 0, b, 0, b.length);
        for (int bus = 0; bus < kw.length; bus++) {
            ZipShares zip = feeder.zip[bus];
            int node = tree.nodeOfBus[bus];
            double real = kw[bus] * perUnit;
            double reactive = kvar[bus] * perUnit;
            p[node] += zip.power() * real;
            q[node] += zip.power() * reactive;
            double current = zip.current() / tree.scale[node];
            currentP[node] += current * real;
            currentQ[node] += current * reactive;
            double impedance = zip.impedance() / (tree.scale[node] * tree.scale[node]);
            g[node] += impedance * real;
            b[node] -= impedance * reactive;
        }
    }
}
