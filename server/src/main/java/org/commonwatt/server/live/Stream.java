package org.commonwatt.server.live;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.websocket.WsListener;
import io.helidon.websocket.WsSession;
import io.helidon.websocket.WsUpgradeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonwatt.server.http.Gate;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Viewer;
import org.jspecify.annotations.Nullable;

/// One WebSocket. A refused upgrade is answered by the HTTP route of the same path, which says why.
public final class Stream implements WsListener {
    private static final HeaderName PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");
    private static final String OWN_PROTOCOL = "commonwatt";
    private static final int LONGEST_MESSAGE = 16 * 1024;
    private static final int TOO_BIG = 1009;
    private static final int UNSUPPORTED = 1003;
    private static final int TRY_LATER = 1013;

    /// What a WebSocket is about.
    public interface Subject {
        /// Somebody wants to watch.
        ///
        /// @param path of the upgrade request
        /// @throws Refusal if there is nothing to watch, or not for this viewer
        Watched watch(String path, Viewer viewer);
    }

    /// What a WebSocket watches.
    public interface Watched {
        /// The socket is open.
        void opened(Mailbox mailbox);

        /// The client says something.
        ///
        /// @throws Refusal if it is not granted
        void message(Mailbox mailbox, String text);

        /// The socket is gone.
        void closed(Mailbox mailbox);
    }

    private final Gate gate;
    private final Sockets sockets;
    private final Subject subject;
    private final StringBuilder message = new StringBuilder();
    private @Nullable Watched watched;
    private @Nullable Mailbox mailbox;
    private final AtomicBoolean entered = new AtomicBoolean();

    /// @param subject what can be watched
    public Stream(Gate gate, Sockets sockets, Subject subject) {
        this.gate = gate;
        this.sockets = sockets;
        this.subject = subject;
    }

    @Override
    public Optional<Headers> onHttpUpgrade(HttpPrologue prologue, Headers headers)
            throws WsUpgradeException {
        try {
            gate.requireSameSite(
                    headers.first(HeaderNames.HOST).orElse(null),
                    headers.first(HeaderNames.ORIGIN).orElse(null));
            String offered = headers.first(PROTOCOL).orElse(null);
            Viewer viewer =
                    gate.viewer(headers.first(HeaderNames.AUTHORIZATION).orElse(null), offered);
            watched = subject.watch(prologue.uriPath().rawPath(), viewer);
            if (sockets.full()) {
                throw new WsUpgradeException("Too many WebSockets are open.");
            }
            return accepted(offered);
        } catch (Refusal refusal) {
            throw new WsUpgradeException(String.valueOf(refusal.getMessage()));
        }
    }

    private static Optional<Headers> accepted(@Nullable String offered) {
        boolean own =
                offered != null
                        && Arrays.stream(offered.split(",", -1))
                                .anyMatch(each -> each.strip().equals(OWN_PROTOCOL));
        if (!own) {
            return Optional.empty();
        }
        WritableHeaders<?> headers = WritableHeaders.create();
        headers.set(PROTOCOL, OWN_PROTOCOL);
        return Optional.of(headers);
    }

    @Override
    public void onOpen(WsSession session) {
        if (watched == null || !sockets.enter()) {
            session.close(TRY_LATER, "Too many WebSockets are open.");
            return;
        }
        entered.set(true);
        mailbox = new Mailbox(session, System::nanoTime);
        watched.opened(mailbox);
        // A connection that breaks off is told to nobody; but its thread ends with it.
        Thread connection = Thread.currentThread();
        Thread.ofVirtual().name("end-of-socket").start(() -> endWith(connection));
    }

    private void endWith(Thread connection) {
        try {
            connection.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    @Override
    public void onMessage(WsSession session, String text, boolean last) {
        if (watched == null || mailbox == null) {
            return;
        }
        message.append(text);
        if (message.length() > LONGEST_MESSAGE) {
            session.close(
                    TOO_BIG, "A message has at most %d characters.".formatted(LONGEST_MESSAGE));
            end();
        } else if (last) {
            String whole = message.toString();
            message.setLength(0);
            watched.message(mailbox, whole);
        }
    }

    @Override
    public void onMessage(WsSession session, BufferData buffer, boolean last) {
        session.close(UNSUPPORTED, "Messages are text.");
        end();
    }

    @Override
    public void onPing(WsSession session, BufferData buffer) {
        if (mailbox != null) {
            // Not from this thread: the mailbox's may be sending.
            mailbox.pong(buffer);
        }
    }

    @Override
    public void onClose(WsSession session, int status, String reason) {
        end();
    }

    @Override
    public void onError(WsSession session, Throwable failure) {
        end();
        if (mailbox != null) {
            mailbox.cut();
        }
    }

    private void end() {
        if (!entered.compareAndSet(true, false)) {
            return;
        }
        sockets.leave();
        if (watched != null && mailbox != null) {
            watched.closed(mailbox);
            mailbox.close();
        }
    }
}
