package org.commonwatt.grid.feeder;

import java.util.Arrays;

/// Backward/forward sweep of one load case in the frame of [FeederTree]
/// (`docs/FORMULATION.md#sweep`).
///
/// The arithmetic of each node is that of [SweepLanes], in the same order, so that both give the
/// same bits.
final class Sweep {
    /// Changes below are rounding.
    static final double ROUNDING_PU = 1e-14;

    /// Two sweeps alone may look better than those to come, after a start close to the solution
    /// above all.
    private static final double LEAST_RATE = 0.1;

    private static final int SWEEPS_TO_LOOK_AT = 50;

    /// Voltage of each node.
    final double[] vReal;

    final double[] vImag;

    /// Current that loads and shunts draw at each node or, after [#backward()], that flows from the
    /// node above through the impedance.
    final double[] jReal;

    final double[] jImag;

    private final RadialFeeder feeder;
    private final FeederTree tree;
    private final NodeLoads loads;
    private int iterations;
    private double change;

    Sweep(RadialFeeder feeder, NodeLoads loads) {
        this.feeder = feeder;
        this.loads = loads;
        tree = feeder.tree;
        vReal = new double[tree.nodes];
        vImag = new double[tree.nodes];
        jReal = new double[tree.nodes];
        jImag = new double[tree.nodes];
        flat();
    }

    /// Sweeps done by the last solution.
    int iterations() {
        return iterations;
    }

    /// Largest change of a voltage in the last sweep.
    double change() {
        return change;
    }

    /// No current anywhere.
    void flat() {
        Arrays.fill(vReal, 1);
        Arrays.fill(vImag, 0);
    }

    /// Puts another solution in the place of the last.
    void take(double[] real, double[] imag, int sweeps) {
        System.arraycopy(real, 0, vReal, 0, real.length);
        System.arraycopy(imag, 0, vImag, 0, imag.length);
        iterations = sweeps;
        draw();
    }

    /// Sweeps from the present voltages until they settle; whether they did.
    boolean solve() {
        SweepSettings settings = feeder.settings;
        draw();
        double before = Double.NaN;
        for (int k = 1; k <= settings.maxIterations(); k++) {
            backward();
            double square = forward();
            iterations = k;
            if (settled(square, before, settings.tolerancePu())) {
                change = Math.sqrt(square);
                return isFinite();
            }
            before = square;
        }
        change = Math.sqrt(before);
        return false;
    }

    /// Whether the voltages are exact enough: with a change Δ per sweep that shrinks by ρ from
    /// sweep to sweep, what is missing is ρ/(1−ρ)·Δ.
    ///
    /// @param square Δ²
    /// @param before Δ² of the sweep before, NaN in the first
    static boolean settled(double square, double before, double tolerance) {
        double rate = Math.max(LEAST_RATE, Math.sqrt(square / before));
        double missing = tolerance * (1 - rate);
        return (rate < 1 && square * rate * rate <= missing * missing)
                || square <= ROUNDING_PU * ROUNDING_PU;
    }

    /// Sums currents from the leaves to the sources.
    void backward() {
        double[] real = jReal;
        double[] imag = jImag;
        int[] start = tree.pathStart;
        int[] end = tree.pathEnd;
        int[] top = tree.pathTop;
        for (int path = start.length - 1; path >= 0; path--) {
            double sumReal = 0;
            double sumImag = 0;
            for (int node = end[path] - 1, first = start[path]; node >= first; node--) {
                sumReal += real[node];
                sumImag += imag[node];
                real[node] = sumReal;
                imag[node] = sumImag;
            }
            int above = top[path];
            if (above >= 0) {
                real[above] += sumReal;
                imag[above] += sumImag;
            }
        }
    }

    /// Voltages from the sources to the leaves, and the currents that loads draw at them; returns
    /// the square of the largest change.
    private double forward() {
        double[] real = vReal;
        double[] imag = vImag;
        double[] r = tree.r;
        double[] x = tree.x;
        double[] p = loads.p;
        double[] q = loads.q;
        int[] start = tree.pathStart;
        int[] end = tree.pathEnd;
        int[] top = tree.pathTop;
        double largest = 0;
        for (int path = 0; path < start.length; path++) {
            int above = top[path];
            double a = above < 0 ? 1 : real[above];
            double c = above < 0 ? 0 : imag[above];
            for (int node = start[path], last = end[path]; node < last; node++) {
                double current = jReal[node];
                double lagging = jImag[node];
                a -= r[node] * current - x[node] * lagging;
                c -= r[node] * lagging + x[node] * current;
                double da = a - real[node];
                double dc = c - imag[node];
                double square = da * da + dc * dc;
                if (square > largest) {
                    largest = square;
                }
                real[node] = a;
                imag[node] = c;
                double inverse = 1 / (a * a + c * c);
                jReal[node] = (p[node] * a + q[node] * c) * inverse;
                jImag[node] = (p[node] * c - q[node] * a) * inverse;
            }
        }
        drawMore();
        return largest;
    }

    /// The currents that loads and shunts draw at the present voltages.
    private void draw() {
        double[] p = loads.p;
        double[] q = loads.q;
        for (int node = 0; node < p.length; node++) {
            double a = vReal[node];
            double c = vImag[node];
            double inverse = 1 / (a * a + c * c);
            jReal[node] = (p[node] * a + q[node] * c) * inverse;
            jImag[node] = (p[node] * c - q[node] * a) * inverse;
        }
        drawMore();
    }

    /// Adds what shunts and loads of constant current draw to what loads of constant power do.
    private void drawMore() {
        if (feeder.hasShunts) {
            drawShunts();
        }
        if (feeder.hasZip) {
            drawConstantCurrents();
        }
    }

    private void drawShunts() {
        double[] g = loads.g;
        double[] b = loads.b;
        for (int node = 0; node < g.length; node++) {
            double a = vReal[node];
            double c = vImag[node];
            jReal[node] += g[node] * a - b[node] * c;
            jImag[node] += g[node] * c + b[node] * a;
        }
    }

    private void drawConstantCurrents() {
        double[] p = loads.currentP;
        double[] q = loads.currentQ;
        for (int node = 0; node < p.length; node++) {
            double a = vReal[node];
            double c = vImag[node];
            double inverse = 1 / Math.sqrt(a * a + c * c);
            jReal[node] += (p[node] * a + q[node] * c) * inverse;
            jImag[node] += (p[node] * c - q[node] * a) * inverse;
        }
    }

    /// Largest difference between the voltage along an impedance and impedance times current, after
    /// [#backward()].
    double mismatch() {
        double largest = 0;
        for (int node = 0; node < vReal.length; node++) {
            int above = tree.above[node];
            if (above == FeederTree.NONE) {
                continue;
            }
            double r = tree.r[node];
            double x = tree.x[node];
            double real = vReal[above] - vReal[node] - (r * jReal[node] - x * jImag[node]);
            double imag = vImag[above] - vImag[node] - (r * jImag[node] + x * jReal[node]);
            largest = Math.max(largest, Math.hypot(real, imag));
        }
        return largest;
    }

    private boolean isFinite() {
        double sum = 0;
        for (int node = 0; node < vReal.length; node++) {
            sum += vReal[node] + vImag[node];
        }
        return Double.isFinite(sum);
    }

    /// After a failure: sweeps on and says which node had the lowest voltage on the way, NONE where
    /// voltages are no longer numbers.
    ///
    /// @param lowestPu in cell 0: that voltage per unit of the bus
    int nodeThatSank(double[] lowestPu) {
        int lowest = FeederTree.NONE;
        double square = Double.POSITIVE_INFINITY;
        for (int k = 0; k < SWEEPS_TO_LOOK_AT; k++) {
            backward();
            forward();
            for (int node = 0; node < vReal.length; node++) {
                double here = vReal[node] * vReal[node] + vImag[node] * vImag[node];
                if (here < square) {
                    square = here;
                    lowest = node;
                }
            }
        }
        lowestPu[0] = Math.sqrt(square);
        return isFinite() ? lowest : FeederTree.NONE;
    }
}
