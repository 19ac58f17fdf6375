package org.commonwatt.grid.ageing;

/// Rainflow counting: which cycles a series of loads is made of.
///
/// ASTM E1049-85, section 5.4.4. Only reversals count: points where the direction changes, and both
/// ends. Repeated values and points on the way give none; a plateau turns at its last sample. A
/// constant series has no cycle. `Σ range·count` is half of the way that the series travels.
///
/// Numbers must be finite. Allocates nothing; scratch comes from the caller.
public final class Rainflow {
    /// Receives the cycles in the order in which they close.
    @FunctionalInterface
    public interface CycleSink {
        /// @param range distance between the two reversals, > 0
        /// @param mean middle between them
        /// @param count 1 for a closed cycle, 0.5 for a half
        /// @param start index of the first reversal, counted from the start of the series
        /// @param end index of the second
        void cycle(double range, double mean, double count, int start, int end);
    }

    private Rainflow() {}

    /// Writes the indices of the reversals, counted from `offset`.
    ///
    /// @param values holds the series from `offset` on
    /// @param offset index of the first sample
    /// @param length number of samples, ≥ 0
    /// @param at receives the indices; at least `length` long
    /// @return the number of reversals
    public static int reversals(double[] values, int offset, int length, int[] at) {
        if (length == 0) {
            return 0;
        }
        int found = 0;
        at[found++] = 0;
        int direction = 0;
        for (int t = 1; t < length; t++) {
            double before = values[offset + t - 1];
            double now = values[offset + t];
            if (now == before) {
                continue;
            }
            int sign = now > before ? 1 : -1;
            if (sign == -direction) {
                at[found++] = t - 1;
            }
            direction = sign;
        }
        if (direction != 0) {
            at[found++] = length - 1;
        }
        return found;
    }

    /// Hands every cycle of a series to `sink`.
    ///
    /// @param values holds the series from `offset` on
    /// @param offset index of the first sample
    /// @param length number of samples, ≥ 0
    /// @param scratch overwritten; at least `length` long
    /// @param sink receives the cycles
    public static void cycles(
            double[] values, int offset, int length, int[] scratch, CycleSink sink) {
        int reversals = reversals(values, offset, length, scratch);
        // The open reversals lie in scratch[bottom, top): never beyond those already read.
        int bottom = 0;
        int top = 0;
        for (int read = 0; read < reversals; read++) {
            scratch[top++] = scratch[read];
            while (top - bottom >= 3) {
                double newer = range(values, offset, scratch, top - 2);
                double older = range(values, offset, scratch, top - 3);
                if (newer < older) {
                    break;
                }
                if (top - bottom == 3) {
                    send(values, offset, scratch, bottom++, sink, 0.5);
                } else {
                    send(values, offset, scratch, top - 3, sink, 1);
                    scratch[top - 3] = scratch[top - 1];
                    top -= 2;
                }
            }
        }
        while (top - bottom > 1) {
            send(values, offset, scratch, bottom++, sink, 0.5);
        }
    }

    private static double range(double[] values, int offset, int[] at, int k) {
        return Math.abs(values[offset + at[k]] - values[offset + at[k + 1]]);
    }

    private static void send(
            double[] values, int offset, int[] at, int k, CycleSink sink, double count) {
        double mean = 0.5 * (values[offset + at[k]] + values[offset + at[k + 1]]);
        sink.cycle(range(values, offset, at, k), mean, count, at[k], at[k + 1]);
    }
}
