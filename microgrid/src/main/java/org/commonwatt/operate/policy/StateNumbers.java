package org.commonwatt.operate.policy;

import java.util.Arrays;

/// Numbers and arrays of them as bits, one behind the other, and back.
final class StateNumbers {
    private long[] bits;
    private int at;

    /// To be filled.
    StateNumbers() {
        bits = new long[16];
    }

    /// To be read from the start.
    StateNumbers(long[] bits) {
        this.bits = bits;
    }

    void add(double number) {
        if (at == bits.length) {
            bits = Arrays.copyOf(bits, 2 * at);
        }
        bits[at++] = Double.doubleToRawLongBits(number);
    }

    /// Its length, then its numbers.
    void add(double[] numbers) {
        add(numbers.length);
        for (double number : numbers) {
            add(number);
        }
    }

    long[] bits() {
        return Arrays.copyOf(bits, at);
    }

    double next() {
        return Double.longBitsToDouble(bits[at++]);
    }

    double[] nextArray() {
        double[] numbers = new double[(int) next()];
        for (int k = 0; k < numbers.length; k++) {
            numbers[k] = next();
        }
        return numbers;
    }
}
