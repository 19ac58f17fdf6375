package org.commonwatt.server.live;

import java.util.concurrent.atomic.AtomicInteger;

/// How many WebSockets are open, so many at most.
public final class Sockets {
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    /// @param most how many
    public Sockets(int most) {
        this.most = most;
    }

    /// One more; false if there are too many.
    public boolean enter() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return false;
        }
        return true;
    }

    /// One less.
    public void leave() {
        open.decrementAndGet();
    }

    /// Whether there are as many as there may be.
    public boolean full() {
        return open.get() >= most;
    }

    /// How many.
    public int open() {
        return open.get();
    }
}
