package org.commonwatt.rl.nn.kernel;

import java.util.Arrays;

/// Numbers of 64 bits.
public final class DoubleStore extends Store {
    private final double[] array;

    /// Zeros.
    public DoubleStore(int size) {
        array = new double[size];
    }

    @Override
    public int size() {
        return array.length;
    }

    @Override
    public double get(int index) {
        return array[index];
    }

    @Override
    public void set(int index, double value) {
        array[index] = value;
    }

    @Override
    public double round(double value) {
        return value;
    }

    @Override
    public double fma(double a, double b, double c) {
        return Math.fma(a, b, c);
    }

    @Override
    public double tanh(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public void fill(double value) {
        Arrays.fill(array, value);
    }

    @Override
    public void put(float[] from, int fromIndex, int toIndex, int count) {
        for (int i = 0; i < count; i++) {
            array[toIndex + i] = from[fromIndex + i];
        }
    }

    @Override
    public void copy(Store from, int fromIndex, int toIndex, int count) {
        System.arraycopy(((DoubleStore) from).array, fromIndex, array, toIndex, count);
    }
}
