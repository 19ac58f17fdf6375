package org.commonwatt.server.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Metrics;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.JobQueue;
import org.commonwatt.server.live.LiveSessions;
import org.commonwatt.server.live.Sockets;

/// What the service says of itself: status, health, metrics.
public final class StatusRoutes {
    private final String version;
    private final Instant startedAt;
    private final LiveSessions sessions;
    private final Sockets sockets;
    private final JobQueue jobs;
    private final Metrics metrics;
    private final BooleanSupplier ready;

    /// What the service is.
    ///
    /// @param version of the program
    /// @param startedAt when the service started
    public record Identity(String version, Instant startedAt) {}

    /// @param ready whether requests are taken
    public StatusRoutes(
            Identity identity,
            LiveSessions sessions,
            Sockets sockets,
            JobQueue jobs,
            Metrics metrics,
            BooleanSupplier ready) {
        version = identity.version;
        startedAt = identity.startedAt;
        this.jobs = jobs;
        this.sessions = sessions;
        this.sockets = sockets;
        this.metrics = metrics;
        this.ready = ready;
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/status", this::status),
                Route.open("/health/live", _ -> health(true)),
                Route.open("/health/ready", _ -> health(ready.getAsBoolean())),
                Route.get("/metrics", this::metrics));
    }

    private Answer status(Exchange exchange) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "commonwatt");
        json.put("version", version);
        json.put("api", "1");
        json.put("startedAt", startedAt.toString());
        json.put("role", exchange.viewer().role().key());
        json.put("member", exchange.viewer().member());
        json.put("sessions", sessions.all().size());
        json.put("clients", sockets.open());
        json.put("jobs", Map.of("queued", jobs.queued(), "running", jobs.running()));
        return Answer.json(json);
    }

    private static Answer health(boolean up) {
        return Answer.json(up ? 200 : 503, Map.of("status", up ? "UP" : "DOWN"));
    }

    private Answer metrics(Exchange exchange) {
        exchange.viewer().requireOperator();
        return Answer.bytes(
                "text/plain; version=0.0.4; charset=utf-8",
                metrics.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
