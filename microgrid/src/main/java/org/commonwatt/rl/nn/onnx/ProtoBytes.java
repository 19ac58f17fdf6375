package org.commonwatt.rl.nn.onnx;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A protocol-buffers message in the making: fields as numbers, bytes and messages.
///
/// Source: *Protocol Buffers encoding*, Google.
public final class ProtoBytes {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private byte[] bytes = new byte[256];
    private int size;

    /// Adds a whole number.
    public ProtoBytes number(int field, long value) {
        varint(((long) field << 3) | VARINT);
        varint(value);
        return this;
    }

    /// Adds a number in double precision.
    public ProtoBytes real(int field, double value) {
        varint(((long) field << 3) | FIXED_64);
        fixed(Double.doubleToLongBits(value), Double.BYTES);
        return this;
    }

    /// Adds a number in single precision.
    public ProtoBytes single(int field, float value) {
        varint(((long) field << 3) | FIXED_32);
        fixed(Float.floatToIntBits(value), Float.BYTES);
        return this;
    }

    private void fixed(long bits, int count) {
        for (int k = 0; k < count; k++) {
            write((byte) (bits >>> (8 * k)));
        }
    }

    /// Adds bytes.
    public ProtoBytes bytes(int field, byte[] value) {
        varint(((long) field << 3) | BYTES);
        varint(value.length);
        for (byte each : value) {
            write(each);
        }
        return this;
    }

    /// Adds a text.
    public ProtoBytes text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Adds a message.
    public ProtoBytes message(int field, ProtoBytes value) {
        return bytes(field, value.toBytes());
    }

    /// The message so far.
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            write((byte) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        write((byte) rest);
    }

    private void write(byte value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = value;
    }
}
