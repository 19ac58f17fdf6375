package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;
import static org.commonwatt.rl.nn.kernel.VectorMath.load;
import static org.commonwatt.rl.nn.kernel.VectorMath.start;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/// Gradients of weights: sums over rows, four outputs and two groups of inputs at a time.
final class VectorGradients {
    private static final float[] ONES_THEN_ZEROS = new float[2 * Panels.LANES];

    static {
        Arrays.fill(ONES_THEN_ZEROS, 0, LENGTH, 1f);
    }

    private VectorGradients() {}

    /// See [Backend#outer].
    static void outer(Panels dy, Panels x, Store gradient, int offset, int rows) {
        float[] g = floats(gradient);
        int whole = dy.width() & ~3;
        for (int o = 0; o < whole; o += 4) {
            four(dy, x, g, offset, rows, o);
        }
        for (int o = whole; o < dy.width(); o++) {
            one(dy, x, g, offset, rows, o);
        }
    }

    /// Ones in the lanes whose columns lie inside the width, zeros behind. What follows in memory
    /// is the next row, or slack, and gets a zero added.
    private static FloatVector inside(int column, int width) {
        return load(ONES_THEN_ZEROS, Math.max(0, column + LENGTH - width));
    }

    /// Outputs o to o + 3.
    // Longer than 45 lines because eight sums must be local variables of one loop.
    private static void four(Panels dy, Panels x, float[] g, int offset, int rows, int o) {
        float[] ds = floats(dy);
        float[] xs = floats(x);
        int inputs = x.width();
        int groups = (inputs + LENGTH - 1) / LENGTH;
        int d = dy.index(0, o);
        int at = offset + o * inputs;
        for (int group = 0; group < groups; group += 2) {
            // Of an odd number of groups the last one is computed twice and stored once.
            int second = Math.min(group + 1, groups - 1);
            int x0 = start(group, x.panelSize());
            int x1 = start(second, x.panelSize());
            FloatVector s00 = FloatVector.zero(SPECIES);
            FloatVector s01 = s00;
            FloatVector s10 = s00;
            FloatVector s11 = s00;
            FloatVector s20 = s00;
            FloatVector s21 = s00;
            FloatVector s30 = s00;
            FloatVector s31 = s00;
            for (int row = 0; row < rows; row++) {
                FloatVector v0 = load(xs, x0 + row * 16);
                FloatVector v1 = load(xs, x1 + row * 16);
                FloatVector e = FloatVector.broadcast(SPECIES, ds[d + row * 16]);
                s00 = e.fma(v0, s00);
                s01 = e.fma(v1, s01);
                e = FloatVector.broadcast(SPECIES, ds[d + 1 + row * 16]);
                s10 = e.fma(v0, s10);
                s11 = e.fma(v1, s11);
                e = FloatVector.broadcast(SPECIES, ds[d + 2 + row * 16]);
                s20 = e.fma(v0, s20);
                s21 = e.fma(v1, s21);
                e = FloatVector.broadcast(SPECIES, ds[d + 3 + row * 16]);
                s30 = e.fma(v0, s30);
                s31 = e.fma(v1, s31);
            }
            FloatVector keep = inside(group * LENGTH, inputs);
            int to = at + group * LENGTH;
            load(g, to).add(s00.mul(keep)).intoArray(g, to);
            load(g, to + inputs).add(s10.mul(keep)).intoArray(g, to + inputs);
            load(g, to + 2 * inputs).add(s20.mul(keep)).intoArray(g, to + 2 * inputs);
            load(g, to + 3 * inputs).add(s30.mul(keep)).intoArray(g, to + 3 * inputs);
            if (second > group) {
                keep = inside(second * LENGTH, inputs);
                to = at + second * LENGTH;
                load(g, to).add(s01.mul(keep)).intoArray(g, to);
                load(g, to + inputs).add(s11.mul(keep)).intoArray(g, to + inputs);
                load(g, to + 2 * inputs).add(s21.mul(keep)).intoArray(g, to + 2 * inputs);
                load(g, to + 3 * inputs).add(s31.mul(keep)).intoArray(g, to + 3 * inputs);
            }
        }
    }

    private static void one(Panels dy, Panels x, float[] g, int offset, int rows, int o) {
        float[] ds = floats(dy);
        float[] xs = floats(x);
        int inputs = x.width();
        int d = dy.index(0, o);
        int at = offset + o * inputs;
        for (int column = 0; column < inputs; column += LENGTH) {
            int x0 = start(column / LENGTH, x.panelSize());
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int row = 0; row < rows; row++) {
                FloatVector e = FloatVector.broadcast(SPECIES, ds[d + row * 16]);
                sum = e.fma(load(xs, x0 + row * 16), sum);
            }
            add(sum, g, at, inputs, column);
        }
    }

    private static void add(FloatVector sum, float[] g, int at, int width, int column) {
        load(g, at + column).add(sum.mul(inside(column, width))).intoArray(g, at + column);
    }

    /// See [Backend#columnSums].
    static void columnSums(Panels dy, Store gradient, int offset, int rows) {
        float[] ds = floats(dy);
        float[] g = floats(gradient);
        for (int column = 0; column < dy.width(); column += LENGTH) {
            int d = start(column / LENGTH, dy.panelSize());
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int row = 0; row < rows; row++) {
                sum = sum.add(load(ds, d + row * 16));
            }
            add(sum, g, offset, dy.width(), column);
        }
    }
}
