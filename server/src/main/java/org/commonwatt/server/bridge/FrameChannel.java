package org.commonwatt.server.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.channels.ByteChannel;

/// Frames from and to a byte channel, through buffers that are made once.
final class FrameChannel {
    /// Length and kind.
    static final int HEADER_BYTES = 8;

    private final ByteChannel channel;
    private ByteBuffer in = buffer(0);
    private int end;

    FrameChannel(ByteChannel channel, int payloadBytes) {
        this.channel = channel;
        expect(payloadBytes);
    }

    /// A buffer for one frame.
    static ByteBuffer buffer(int payloadBytes) {
        return ByteBuffer.allocateDirect(HEADER_BYTES + payloadBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Makes room for frames of that size; larger ones are refused.
    void expect(int payloadBytes) {
        ByteBuffer larger = buffer(payloadBytes);
        in.flip().position(Math.min(end, in.limit()));
        larger.put(in);
        in = larger;
        end = 0;
    }

    /// Waits for the next frame.
    ///
    /// @return whether there is one; false where the client has gone
    /// @throws BrokenFrame if it is too large to be one
    boolean receive() throws IOException {
        in.flip().position(end);
        in.compact();
        end = 0;
        while (in.position() < HEADER_BYTES || in.position() < HEADER_BYTES + length()) {
            if (channel.read(in) < 0) {
                return false;
            }
        }
        end = HEADER_BYTES + length();
        return true;
    }

    /// The length of the payload, which a frame with less room than that cannot have.
    int length() {
        int length = in.getInt(0);
        if (length < 0 || length > in.capacity() - HEADER_BYTES) {
            throw new BrokenFrame(
                    "A frame has 0 to %d bytes here: %d"
                            .formatted(in.capacity() - HEADER_BYTES, length));
        }
        return length;
    }

    Kind kind() {
        return Kind.of(kindNumber());
    }

    int kindNumber() {
        return in.getInt(Integer.BYTES);
    }

    /// A 32-bit number of the payload.
    int intAt(int offset) {
        return in.getInt(HEADER_BYTES + offset);
    }

    /// A 64-bit number of the payload.
    long longAt(int offset) {
        return in.getLong(HEADER_BYTES + offset);
    }

    /// The payloads from now on as numbers; made once, since a view is an object.
    DoubleBuffer doubles() {
        return in.slice(HEADER_BYTES, in.capacity() - HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asDoubleBuffer();
    }

    /// Sends a frame whose payload is in place.
    void send(Kind kind, ByteBuffer frame, int payloadBytes) throws IOException {
        frame.putInt(0, payloadBytes).putInt(Integer.BYTES, kind.number());
        frame.limit(HEADER_BYTES + payloadBytes).position(0);
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /// Sends a frame of bytes.
    void send(Kind kind, byte[] payload) throws IOException {
        ByteBuffer frame = buffer(payload.length);
        frame.put(HEADER_BYTES, payload);
        send(kind, frame, payload.length);
    }

    /// Says that a request breaks a rule.
    void refuse(String message) throws IOException {
        send(Kind.REFUSED, message.getBytes(UTF_8));
    }
}
