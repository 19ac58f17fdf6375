package org.commonwatt.server.bench;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.commonwatt.experiments.bench.BenchFailure;

/// WebSocket frames that no client should send: commands that make no sense, one after the other in
/// a connection, and in the end one that breaks the protocol.
public final class BrokenFrames {
    private static final int COMMANDS = 40;
    private static final int INTERNAL_ERROR = 1011;
    private static final int PATIENCE_MILLIS = 2000;
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final List<String> WORDS =
            List.of(
                    "",
                    "{",
                    "[]",
                    "null",
                    "\"\"",
                    "{}",
                    "{\"action\":",
                    "{\"action\":null}",
                    "{\"action\":\"seek\"}",
                    "{\"action\":\"seek\",\"step\":-1}",
                    "{\"action\":\"seek\",\"step\":1e999}",
                    "{\"action\":\"speed\",\"speed\":\"fast\"}",
                    "{\"action\":\"speed\",\"speed\":-3}",
                    "{\"action\":\"policy\",\"policy\":\"../../etc/passwd\"}",
                    "{\"action\":\"event\",\"event\":{\"kind\":\"meteor\"}}",
                    "{\"action\":\"event\",\"event\":{\"kind\":\"cloud\",\"minutes\":1e18}}",
                    "{\"action\":\"pause\",\"action\":\"play\"}",
                    "\u0000",
                    "\ud83d\ude00".repeat(50),
                    "[".repeat(2000));

    private final int port;
    private final String path;
    private final SplittableRandom random;
    private final AtomicInteger internalErrors = new AtomicInteger();
    private int frames;
    private int connections;

    private BrokenFrames(int port, String path, long seed) {
        this.port = port;
        this.path = path;
        random = new SplittableRandom(seed);
    }

    /// What became of them.
    ///
    /// @param frames sent
    /// @param connections that they were sent in
    /// @param internalErrors answers that say that the service failed
    public record Outcome(int frames, int connections, int internalErrors) {}

    /// Sends frames to a stream.
    ///
    /// @param path of the stream
    /// @param frames how many at least
    /// @param seed of what is sent
    /// @throws IOException if the service takes no connection
    public static Outcome send(int port, String path, int frames, long seed) throws IOException {
        var broken = new BrokenFrames(port, path, seed);
        while (broken.frames < frames) {
            broken.connection();
        }
        return new Outcome(broken.frames, broken.connections, broken.internalErrors.get());
    }

    private void connection() throws IOException {
        connections++;
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port));
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(Viewers.upgrade(port, path));
            Thread reader = Thread.ofVirtual().start(() -> read(socket));
            try {
                for (int k = 0; k < COMMANDS; k++) {
                    out.write(command());
                    frames++;
                }
                out.write(breach());
                frames++;
                socket.shutdownOutput();
            } catch (SocketException _) {
                // The service has closed the connection already.
            }
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
    }

    /// A whole message, in one frame or in two, with a mask.
    private byte[] command() {
        byte[] text = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(8) == 0
                ? joined(frame(0x01, text), frame(0x80, text))
                : frame(TEXT, text);
    }

    /// A frame after which a connection must end. A close frame with half a status is not among
    /// them: the web server ends that connection, too, but says that it failed.
    private byte[] breach() {
        byte[] rubbish = new byte[random.nextInt(1, 120)];
        random.nextBytes(rubbish);
        return switch (random.nextInt(10)) {
            case 0 -> new byte[] {(byte) TEXT, 2, '{', '}'};
            case 1 -> frame(0x83, rubbish);
            case 2 -> frame(0xf1, rubbish);
            case 3 -> frame(0x80, rubbish);
            case 4 -> frame(CLOSE, new byte[] {0, 7, 'x'});
            case 5 -> frame(TEXT, new byte[] {(byte) 0xc3, (byte) 0x28});
            case 6 -> frame(TEXT, new byte[40_000]);
            case 7 -> frame(0x09, rubbish);
            case 8 ->
                    ByteBuffer.allocate(14)
                            .put((byte) TEXT)
                            .put((byte) 0xff)
                            .putLong(random.nextLong())
                            .array();
            default -> rubbish;
        };
    }

    private byte[] frame(int first, byte[] content) {
        ByteBuffer frame = ByteBuffer.allocate(content.length + 14);
        frame.put((byte) first);
        if (content.length < 126) {
            frame.put((byte) (0x80 | content.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) content.length);
        }
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        frame.put(mask);
        for (int k = 0; k < content.length; k++) {
            frame.put((byte) (content[k] ^ mask[k % 4]));
        }
        return java.util.Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }

    /// Reads what the service says until it ends the connection.
    private void read(Socket socket) {
        try (var in = new DataInputStream(socket.getInputStream())) {
            Viewers.skipHead(in);
            while (true) {
                int first = in.readUnsignedByte();
                int length = in.readUnsignedByte();
                length = length == 126 ? in.readUnsignedShort() : length;
                length = length == 127 ? (int) in.readLong() : length;
                byte[] content = in.readNBytes(length);
                boolean failed =
                        first == CLOSE
                                ? content.length > 1
                                        && ByteBuffer.wrap(content).getShort() == INTERNAL_ERROR
                                : new String(content, StandardCharsets.UTF_8)
                                        .matches("(?s).{0,200}\"status\":5\\d\\d.*");
                if (failed) {
                    internalErrors.incrementAndGet();
                }
            }
        } catch (EOFException | SocketException | java.net.SocketTimeoutException _) {
            // It has ended, or will with the socket.
        } catch (IOException e) {
            internalErrors.incrementAndGet();
        }
    }
}
