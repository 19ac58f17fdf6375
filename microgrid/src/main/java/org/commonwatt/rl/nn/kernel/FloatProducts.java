package org.commonwatt.rl.nn.kernel;

import java.util.Arrays;

/// Products of panels in plain loops over floats: quick from the first decision on, where vectors
/// wait for the compiler. Every sum runs in the order of the other backends, so its bits are
/// theirs.
final class FloatProducts {
    private FloatProducts() {}

    /// `c = a·B` in the first `rows` rows.
    ///
    /// @param packed B, panel by panel; over each panel a row of biases where it has them
    static void multiply(Panels a, FloatStore packed, boolean biased, Panels c, int rows) {
        float[] inputs = ((FloatStore) a.store()).array();
        float[] factors = packed.array();
        float[] sums = ((FloatStore) c.store()).array();
        int from = 0;
        for (int left = 0; left < c.width(); left += Panels.LANES) {
            int columns = Math.min(Panels.LANES, c.width() - left);
            for (int row = 0; row < rows; row++) {
                int at = c.index(row, left);
                if (biased) {
                    System.arraycopy(factors, from, sums, at, columns);
                } else {
                    Arrays.fill(sums, at, at + columns, 0);
                }
                int first = from + (biased ? Panels.LANES : 0);
                for (int p = 0; p < a.width(); p++) {
                    float input = inputs[a.index(row, p)];
                    addProducts(input, factors, first + p * Panels.LANES, sums, at, columns);
                }
            }
            from += (a.width() + (biased ? 1 : 0)) * Panels.LANES;
        }
    }

    private static void addProducts(
            float input, float[] factors, int from, float[] sums, int at, int columns) {
        for (int j = 0; j < columns; j++) {
            sums[at + j] = Math.fma(input, factors[from + j], sums[at + j]);
        }
    }
}
