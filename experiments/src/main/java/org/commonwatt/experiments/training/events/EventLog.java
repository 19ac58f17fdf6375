package org.commonwatt.experiments.training.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import org.commonwatt.rl.nn.onnx.ProtoBytes;

/// A file of numbers over steps that TensorBoard shows: records of a length, its check sum, an
/// `Event` message and its check sum.
///
/// Source: TensorFlow's `record_writer.h`, `event.proto` and `summary.proto`.
public final class EventLog implements AutoCloseable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final double NANOS = 1e-9;

    private final FileChannel channel;
    private final OutputStream out;

    private EventLog(FileChannel channel) {
        this.channel = channel;
        out = Channels.newOutputStream(channel);
    }

    /// A new file, or the one that is there, cut off after `length` bytes.
    ///
    /// @param length bytes to keep; 0 begins anew
    public static EventLog open(Path file, long length, Instant now) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var log = new EventLog(channel);
        channel.truncate(length);
        channel.position(channel.size());
        if (channel.size() == 0) {
            var event = new ProtoBytes().real(WALL_TIME, seconds(now));
            log.append(event.text(FILE_VERSION, "brain.Event:2").toBytes());
        }
        return log;
    }

    /// Adds numbers of one step.
    ///
    /// @param numbers by tag, such as `charts/episodic_return`
    public void add(long step, Instant now, Map<String, Double> numbers) throws IOException {
        var summary = new ProtoBytes();
        numbers.forEach(
                (tag, number) ->
                        summary.message(
                                VALUE,
                                new ProtoBytes()
                                        .text(TAG, tag)
                                        .single(SIMPLE_VALUE, number.floatValue())));
        append(
                new ProtoBytes()
                        .real(WALL_TIME, seconds(now))
                        .number(STEP, step)
                        .message(SUMMARY, summary)
                        .toBytes());
    }

    /// Bytes written so far.
    public long length() throws IOException {
        return channel.position();
    }

    private static double seconds(Instant now) {
        return now.getEpochSecond() + NANOS * now.getNano();
    }

    private void append(byte[] data) throws IOException {
        byte[] length =
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(data.length)
                        .array();
        ByteBuffer record =
                ByteBuffer.allocate(data.length + Long.BYTES + 2 * Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(length)
                        .putInt(MaskedSum.of(length))
                        .put(data)
                        .putInt(MaskedSum.of(data));
        out.write(record.array());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
