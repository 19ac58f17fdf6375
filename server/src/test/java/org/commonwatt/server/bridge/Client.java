package org.commonwatt.server.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;

/// A client in the plainest terms of the protocol, with nothing of the bridge's own code.
final class Client implements AutoCloseable {
    static final int OPEN = 1;
    static final int RESET = 2;
    static final int STEP = 3;
    static final int SPEC = 4;
    static final int SEEN = 5;
    static final int SEEN_ENDED = 6;
    static final int REFUSED = 7;
    static final int BROKEN = 8;

    private final SocketChannel channel;

    /// An answer.
    record Frame(int kind, ByteBuffer payload) {
        String text() {
            return UTF_8.decode(payload.duplicate()).toString();
        }
    }

    Client(Path socket) throws IOException {
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
    }

    static ByteBuffer frame(int kind, int payloadBytes) {
        return ByteBuffer.allocate(8 + payloadBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payloadBytes)
                .putInt(kind);
    }

    static ByteBuffer open(int protocol, int copies) {
        return frame(OPEN, 8).putInt(protocol).putInt(copies).flip();
    }

    static ByteBuffer reset(long seed) {
        return frame(RESET, 8).putLong(seed).flip();
    }

    static ByteBuffer step(double... actions) {
        ByteBuffer frame = frame(STEP, 8 * actions.length);
        Arrays.stream(actions).forEach(frame::putDouble);
        return frame.flip();
    }

    void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// The next frame.
    Frame read() throws IOException {
        ByteBuffer header = read(8);
        int length = header.getInt();
        return new Frame(header.getInt(), read(length));
    }

    Frame ask(ByteBuffer frame) throws IOException {
        write(frame);
        return read();
    }

    /// Whether the other side has hung up.
    boolean isAtEnd() throws IOException {
        return channel.read(ByteBuffer.allocate(1)) < 0;
    }

    private ByteBuffer read(int bytes) throws IOException {
        ByteBuffer all = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (all.hasRemaining()) {
            if (channel.read(all) < 0) {
                throw new IOException(
                        "The bridge hung up after %d bytes".formatted(all.position()));
            }
        }
        return all.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
