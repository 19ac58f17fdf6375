package org.commonwatt.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// A connection that sends whatever it is told.
final class RawSocket {
    static final int PATIENCE_MILLIS = 10_000;

    private RawSocket() {}

    static Socket open(int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress("localhost", port), PATIENCE_MILLIS);
        return socket;
    }

    /// Sends bytes and returns what first comes back; empty where the connection is closed.
    static String exchange(int port, String text) throws IOException {
        return exchange(port, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static String exchange(int port, byte[] bytes) throws IOException {
        try (Socket socket = open(port)) {
            try {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
            } catch (IOException refused) {
                return "";
            }
            return first(socket.getInputStream());
        }
    }

    private static String first(InputStream in) throws IOException {
        byte[] buffer = new byte[512];
        try {
            int read = in.read(buffer);
            return read < 0 ? "" : new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
        } catch (SocketTimeoutException hang) {
            throw hang;
        } catch (IOException reset) {
            return "";
        }
    }

    /// Opens a WebSocket and reads its answer's head.
    static Socket webSocket(int port, String path) throws IOException {
        Socket socket = open(port);
        socket.getOutputStream()
                .write(
                        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
                                .formatted(path, port)
                                .getBytes(StandardCharsets.ISO_8859_1));
        var head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The upgrade was refused: " + head);
            }
            head.append((char) next);
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            throw new IOException("The upgrade was refused: " + head);
        }
        return socket;
    }

    /// Reads one frame of the server and returns the length of its content.
    static int frame(InputStream in) throws IOException {
        int first = in.read();
        int length = in.read() & 0x7f;
        if (first < 0) {
            throw new IOException("closed");
        }
        if (length == 126) {
            length = in.read() << 8 | in.read();
        } else if (length == 127) {
            in.skipNBytes(4);
            length = in.read() << 24 | in.read() << 16 | in.read() << 8 | in.read();
        }
        in.skipNBytes(length);
        return length;
    }
}
