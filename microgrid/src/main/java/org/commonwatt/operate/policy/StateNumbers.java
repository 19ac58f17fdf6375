package org.commonwatt.operate.policy;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.WarmStart;

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
        addBits(Double.doubleToRawLongBits(number));
    }

    /// Its length, then its numbers.
    void add(double[] numbers) {
        add(numbers.length);
        for (double number : numbers) {
            add(number);
        }
    }

    /// Its length, then its bytes, eight in a number.
    void add(byte[] bytes) {
        add(bytes.length);
        for (int first = 0; first < bytes.length; first += Long.BYTES) {
            long packed = 0;
            for (int k = first; k < Math.min(first + Long.BYTES, bytes.length); k++) {
                packed |= (bytes[k] & 0xffL) << (8 * (k - first));
            }
            addBits(packed);
        }
    }

    void add(WarmStart.Side side) {
        add(side.what().length);
        for (int b = 0; b < side.what().length; b++) {
            addBits(side.what()[b]);
            add(side.firstStep()[b]);
            add(side.from()[b]);
        }
        add(side.statuses());
    }

    private void addBits(long number) {
        if (at == bits.length) {
            bits = Arrays.copyOf(bits, 2 * at);
        }
        bits[at++] = number;
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

    byte[] nextBytes() {
        byte[] bytes = new byte[(int) next()];
        for (int k = 0; k < bytes.length; k++) {
            bytes[k] = (byte) (bits[at + k / Long.BYTES] >>> (8 * (k % Long.BYTES)));
        }
        at += (bytes.length + Long.BYTES - 1) / Long.BYTES;
        return bytes;
    }

    WarmStart.Side nextSide() {
        int blocks = (int) next();
        long[] what = new long[blocks];
        int[] firstStep = new int[blocks];
        int[] from = new int[blocks + 1];
        for (int b = 0; b < blocks; b++) {
            what[b] = bits[at++];
            firstStep[b] = (int) next();
            from[b] = (int) next();
        }
        byte[] statuses = nextBytes();
        from[blocks] = statuses.length;
        return new WarmStart.Side(what, firstStep, from, statuses);
    }
}
