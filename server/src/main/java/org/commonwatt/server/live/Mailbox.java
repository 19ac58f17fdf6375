package org.commonwatt.server.live;

import io.helidon.common.buffers.BufferData;
import io.helidon.websocket.WsSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What waits to be sent to one WebSocket: the latest state only, and a few messages that must not
/// be lost. A client that reads slowly misses states and nothing else; it never makes anybody wait,
/// for a virtual thread of its own does the sending.
public final class Mailbox implements AutoCloseable {
    private static final int LETTERS = 32;

    private final WsSession socket;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Deque<Runnable> letters = new ArrayDeque<>();
    private @Nullable String latest;
    private boolean closed;
    private volatile long sendingSince = Long.MIN_VALUE;
    private final AtomicLong skipped = new AtomicLong();

    /// A mailbox that sends until it is closed.
    ///
    /// @param nanos a clock
    public Mailbox(WsSession socket, LongSupplier nanos) {
        this.socket = socket;
        this.nanos = nanos;
        Thread.ofVirtual().name("mailbox").start(this::send);
    }

    /// Replaces the state that waits.
    public void state(String text) {
        lock.lock();
        try {
            if (latest != null) {
                skipped.incrementAndGet();
            }
            latest = text;
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Adds a message that is sent even where a later one follows.
    public void letter(String text) {
        add(() -> socket.send(text, true));
    }

    /// Asks whether somebody is there.
    public void ping() {
        add(() -> socket.ping(BufferData.empty()));
    }

    /// Answers a ping.
    public void pong(BufferData content) {
        BufferData copy = content.copy();
        add(() -> socket.pong(copy));
    }

    /// A client that lets too many messages wait gets nothing more.
    private void add(Runnable letter) {
        lock.lock();
        try {
            if (letters.size() == LETTERS) {
                closed = true;
                letters.clear();
                latest = null;
            } else {
                letters.add(letter);
            }
            something.signal();
        } finally {
            lock.unlock();
        }
    }

    private void send() {
        try {
            Runnable letter = next();
            while (letter != null) {
                sendingSince = nanos.getAsLong();
                letter.run();
                sendingSince = Long.MIN_VALUE;
                letter = next();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException _) {
            // The connection is gone; whoever listens to it hears so.
            close();
        }
    }

    private @Nullable Runnable next() throws InterruptedException {
        lock.lock();
        try {
            while (!closed && letters.isEmpty() && latest == null) {
                something.await();
            }
            if (closed) {
                return null;
            }
            Runnable letter = letters.poll();
            if (letter != null) {
                return letter;
            }
            String text = String.valueOf(latest);
            latest = null;
            return () -> socket.send(text, true);
        } finally {
            lock.unlock();
        }
    }

    /// States that were replaced before they were sent.
    public long skipped() {
        return skipped.get();
    }

    /// Whether a message has been on its way for so long that nobody reads.
    public boolean stalledFor(long nanoseconds) {
        long since = sendingSince;
        return since != Long.MIN_VALUE && nanos.getAsLong() - since > nanoseconds;
    }

    /// Cuts the connection.
    public void cut() {
        close();
        try {
            socket.terminate();
        } catch (RuntimeException _) {
            // It was gone already.
        }
    }

    /// Sends nothing more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            something.signal();
        } finally {
            lock.unlock();
        }
    }
}
