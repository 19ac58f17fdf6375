package org.commonwatt.server.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.commonwatt.server.http.Viewer;

/// The WebSockets that watch something, and as whom. Thread-safe.
public final class Audience {
    private static final long STALL = TimeUnit.SECONDS.toNanos(30);

    private final Map<Mailbox, Viewer> viewers = new ConcurrentHashMap<>();

    /// Nobody yet.
    public Audience() {}

    /// One more.
    public void enter(Mailbox mailbox, Viewer viewer) {
        viewers.put(mailbox, viewer);
    }

    /// One less.
    public void leave(Mailbox mailbox) {
        viewers.remove(mailbox);
    }

    /// How many.
    public int size() {
        return viewers.size();
    }

    /// Gives everybody a state, whose text is made once for those who see the same, and cuts off
    /// whoever has not read for half a minute.
    public void show(Function<Viewer, String> text) {
        Map<Viewer, String> texts = new HashMap<>();
        viewers.forEach(
                (mailbox, viewer) -> {
                    if (mailbox.stalledFor(STALL)) {
                        viewers.remove(mailbox);
                        mailbox.cut();
                    } else {
                        mailbox.state(texts.computeIfAbsent(viewer, text));
                    }
                });
    }

    /// Gives everybody a message that none may miss.
    public void tell(String text) {
        viewers.keySet().forEach(mailbox -> mailbox.letter(text));
    }

    /// Asks whether they are still there.
    public void ping() {
        viewers.keySet().forEach(Mailbox::ping);
    }

    /// Lets all of them go.
    public void cut() {
        List.copyOf(viewers.keySet()).forEach(Mailbox::cut);
        viewers.clear();
    }
}
