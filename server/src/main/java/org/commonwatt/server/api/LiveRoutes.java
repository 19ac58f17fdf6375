package org.commonwatt.server.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.optim.highs.HighsSolver;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Body;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.http.Viewer;
import org.commonwatt.server.live.LiveEvent;
import org.commonwatt.server.live.LiveSession;
import org.commonwatt.server.live.LiveSessions;
import org.commonwatt.server.live.Mailbox;
import org.commonwatt.server.live.Stream;

/// Live sessions: start, look, control, stream.
public final class LiveRoutes implements Stream.Subject {
    /// Path of the WebSocket.
    public static final String STREAM = "/api/v1/live/{session}/stream";

    private static final Pattern STREAM_PATH =
            Pattern.compile("/api/v1/live/([A-Za-z0-9._-]{1,80})/stream");
    private static final long MOST_SEED = (1L << 53) - 1;

    private final Catalogue catalogue;
    private final LiveSessions sessions;

    /// @param catalogue scenarios and policies
    /// @param sessions what is played
    public LiveRoutes(Catalogue catalogue, LiveSessions sessions) {
        this.catalogue = catalogue;
        this.sessions = sessions;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/live", this::list),
                Route.post("/api/v1/live", this::start),
                Route.get("/api/v1/live/{session}", this::one),
                Route.delete("/api/v1/live/{session}", this::end),
                Route.post("/api/v1/live/{session}/control", this::control),
                Route.get("/api/v1/live/{session}/state", this::state),
                Route.get("/api/v1/live/{session}/history", this::history),
                Route.get(STREAM, this::stream));
    }

    private Answer list(Exchange exchange) {
        return Answer.json(
                Map.of(
                        "sessions",
                        sessions.all().stream()
                                .filter(session -> mayWatch(session, exchange.viewer()))
                                .map(session -> describe(session, exchange.viewer()))
                                .toList()));
    }

    private static boolean mayWatch(LiveSession session, Viewer viewer) {
        return viewer.isOperator() || session.scenario().community().size() >= Viewer.LEAST_MEMBERS;
    }

    private Answer start(Exchange exchange) {
        exchange.viewer().requireOperator();
        Body body = exchange.body();
        String scenario = body.name("scenario");
        String policy = body.optionalName("policy").orElse("rule");
        OptionalLong seed = body.integer("seed", 0, MOST_SEED);
        OptionalLong days = body.integer("days", 1, 366);
        double speed =
                body.number("speed", LiveSession.LEAST_SPEED, LiveSession.MOST_SPEED).orElse(4);
        boolean play = body.flag("play", true);
        body.end();
        Scenario unpriced =
                catalogue.scenario(
                        scenario,
                        seed,
                        days.isPresent()
                                ? OptionalInt.of((int) days.getAsLong())
                                : OptionalInt.empty());
        boolean planned = CommunityPrices.arePlanned(unpriced);
        Scenario priced = CommunityPrices.priced(unpriced, HighsSolver::new);
        catalogue.policy(policy, priced, 0);
        LiveSession session = sessions.start(priced, planned, policy, catalogue::policy);
        session.speed(speed);
        if (play) {
            session.play();
        }
        return Answer.json(201, describe(session, exchange.viewer()))
                .with("Location", "/api/v1/live/" + session.id());
    }

    private static Map<String, Object> describe(LiveSession session, Viewer viewer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("session", session.id());
        json.put("scenario", session.scenario().name());
        json.put("policy", session.policy());
        json.put("status", session.status());
        json.put("speed", session.speed());
        json.putAll(ScenarioJson.of(session.scenario(), viewer));
        return json;
    }

    private LiveSession watched(Exchange exchange) {
        return watched(exchange.name("session"), exchange.viewer());
    }

    private LiveSession watched(String id, Viewer viewer) {
        LiveSession session = sessions.of(id);
        viewer.requireCrowd(session.scenario().community().size());
        return session;
    }

    private Answer one(Exchange exchange) {
        return Answer.json(describe(watched(exchange), exchange.viewer()));
    }

    private Answer end(Exchange exchange) {
        exchange.viewer().requireOperator();
        sessions.end(exchange.name("session"));
        return Answer.nothing();
    }

    private Answer state(Exchange exchange) {
        return Answer.jsonText(watched(exchange).state(exchange.viewer()));
    }

    private Answer history(Exchange exchange) {
        LiveSession session = watched(exchange);
        return Answer.json(session.history(exchange.queryInteger("points", 2, 2000, 500)));
    }

    private Answer control(Exchange exchange) {
        exchange.viewer().requireOperator();
        LiveSession session = watched(exchange);
        control(session, exchange.body());
        return Answer.jsonText(session.state(exchange.viewer()));
    }

    private Answer stream(Exchange exchange) {
        watched(exchange);
        throw new Refusal(426, "Open this path as a WebSocket.\nMaybe too many are open.");
    }

    private static void control(LiveSession session, Body body) {
        String action =
                body.word(
                        "action",
                        List.of("play", "pause", "speed", "step", "seek", "policy", "event"));
        int last = session.scenario().axis().steps();
        Runnable what =
                switch (action) {
                    case "play" -> session::play;
                    case "pause" -> session::pause;
                    case "speed" -> {
                        double speed =
                                body.number(
                                                "speed",
                                                LiveSession.LEAST_SPEED,
                                                LiveSession.MOST_SPEED)
                                        .orElseThrow(() -> missing("speed"));
                        yield () -> session.speed(speed);
                    }
                    case "step" -> {
                        int steps = (int) body.integer("steps", 1, 10_000).orElse(1);
                        yield () -> session.step(steps);
                    }
                    case "seek" -> {
                        int step =
                                (int)
                                        body.integer("step", 0, last)
                                                .orElseThrow(() -> missing("step"));
                        yield () -> session.seek(step);
                    }
                    case "policy" -> {
                        String policy = body.name("policy");
                        yield () -> session.become(policy);
                    }
                    default -> event(session, body);
                };
        body.end();
        what.run();
    }

    private static Runnable event(LiveSession session, Body body) {
        Body event = body.object("event").orElseThrow(() -> missing("event"));
        var kind = LiveEvent.Kind.of(event.word("kind", LiveEvent.Kind.keys()));
        long minutes = event.integer("minutes", 1, 10_080).orElse(60);
        double factor = event.number("factor", 0, 100).orElse(kind.usualFactor());
        event.end();
        return () -> session.happen(kind, minutes, factor);
    }

    private static Refusal missing(String field) {
        return Refusal.ofField(field, "The field %s is missing.".formatted(field));
    }

    @Override
    public Stream.Watched watch(String path, Viewer viewer) {
        Matcher id = STREAM_PATH.matcher(path);
        if (!id.matches()) {
            throw new Refusal(404, "There is no such WebSocket.");
        }
        return new Watching(watched(id.group(1), viewer), viewer);
    }

    private record Watching(LiveSession session, Viewer viewer) implements Stream.Watched {
        @Override
        public void opened(Mailbox mailbox) {
            session.watch(mailbox, viewer);
        }

        @Override
        public void message(Mailbox mailbox, String text) {
            try {
                viewer.requireOperator();
                control(session, Body.of(text));
            } catch (Refusal refusal) {
                mailbox.letter(Json.text(Map.of("type", "problem", "problem", refusal.json())));
            }
        }

        @Override
        public void closed(Mailbox mailbox) {
            session.leave(mailbox);
        }
    }
}
