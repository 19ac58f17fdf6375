package org.commonwatt.server.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.bench.BenchFailure;
import org.jspecify.annotations.Nullable;

/// WebSockets that read states and note how late each is, and which they missed.
final class Viewers implements AutoCloseable {
    private static final Pattern HEAD = Pattern.compile("\"sequence\":(\\d+),\"sentAt\":(\\d+)");
    private static final int HEAD_BYTES = 160;

    private final List<Socket> sockets = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<double[]> lateness = new ArrayList<>();
    private final AtomicLong states = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private volatile boolean counting;
    private volatile boolean closed;

    /// Opens sockets.
    ///
    /// @param count how many
    /// @param reading whether they read at all
    static Viewers open(int port, String path, int count, boolean reading) {
        var viewers = new Viewers();
        try {
            for (int k = 0; k < count; k++) {
                Socket socket = new Socket();
                viewers.sockets.add(socket);
                if (!reading) {
                    socket.setReceiveBufferSize(4096);
                }
                socket.connect(new InetSocketAddress("localhost", port));
                socket.getOutputStream().write(upgrade(port, path));
                if (reading) {
                    viewers.threads.add(Thread.ofVirtual().start(() -> viewers.read(socket)));
                }
            }
            return viewers;
        } catch (IOException e) {
            viewers.close();
            throw new BenchFailure("A WebSocket could not be opened.", e);
        }
    }

    static byte[] upgrade(int port, String path) {
        String head =
                """
                GET %s HTTP/1.1
                Host: localhost:%d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==
                Sec-WebSocket-Version: 13

                """
                        .formatted(path, port)
                        .replace("\n", "\r\n");
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    private void read(Socket socket) {
        double[] late = new double[0];
        int count = 0;
        long last = -1;
        byte[] head = new byte[HEAD_BYTES];
        try {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
            skipHead(in);
            while (!closed) {
                int read = frame(in, head);
                Matcher matcher =
                        HEAD.matcher(new String(head, 0, read, StandardCharsets.US_ASCII));
                if (matcher.find() && counting) {
                    long sequence = Long.parseLong(matcher.group(1));
                    if (last >= 0) {
                        missed.addAndGet(sequence - last - 1);
                    }
                    last = sequence;
                    if (count == late.length) {
                        late = Arrays.copyOf(late, Math.max(64, 2 * count));
                    }
                    late[count++] = System.currentTimeMillis() - Long.parseLong(matcher.group(2));
                    states.incrementAndGet();
                }
            }
        } catch (IOException e) {
            if (!closed) {
                failure.set(e);
            }
        }
        synchronized (lateness) {
            lateness.add(Arrays.copyOf(late, count));
        }
    }

    static void skipHead(InputStream in) throws IOException {
        int seen = 0;
        while (seen < 4) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The upgrade was refused.");
            }
            seen = next == '\r' || next == '\n' ? seen + 1 : 0;
        }
    }

    /// Reads a frame; its first bytes go into `head`.
    private static int frame(InputStream in, byte[] head) throws IOException {
        if (in.read() < 0) {
            throw new IOException("The service closed the connection.");
        }
        int length = in.read() & 0x7f;
        if (length == 126) {
            length = in.read() << 8 | in.read();
        } else if (length == 127) {
            in.skipNBytes(4);
            length = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read();
        }
        int kept = Math.min(length, head.length);
        in.readNBytes(head, 0, kept);
        in.skipNBytes(length - kept);
        return kept;
    }

    /// Counts for some time.
    void count(double seconds) {
        try {
            Thread.sleep(1000);
            counting = true;
            Thread.sleep((long) (seconds * 1000));
            counting = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
        IOException broken = failure.get();
        if (broken != null) {
            throw new BenchFailure("A WebSocket broke off.", broken);
        }
    }

    long states() {
        return states.get();
    }

    long missed() {
        return missed.get();
    }

    /// Time from making to reading that a share of states kept, ms; after [#close].
    double lateMillis(double share) {
        synchronized (lateness) {
            double[] all = lateness.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
            return all.length == 0
                    ? Double.NaN
                    : all[(int) Math.min(all.length - 1, Math.floor(share * all.length))];
        }
    }

    @Override
    public void close() {
        closed = true;
        for (Socket socket : sockets) {
            try {
                socket.close();
            } catch (IOException _) {
                // It was closed already.
            }
        }
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
