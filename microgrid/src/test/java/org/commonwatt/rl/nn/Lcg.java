package org.commonwatt.rl.nn;

/// The generator that golden inputs come from, as `torch/README.md` describes it.
final class Lcg {
    private long x;

    Lcg(long seed) {
        x = seed;
    }

    /// A multiple of 2^-24 in 0 ≤ u < 1.
    double uniform() {
        x = (1664525 * x + 1013904223) & 0xffffffffL;
        return (x >> 8) * 0x1.0p-24;
    }

    double[] tensor(int size, double scale) {
        double[] tensor = new double[size];
        for (int i = 0; i < size; i++) {
            tensor[i] = (2 * uniform() - 1) * scale;
        }
        return tensor;
    }

    double[] integers(int size, int bound) {
        double[] tensor = new double[size];
        for (int i = 0; i < size; i++) {
            tensor[i] = Math.floor(uniform() * bound);
        }
        return tensor;
    }
}
