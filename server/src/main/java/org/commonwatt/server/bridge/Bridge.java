package org.commonwatt.server.bridge;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.experiments.game.Game;
import org.jspecify.annotations.Nullable;

/// A socket at which one client steps one game. Whoever may write to the socket may play, so the
/// folder around it should be the user's alone.
public final class Bridge implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private volatile @Nullable SocketChannel client;
    private volatile boolean closed;

    private Bridge(Path socket, ServerSocketChannel server) {
        this.socket = socket;
        this.server = server;
    }

    /// Listens.
    ///
    /// @param socket a path where nothing is yet
    /// @throws IOException if there can be no socket
    public static Bridge at(Path socket) throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), 1);
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
        return new Bridge(socket, server);
    }

    /// Waits for a client and answers it, until it goes or another thread closes this. A failure of
    /// the game itself is told to the client, then thrown.
    ///
    /// @throws IOException if nobody can be waited for
    public void serve(Game game) throws IOException {
        try (SocketChannel accepted = server.accept()) {
            client = accepted;
            stopListening();
            if (!closed) {
                converse(game, accepted);
            }
        } catch (ClosedChannelException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private static void converse(Game game, SocketChannel channel) {
        try {
            new Session(game, channel).run();
        } catch (IOException _) {
            // A client that goes in the middle of an answer goes all the same.
        }
    }

    private void stopListening() throws IOException {
        server.close();
        Files.deleteIfExists(socket);
    }

    /// Ends the waiting and the conversation.
    @Override
    public void close() throws IOException {
        closed = true;
        stopListening();
        SocketChannel open = client;
        if (open != null) {
            open.close();
        }
    }
}
