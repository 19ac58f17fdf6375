package org.commonwatt.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonwatt.server.api.LiveRoutes;
import org.commonwatt.server.api.OpenApi;
import org.commonwatt.server.api.ScenarioRoutes;
import org.commonwatt.server.api.StatusRoutes;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.http.Doors;
import org.commonwatt.server.http.Gate;
import org.commonwatt.server.http.Metrics;
import org.commonwatt.server.http.Pages;
import org.commonwatt.server.http.RateLimit;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.live.LiveSessions;
import org.commonwatt.server.live.Sockets;
import org.commonwatt.server.live.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service. [#start] returns once requests are taken; [#close] ends open work in order.
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int LONGEST_FRAME = 64 * 1024;

    private final WebServer server;
    private final LiveSessions sessions;
    private final AtomicBoolean ready;

    private Service(WebServer server, LiveSessions sessions, AtomicBoolean ready) {
        this.server = server;
        this.sessions = sessions;
        this.ready = ready;
    }

    /// Starts the service.
    ///
    /// @throws IOException if the data folder cannot be used or the port cannot be had
    public static Service start(ServiceSettings settings, Clock clock) throws IOException {
        var data = new DataFolder(settings.data());
        data.prepare();
        var catalogue = new Catalogue(data);
        var limits = settings.limits();
        var sessions = new LiveSessions(limits.sessions(), System::nanoTime);
        var sockets = new Sockets(limits.sockets());
        var metrics = new Metrics();
        var ready = new AtomicBoolean();
        var gate =
                new Gate(
                        settings.access(),
                        settings.address().isLoopbackAddress(),
                        new RateLimit(
                                limits.requestsPerSecond(), limits.burst(), System::nanoTime));
        var live = new LiveRoutes(catalogue, sessions);
        List<Route> routes = new ArrayList<>();
        routes.addAll(
                new StatusRoutes(
                                settings.version(),
                                clock.instant(),
                                sessions,
                                sockets,
                                metrics,
                                ready::get)
                        .routes());
        routes.addAll(new OpenApi().routes());
        routes.addAll(new ScenarioRoutes(catalogue).routes());
        routes.addAll(live.routes());
        gauges(metrics, sessions, sockets);
        var doors = new Doors(gate, limits, metrics, new Pages("/dashboard/"));
        var streams =
                WsRouting.builder()
                        .endpoint(LiveRoutes.STREAM, () -> new Stream(gate, sockets, live));
        WebServer server = server(settings, doors, routes, streams);
        ready.set(true);
        LOG.info("listening on {}:{}", settings.address().getHostAddress(), server.port());
        return new Service(server, sessions, ready);
    }

    private static void gauges(Metrics metrics, LiveSessions sessions, Sockets sockets) {
        metrics.gauge("commonwatt_live_sessions", "Live sessions.", () -> sessions.all().size());
        metrics.gauge("commonwatt_websockets", "Open WebSockets.", sockets::open);
        Runtime runtime = Runtime.getRuntime();
        metrics.gauge(
                "commonwatt_heap_used_bytes",
                "Heap in use.",
                () -> runtime.totalMemory() - runtime.freeMemory());
    }

    private static WebServer server(
            ServiceSettings settings, Doors doors, List<Route> routes, WsRouting.Builder streams)
            throws IOException {
        var limits = settings.limits();
        try {
            return WebServer.builder()
                    .address(settings.address())
                    .port(settings.port())
                    .shutdownHook(false)
                    .shutdownGracePeriod(Duration.ofSeconds(2))
                    .maxPayloadSize(4L * limits.bodyBytes())
                    .maxTcpConnections(limits.connections())
                    .idleConnectionTimeout(Duration.ofMinutes(2))
                    .featuresDiscoverServices(false)
                    .protocolsDiscoverServices(false)
                    .addProtocol(
                            Http1Config.builder()
                                    .maxPrologueLength(4096)
                                    .maxHeadersSize(16 * 1024)
                                    .build())
                    .addProtocol(WsConfig.builder().maxFrameLength(LONGEST_FRAME).build())
                    .routing(routing -> doors.build(routing, routes))
                    .addRouting(streams)
                    .build()
                    .start();
        } catch (RuntimeException failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new IOException(String.valueOf(cause.getMessage()), failure);
        }
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Takes no more requests, lets watchers go and ends sessions.
    @Override
    public void close() {
        ready.set(false);
        sessions.close();
        server.stop();
        LOG.info("stopped");
    }
}
