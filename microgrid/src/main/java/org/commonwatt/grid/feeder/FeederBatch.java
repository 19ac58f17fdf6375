package org.commonwatt.grid.feeder;

import java.util.Arrays;
import org.commonwatt.grid.feeder.SweepLanes.Row;

/// Many load cases of a [RadialFeeder] solved side by side, several times faster than one by one:
/// copies of a community, or the steps of a day. Each gets the bits that [FeederFlow#solve()] would
/// give. Allocates nothing; belongs to one thread.
///
/// One load case that does not converge holds the others up until it has failed.
public final class FeederBatch {
    private final RadialFeeder feeder;
    private final FeederTree tree;
    private final SweepLanes sweep;
    private final NodeLoads gathered;
    private final double[][] kw;
    private final double[][] kvar;
    private final double[] real;
    private final double[] imag;

    FeederBatch(RadialFeeder feeder, int lanes) {
        if (lanes < 1) {
            throw new IllegalArgumentException(
                    "The number of lanes (%d) must be at least 1.".formatted(lanes));
        }
        this.feeder = feeder;
        tree = feeder.tree;
        sweep = new SweepLanes(feeder, lanes);
        gathered = new NodeLoads(feeder);
        for (int node = 0; node < tree.nodes; node++) {
            Arrays.fill(sweep.rows[node].g, tree.g[node]);
            Arrays.fill(sweep.rows[node].b, tree.b[node]);
        }
        kw = new double[lanes][];
        kvar = new double[lanes][];
        for (int lane = 0; lane < lanes; lane++) {
            kw[lane] = feeder.network.buses().stream().mapToDouble(Bus::loadKw).toArray();
            kvar[lane] = feeder.network.buses().stream().mapToDouble(Bus::loadKvar).toArray();
            load(lane, kw[lane], kvar[lane], 0);
        }
        real = new double[tree.nodes];
        imag = new double[tree.nodes];
    }

    /// Number of load cases.
    public int lanes() {
        return kw.length;
    }

    /// Sets the loads of one load case at 1 pu.
    ///
    /// @param lane which
    /// @param newKw per bus, from `from` on
    /// @param newKvar per bus, from `from` on
    /// @param from index of bus 0 in both
    public void load(int lane, double[] newKw, double[] newKvar, int from) {
        System.arraycopy(newKw, from, kw[lane], 0, kw[lane].length);
        System.arraycopy(newKvar, from, kvar[lane], 0, kvar[lane].length);
        gathered.set(newKw, newKvar, from);
        for (int node = 0; node < tree.nodes; node++) {
            Row row = sweep.rows[node];
            row.p[lane] = gathered.p[node];
            row.q[lane] = gathered.q[node];
            if (feeder.hasZip) {
                row.g[lane] = gathered.g[node];
                row.b[lane] = gathered.b[node];
                row.currentP[lane] = gathered.currentP[node];
                row.currentQ[lane] = gathered.currentQ[node];
            }
        }
    }

    /// Finds the state of all load cases, starting from no current anywhere.
    ///
    /// @return how many were found
    public int solve() {
        sweep.solve();
        int found = 0;
        for (int lane = 0; lane < kw.length; lane++) {
            found += isConverged(lane) ? 1 : 0;
        }
        return found;
    }

    /// Whether the last [#solve()] found the state of a load case.
    public boolean isConverged(int lane) {
        return sweep.iterations[lane] > 0;
    }

    /// Voltage of a bus in one load case.
    public double voltagePu(int lane, int bus) {
        int node = tree.nodeOfBus[bus];
        double a = sweep.rows[node].real[lane];
        double c = sweep.rows[node].imag[lane];
        return Math.sqrt(a * a + c * c) / tree.scale[node];
    }

    /// Copies a load case and its state, for all that can be read from a flow.
    ///
    /// @param flow of the same feeder
    public void copyTo(int lane, FeederFlow flow) {
        if (flow.feeder() != feeder) {
            throw new IllegalArgumentException("The flow belongs to another feeder.");
        }
        for (int node = 0; node < tree.nodes; node++) {
            real[node] = sweep.rows[node].real[lane];
            imag[node] = sweep.rows[node].imag[lane];
        }
        flow.load(kw[lane], kvar[lane]);
        flow.take(real, imag, sweep.iterations[lane]);
    }
}
