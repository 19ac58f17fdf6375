package org.commonwatt.rl.nn.kernel;

import java.util.Arrays;

/// Numbers of 32 bits.
public final class FloatStore extends Store {
    private final int size;
    private final float[] array;

    /// Zeros.
    public FloatStore(int size) {
        this.size = size;
        array = new float[size + Panels.LANES];
    }

    /// The elements themselves, for kernels, and a vector's length of slack behind them.
    float[] array() {
        return array;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double get(int index) {
        return array[index];
    }

    @Override
    public void set(int index, double value) {
        array[index] = (float) value;
    }

    @Override
    public double round(double value) {
        return (float) value;
    }

    @Override
    public double fma(double a, double b, double c) {
        return Math.fma((float) a, (float) b, (float) c);
    }

    @Override
    public double tanh(double x) {
        return FloatTanh.of((float) x);
    }

    @Override
    public void fill(double value) {
        Arrays.fill(array, (float) value);
    }

    @Override
    public void put(float[] from, int fromIndex, int toIndex, int count) {
        System.arraycopy(from, fromIndex, array, toIndex, count);
    }

    @Override
    public void copy(Store from, int fromIndex, int toIndex, int count) {
        System.arraycopy(((FloatStore) from).array, fromIndex, array, toIndex, count);
    }
}
