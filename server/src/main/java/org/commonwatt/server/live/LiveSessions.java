package org.commonwatt.server.live;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.http.Refusal;

/// The live sessions, so many at most.
public final class LiveSessions implements AutoCloseable {
    private final int most;
    private final LongSupplier nanos;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, LiveSession> sessions = new ConcurrentSkipListMap<>();

    /// @param most how many
    /// @param nanos a clock
    public LiveSessions(int most, LongSupplier nanos) {
        this.most = most;
        this.nanos = nanos;
    }

    /// Starts one, paused. Where there are too many, the oldest that nobody watches ends.
    ///
    /// @param base the community, its community price computed
    /// @param pricesPlanned whether a plan made that price
    public synchronized LiveSession start(
            Scenario base, boolean pricesPlanned, String policy, PolicyMaker policies) {
        if (sessions.size() >= most) {
            LiveSession idle =
                    sessions.values().stream()
                            .filter(session -> session.watchers() == 0)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    503,
                                                    "There are %d live sessions, all watched; end one first."
                                                            .formatted(most)));
            end(idle.id());
        }
        int key = number.incrementAndGet();
        var session = new LiveSession("live-" + key, base, pricesPlanned, policy, policies, nanos);
        sessions.put(key, session);
        return session;
    }

    /// All, the oldest first.
    public List<LiveSession> all() {
        return List.copyOf(sessions.values());
    }

    /// One by its name.
    ///
    /// @throws Refusal 404 if there is none
    public LiveSession of(String id) {
        return sessions.values().stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("live session", id));
    }

    /// Ends one.
    public void end(String id) {
        LiveSession session = of(id);
        sessions.values().remove(session);
        session.close();
    }

    @Override
    public void close() {
        all().forEach(session -> end(session.id()));
    }
}
