package org.commonwatt.experiments.scenario.series;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with an error after so many bytes: a compressed file may unfold to any length.
final class BoundedStream extends FilterInputStream {
    private final long limit;
    private long count;

    BoundedStream(InputStream stream, long limit) {
        super(stream);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        add(Math.max(0, read));
        return read;
    }

    private void add(int more) throws IOException {
        count += more;
        if (count > limit) {
            throw new IOException("it unfolds to more than %d bytes".formatted(limit));
        }
    }
}
