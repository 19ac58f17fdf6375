package org.commonwatt.server.live;

// Larger than 300 lines because one lock guards all that a session does.

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A community that is played by a thread of its own, ten states a second.
public final class LiveSession implements AutoCloseable {
    /// Slowest, steps per second.
    public static final double LEAST_SPEED = 0.1;

    /// Fastest, steps per second.
    public static final double MOST_SPEED = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long WORK = TimeUnit.MILLISECONDS.toNanos(80);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
    private static final int NO_TARGET = -1;
    private static final int STATES_PER_PING = 200;

    private final String id;
    private final Player player;
    private final PolicyMaker policies;
    private final boolean pricesPlanned;
    private final StateJson json;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition arrived = lock.newCondition();
    private final Audience audience = new Audience();
    private boolean playing;
    private double speed;
    private double due;
    private int target = NO_TARGET;
    private String problem = "";
    private long sequence;
    private volatile boolean ended;

    /// @param id its name
    /// @param base the community, its community price computed
    /// @param pricesPlanned whether a plan made that price
    /// @param policy first policy
    /// @param policies makes policies for it
    /// @param nanos a clock
    public LiveSession(
            String id,
            Scenario base,
            boolean pricesPlanned,
            String policy,
            PolicyMaker policies,
            LongSupplier nanos) {
        this.id = id;
        this.pricesPlanned = pricesPlanned;
        this.nanos = nanos;
        this.policies = policies;
        player = new Player(base, policy, policies);
        json = new StateJson(player);
        speed = 4;
        Thread.ofPlatform().daemon().name("live-" + id).start(this::run);
    }

    /// Its name.
    public String id() {
        return id;
    }

    /// The community without events.
    public Scenario scenario() {
        return player.base();
    }

    /// The policy that decides now.
    public String policy() {
        return locked(player::policy);
    }

    /// Steps per second.
    public double speed() {
        return locked(() -> speed);
    }

    /// `playing`, `paused`, `finished` or `failed`.
    public String status() {
        return locked(this::statusNow);
    }

    private String statusNow() {
        if (!problem.isEmpty()) {
            return "failed";
        }
        if (!player.hasNext()) {
            return "finished";
        }
        return playing ? "playing" : "paused";
    }

    /// Number of WebSockets that watch.
    public int watchers() {
        return audience.size();
    }

    /// A planner may think for long: whoever asks meanwhile is not kept waiting for all of it.
    private void enter() {
        try {
            if (!lock.tryLock(PATIENCE, TimeUnit.NANOSECONDS)) {
                throw new Refusal(
                        503, "The session %s plans its next step; ask again.".formatted(id));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "The service stops.");
        }
    }

    private <T> T locked(Supplier<T> read) {
        enter();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    /// Does something and tells everybody.
    private void change(Runnable what) {
        enter();
        try {
            requireSound();
            what.run();
            publish();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void requireSound() {
        if (!problem.isEmpty()) {
            throw new Refusal(409, "The session %s has failed: %s".formatted(id, problem));
        }
    }

    /// Goes on.
    public void play() {
        change(() -> playing = true);
    }

    /// Stops until it is told to go on.
    public void pause() {
        change(() -> playing = false);
    }

    /// Steps per second from now on.
    public void speed(double stepsPerSecond) {
        change(() -> speed = stepsPerSecond);
    }

    /// Another policy from the next step on.
    public void become(String policy) {
        change(() -> player.become(policy));
    }

    /// Lets something happen from the next step on.
    ///
    /// @param minutes how long
    public void happen(LiveEvent.Kind kind, long minutes, double factor) {
        change(
                () -> {
                    int from = player.step();
                    int last = scenario().axis().steps();
                    if (from >= last) {
                        throw new Refusal(409, "The session is over; seek back first.");
                    }
                    if (player.events().size() >= 50) {
                        throw new Refusal(409, "A session has at most 50 events.");
                    }
                    double perStep = scenario().axis().stepHours() * 60;
                    int steps = (int) Math.max(1, Math.round(minutes / perStep));
                    player.happen(new LiveEvent(kind, from, Math.min(last, from + steps), factor));
                });
    }

    /// Plays some steps, then pauses.
    public void step(int steps) {
        seek(Math.min(scenario().axis().steps(), locked(player::step) + steps));
    }

    /// Goes to a step, forwards or back, then pauses. Waits two seconds at most; a long way is
    /// shown as it goes.
    public void seek(int step) {
        enter();
        try {
            requireSound();
            if (step > scenario().axis().steps()) {
                throw Refusal.ofField(
                        "step",
                        "The step (%d) must be at most %d."
                                .formatted(step, scenario().axis().steps()));
            }
            playing = false;
            player.back(step);
            target = step;
            changed.signal();
            long left = PATIENCE;
            while (target != NO_TARGET && left > 0 && !ended) {
                left = arrived.awaitNanos(left);
            }
            publish();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// The present state for a viewer.
    public String state(Viewer viewer) {
        return locked(() -> json.text(header(), viewer));
    }

    /// The community so far, for at most so many points.
    public Map<String, Object> history(int points) {
        return locked(() -> History.of(id, player, points));
    }

    /// Answers questions about what was played so far; the session goes on meanwhile.
    public LiveExplainer explainer() {
        return new LiveExplainer(locked(player::past), pricesPlanned ? scenario() : null, policies);
    }

    /// From now on a WebSocket gets states.
    public void watch(Mailbox mailbox, Viewer viewer) {
        audience.enter(mailbox, viewer);
        try {
            mailbox.state(state(viewer));
        } catch (Refusal busy) {
            // The next state comes by itself.
            mailbox.letter(Json.text(Map.of("type", "problem", "problem", busy.json())));
        }
    }

    /// A WebSocket is gone.
    public void leave(Mailbox mailbox) {
        audience.leave(mailbox);
    }

    private StateJson.Header header() {
        return new StateJson.Header(
                id, sequence, statusNow(), speed, problem, System.currentTimeMillis());
    }

    private void publish() {
        sequence++;
        audience.show(viewer -> json.text(header(), viewer));
    }

    private void run() {
        long last = nanos.getAsLong();
        lock.lock();
        try {
            while (!ended) {
                if (!moving()) {
                    if (!changed.await(20, TimeUnit.SECONDS)) {
                        audience.ping();
                    }
                    last = nanos.getAsLong();
                    due = 0;
                    continue;
                }
                long now = nanos.getAsLong();
                tick(now - last);
                last = now;
                publish();
                if (sequence % STATES_PER_PING == 0) {
                    audience.ping();
                }
                long rest = TICK - (nanos.getAsLong() - now);
                if (target == NO_TARGET && rest > 0) {
                    changed.awaitNanos(rest);
                } else {
                    // Let those in who wait for the lock.
                    boolean _ = changed.await(1, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean moving() {
        return problem.isEmpty() && (target != NO_TARGET || (playing && player.hasNext()));
    }

    private void tick(long elapsed) {
        long deadline = nanos.getAsLong() + WORK;
        try {
            if (target != NO_TARGET) {
                towardsTarget(deadline);
            } else {
                due = Math.min(due + elapsed * 1e-9 * speed, speed / 2 + 1);
                while (due >= 1 && player.hasNext() && nanos.getAsLong() < deadline) {
                    due--;
                    player.advance();
                }
            }
        } catch (RuntimeException failure) {
            LOG.error("live session {} failed", id, failure);
            problem = String.valueOf(failure.getMessage());
            target = NO_TARGET;
            arrived.signalAll();
        }
    }

    private void towardsTarget(long deadline) {
        while (player.step() < target && nanos.getAsLong() < deadline) {
            player.advance();
        }
        if (player.step() >= target) {
            target = NO_TARGET;
            arrived.signalAll();
        }
    }

    /// Ends it and lets its watchers go.
    @Override
    public void close() {
        ended = true;
        try {
            if (lock.tryLock(PATIENCE, TimeUnit.NANOSECONDS)) {
                changed.signal();
                arrived.signalAll();
                lock.unlock();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        audience.cut();
    }
}
