package org.commonwatt.experiments.training.events;

import java.util.zip.CRC32C;

/// The check sum of records: CRC-32C, turned and shifted so that a check sum of data that contains
/// check sums stays useful.
///
/// Source: TensorFlow's `crc32c.h`.
public final class MaskedSum {
    private static final int TURN = 15;
    private static final int SHIFT = 0xa282ead8;

    private MaskedSum() {}

    /// The masked sum of all bytes.
    public static int of(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes);
        return Integer.rotateRight((int) sum.getValue(), TURN) + SHIFT;
    }
}
