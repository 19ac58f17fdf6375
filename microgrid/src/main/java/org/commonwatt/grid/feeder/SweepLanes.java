package org.commonwatt.grid.feeder;

import java.util.Arrays;

/// Backward/forward sweep of many load cases side by side: the same arithmetic as [Sweep] in the
/// same order, in loops over load cases that the compiler turns into vector instructions. A load
/// case that has settled is put aside, so that its bits do not depend on its neighbours.
final class SweepLanes {
    /// All that belongs to a node, one cell per load case.
    static final class Row {
        final double[] vReal;
        final double[] vImag;
        final double[] jReal;
        final double[] jImag;
        final double[] p;
        final double[] q;
        final double[] currentP;
        final double[] currentQ;
        final double[] g;
        final double[] b;

        /// Voltages that have settled.
        final double[] real;

        final double[] imag;

        Row(int lanes) {
            vReal = new double[lanes];
            vImag = new double[lanes];
            jReal = new double[lanes];
            jImag = new double[lanes];
            p = new double[lanes];
            q = new double[lanes];
            currentP = new double[lanes];
            currentQ = new double[lanes];
            g = new double[lanes];
            b = new double[lanes];
            real = new double[lanes];
            imag = new double[lanes];
        }
    }

    final Row[] rows;

    /// Sweeps after which each load case settled, 0 where it did not.
    final int[] iterations;

    private final RadialFeeder feeder;
    private final double[] square;
    private final double[] before;
    private final boolean[] open;

    SweepLanes(RadialFeeder feeder, int lanes) {
        this.feeder = feeder;
        rows = new Row[feeder.tree.nodes];
        for (int node = 0; node < rows.length; node++) {
            rows[node] = new Row(lanes);
        }
        iterations = new int[lanes];
        square = new double[lanes];
        before = new double[lanes];
        open = new boolean[lanes];
    }

    /// Sweeps from no current anywhere until all load cases have settled or failed.
    void solve() {
        for (Row row : rows) {
            Arrays.fill(row.vReal, 1);
            Arrays.fill(row.vImag, 0);
            draw(row);
        }
        Arrays.fill(before, Double.NaN);
        Arrays.fill(open, true);
        Arrays.fill(iterations, 0);
        int left = open.length;
        for (int k = 1; k <= feeder.settings.maxIterations() && left > 0; k++) {
            backward();
            forward();
            left -= putAside(k);
        }
        for (int lane = 0; lane < open.length; lane++) {
            if (open[lane]) {
                keep(lane);
            }
        }
    }

    private int putAside(int sweeps) {
        double tolerance = feeder.settings.tolerancePu();
        int settled = 0;
        for (int lane = 0; lane < open.length; lane++) {
            if (!open[lane]) {
                continue;
            }
            boolean isNumber = square[lane] < Double.POSITIVE_INFINITY;
            if (!isNumber || Sweep.settled(square[lane], before[lane], tolerance)) {
                open[lane] = false;
                iterations[lane] = isNumber ? sweeps : 0;
                keep(lane);
                settled++;
            }
            before[lane] = square[lane];
        }
        return settled;
    }

    private void keep(int lane) {
        for (Row row : rows) {
            row.real[lane] = row.vReal[lane];
            row.imag[lane] = row.vImag[lane];
        }
    }

    private void backward() {
        int[] above = feeder.tree.above;
        for (int node = rows.length - 1; node >= 0; node--) {
            if (above[node] != FeederTree.NONE) {
                Row top = rows[above[node]];
                add(top.jReal, rows[node].jReal);
                add(top.jImag, rows[node].jImag);
            }
        }
    }

    private static void add(double[] sum, double[] term) {
        for (int lane = 0; lane < sum.length; lane++) {
            sum[lane] += term[lane];
        }
    }

    private void forward() {
        FeederTree tree = feeder.tree;
        Arrays.fill(square, 0);
        for (int node = 0; node < rows.length; node++) {
            if (tree.above[node] != FeederTree.NONE) {
                drop(rows[tree.above[node]], rows[node], tree.r[node], tree.x[node]);
            }
            draw(rows[node]);
        }
    }

    private void drop(Row top, Row row, double r, double x) {
        double[] topReal = top.vReal;
        double[] topImag = top.vImag;
        double[] vReal = row.vReal;
        double[] vImag = row.vImag;
        double[] jReal = row.jReal;
        double[] jImag = row.jImag;
        double[] largest = square;
        for (int lane = 0; lane < largest.length; lane++) {
            double current = jReal[lane];
            double lagging = jImag[lane];
            double a = topReal[lane] - (r * current - x * lagging);
            double c = topImag[lane] - (r * lagging + x * current);
            double da = a - vReal[lane];
            double dc = c - vImag[lane];
            largest[lane] = Math.max(largest[lane], da * da + dc * dc);
            vReal[lane] = a;
            vImag[lane] = c;
        }
    }

    private void draw(Row row) {
        drawPower(row);
        if (feeder.hasShunts) {
            drawShunt(row);
        }
        if (feeder.hasZip) {
            drawConstantCurrent(row);
        }
    }

    private static void drawPower(Row row) {
        double[] vReal = row.vReal;
        double[] vImag = row.vImag;
        double[] jReal = row.jReal;
        double[] jImag = row.jImag;
        double[] p = row.p;
        double[] q = row.q;
        for (int lane = 0; lane < vReal.length; lane++) {
            double a = vReal[lane];
            double c = vImag[lane];
            double inverse = 1 / (a * a + c * c);
            jReal[lane] = (p[lane] * a + q[lane] * c) * inverse;
            jImag[lane] = (p[lane] * c - q[lane] * a) * inverse;
        }
    }

    private static void drawShunt(Row row) {
        double[] vReal = row.vReal;
        double[] vImag = row.vImag;
        double[] jReal = row.jReal;
        double[] jImag = row.jImag;
        double[] g = row.g;
        double[] b = row.b;
        for (int lane = 0; lane < vReal.length; lane++) {
            double a = vReal[lane];
            double c = vImag[lane];
            jReal[lane] += g[lane] * a - b[lane] * c;
            jImag[lane] += g[lane] * c + b[lane] * a;
        }
    }

    private static void drawConstantCurrent(Row row) {
        double[] vReal = row.vReal;
        double[] vImag = row.vImag;
        double[] jReal = row.jReal;
        double[] jImag = row.jImag;
        double[] p = row.currentP;
        double[] q = row.currentQ;
        for (int lane = 0; lane < vReal.length; lane++) {
            double a = vReal[lane];
            double c = vImag[lane];
            double inverse = 1 / Math.sqrt(a * a + c * c);
            jReal[lane] += (p[lane] * a + q[lane] * c) * inverse;
            jImag[lane] += (p[lane] * c - q[lane] * a) * inverse;
        }
    }
}
