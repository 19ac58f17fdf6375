package org.commonwatt.rl.nn.kernel;

import static org.commonwatt.rl.nn.kernel.VectorMath.LENGTH;
import static org.commonwatt.rl.nn.kernel.VectorMath.SPECIES;
import static org.commonwatt.rl.nn.kernel.VectorMath.floats;
import static org.commonwatt.rl.nn.kernel.VectorMath.load;
import static org.commonwatt.rl.nn.kernel.VectorMath.start;

import jdk.incubator.vector.FloatVector;

/// Products of panels, tile by tile: four rows and two groups of columns live in registers while
/// the inner index runs. A lane belongs to one element of the result from start to end.
///
/// Strides in the inner loops are constants; only then does the compiler of JDK 25 drop the bounds
/// checks.
final class VectorProducts {
    static final int BIASED = 1;
    static final int ADD = 2;

    private VectorProducts() {}

    /// `c = a·B` in the first `rows` rows.
    ///
    /// @param mode [#BIASED] or [#ADD] or 0
    static void multiply(Panels a, Store packed, Panels c, int rows, int mode) {
        float[] b = floats(packed);
        // Only groups that hold a column: the last panel may be mostly empty.
        int groups = (c.width() + LENGTH - 1) / LENGTH;
        int whole = rows & ~3;
        int group = 0;
        for (; group + 1 < groups; group += 2) {
            for (int row = 0; row < whole; row += 4) {
                tile4x2(a, b, c, row, group, mode);
            }
        }
        if (group < groups) {
            for (int row = 0; row < whole; row += 4) {
                tile4x1(a, b, c, row, group, mode);
            }
        }
        for (int row = whole; row < rows; row++) {
            for (group = 0; group + 3 < groups; group += 4) {
                tile1x4(a, b, c, row, group, mode);
            }
            for (; group < groups; group++) {
                tile1x1(a, b, c, row, group, mode);
            }
        }
    }

    private static FloatVector first(float[] b, int at, int mode) {
        return (mode & BIASED) != 0 ? load(b, at) : FloatVector.zero(SPECIES);
    }

    private static void put(FloatVector sum, float[] c, int at, int mode) {
        ((mode & ADD) != 0 ? load(c, at).add(sum) : sum).intoArray(c, at);
    }

    // Longer than 45 lines because eight sums must be local variables of one loop.
    private static void tile4x2(Panels a, float[] b, Panels c, int row, int group, int mode) {
        float[] as = floats(a);
        int k = a.width();
        int bias = (mode & BIASED) * 16;
        int b0 = start(group, k * 16 + bias);
        int b1 = start(group + 1, k * 16 + bias);
        FloatVector s00 = first(b, b0, mode);
        FloatVector s01 = first(b, b1, mode);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        b0 += bias;
        b1 += bias;
        int from = row * 16;
        for (int done = 0; done < k; done += 16) {
            int n = Math.min(16, k - done);
            for (int q = 0; q < n; q++) {
                FloatVector v0 = load(b, b0 + q * 16);
                FloatVector v1 = load(b, b1 + q * 16);
                FloatVector x = FloatVector.broadcast(SPECIES, as[from + q]);
                s00 = x.fma(v0, s00);
                s01 = x.fma(v1, s01);
                x = FloatVector.broadcast(SPECIES, as[from + 16 + q]);
                s10 = x.fma(v0, s10);
                s11 = x.fma(v1, s11);
                x = FloatVector.broadcast(SPECIES, as[from + 32 + q]);
                s20 = x.fma(v0, s20);
                s21 = x.fma(v1, s21);
                x = FloatVector.broadcast(SPECIES, as[from + 48 + q]);
                s30 = x.fma(v0, s30);
                s31 = x.fma(v1, s31);
            }
            from += a.panelSize();
            b0 += 256;
            b1 += 256;
        }
        float[] cs = floats(c);
        int c0 = start(group, c.panelSize()) + row * 16;
        int c1 = start(group + 1, c.panelSize()) + row * 16;
        put(s00, cs, c0, mode);
        put(s01, cs, c1, mode);
        put(s10, cs, c0 + 16, mode);
        put(s11, cs, c1 + 16, mode);
        put(s20, cs, c0 + 32, mode);
        put(s21, cs, c1 + 32, mode);
        put(s30, cs, c0 + 48, mode);
        put(s31, cs, c1 + 48, mode);
    }

    private static void tile4x1(Panels a, float[] b, Panels c, int row, int group, int mode) {
        float[] as = floats(a);
        int k = a.width();
        int bias = (mode & BIASED) * 16;
        int b0 = start(group, k * 16 + bias);
        FloatVector s0 = first(b, b0, mode);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        b0 += bias;
        int from = row * 16;
        for (int done = 0; done < k; done += 16) {
            int n = Math.min(16, k - done);
            for (int q = 0; q < n; q++) {
                FloatVector v = load(b, b0 + q * 16);
                s0 = v.fma(FloatVector.broadcast(SPECIES, as[from + q]), s0);
                s1 = v.fma(FloatVector.broadcast(SPECIES, as[from + 16 + q]), s1);
                s2 = v.fma(FloatVector.broadcast(SPECIES, as[from + 32 + q]), s2);
                s3 = v.fma(FloatVector.broadcast(SPECIES, as[from + 48 + q]), s3);
            }
            from += a.panelSize();
            b0 += 256;
        }
        float[] cs = floats(c);
        int c0 = start(group, c.panelSize()) + row * 16;
        put(s0, cs, c0, mode);
        put(s1, cs, c0 + 16, mode);
        put(s2, cs, c0 + 32, mode);
        put(s3, cs, c0 + 48, mode);
    }

    private static void tile1x4(Panels a, float[] b, Panels c, int row, int group, int mode) {
        float[] as = floats(a);
        int k = a.width();
        int bias = (mode & BIASED) * 16;
        int b0 = start(group, k * 16 + bias);
        int b1 = start(group + 1, k * 16 + bias);
        int b2 = start(group + 2, k * 16 + bias);
        int b3 = start(group + 3, k * 16 + bias);
        FloatVector s0 = first(b, b0, mode);
        FloatVector s1 = first(b, b1, mode);
        FloatVector s2 = first(b, b2, mode);
        FloatVector s3 = first(b, b3, mode);
        int from = row * 16;
        int shift = bias;
        for (int done = 0; done < k; done += 16) {
            int n = Math.min(16, k - done);
            for (int q = 0; q < n; q++) {
                FloatVector x = FloatVector.broadcast(SPECIES, as[from + q]);
                s0 = x.fma(load(b, b0 + shift + q * 16), s0);
                s1 = x.fma(load(b, b1 + shift + q * 16), s1);
                s2 = x.fma(load(b, b2 + shift + q * 16), s2);
                s3 = x.fma(load(b, b3 + shift + q * 16), s3);
            }
            from += a.panelSize();
            shift += 256;
        }
        float[] cs = floats(c);
        put(s0, cs, start(group, c.panelSize()) + row * 16, mode);
        put(s1, cs, start(group + 1, c.panelSize()) + row * 16, mode);
        put(s2, cs, start(group + 2, c.panelSize()) + row * 16, mode);
        put(s3, cs, start(group + 3, c.panelSize()) + row * 16, mode);
    }

    private static void tile1x1(Panels a, float[] b, Panels c, int row, int group, int mode) {
        float[] as = floats(a);
        int k = a.width();
        int bias = (mode & BIASED) * 16;
        int b0 = start(group, k * 16 + bias);
        FloatVector sum = first(b, b0, mode);
        b0 += bias;
        int from = row * 16;
        for (int done = 0; done < k; done += 16) {
            int n = Math.min(16, k - done);
            for (int q = 0; q < n; q++) {
                FloatVector x = FloatVector.broadcast(SPECIES, as[from + q]);
                sum = x.fma(load(b, b0 + q * 16), sum);
            }
            from += a.panelSize();
            b0 += 256;
        }
        put(sum, floats(c), start(group, c.panelSize()) + row * 16, mode);
    }
}
