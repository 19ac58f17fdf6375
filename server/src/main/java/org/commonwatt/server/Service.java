package org.commonwatt.server;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.websocket.WsConfig;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.commonwatt.server.api.ComparisonRoutes;
import org.commonwatt.server.api.ExplainRoutes;
import org.commonwatt.server.api.Explainers;
import org.commonwatt.server.api.JobRoutes;
import org.commonwatt.server.api.LiveExplainRoutes;
import org.commonwatt.server.api.LiveRoutes;
import org.commonwatt.server.api.OpenApi;
import org.commonwatt.server.api.RunDownloads;
import org.commonwatt.server.api.RunFairness;
import org.commonwatt.server.api.RunMoney;
import org.commonwatt.server.api.RunNetwork;
import org.commonwatt.server.api.RunRoutes;
import org.commonwatt.server.api.RunSteps;
import org.commonwatt.server.api.ScenarioRoutes;
import org.commonwatt.server.api.StatusRoutes;
import org.commonwatt.server.api.TrainingRoutes;
import org.commonwatt.server.data.Catalogue;
import org.commonwatt.server.data.ComparisonWork;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunWork;
import org.commonwatt.server.data.TrainingWork;
import org.commonwatt.server.data.Trainings;
import org.commonwatt.server.http.Doors;
import org.commonwatt.server.http.Gate;
import org.commonwatt.server.http.Metrics;
import org.commonwatt.server.http.Pages;
import org.commonwatt.server.http.RateLimit;
import org.commonwatt.server.http.Route;
import org.commonwatt.server.job.JobQueue;
import org.commonwatt.server.job.Work;
import org.commonwatt.server.live.LiveSessions;
import org.commonwatt.server.live.Sockets;
import org.commonwatt.server.live.Stream;
import org.commonwatt.server.published.GridSession;
import org.commonwatt.server.published.PublishedRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running service. [#start] returns once requests are taken; [#close] ends open work in order.
public final class Service implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Service.class);
    private static final int LONGEST_FRAME = 64 * 1024;
    private static final int SEND_BUFFER = 128 * 1024;
    private static final String JOBS = ".jobs";

    private final WebServer server;
    private final LiveSessions sessions;
    private final GridSession grid;
    private final JobQueue jobs;
    private final List<Route> routes;
    private final AtomicBoolean ready;

    private Service(
            WebServer server,
            LiveSessions sessions,
            GridSession grid,
            JobQueue jobs,
            List<Route> routes,
            AtomicBoolean ready) {
        this.server = server;
        this.sessions = sessions;
        this.grid = grid;
        this.jobs = jobs;
        this.routes = List.copyOf(routes);
        this.ready = ready;
    }

    /// Starts the service; jobs that an earlier one left go on.
    ///
    /// @throws IOException if the data folder cannot be used or the port cannot be had
    public static Service start(ServiceSettings settings, Clock clock) throws IOException {
        // Longer than 45 lines because here, and only here, the parts are put together.
        requirePort(settings);
        var data = new DataFolder(settings.data());
        data.prepare();
        var catalogue = new Catalogue(data);
        var limits = settings.limits();
        var sessions = new LiveSessions(limits.sessions(), System::nanoTime);
        var sockets = new Sockets(limits.sockets());
        var metrics = new Metrics();
        var ready = new AtomicBoolean();
        var training = new TrainingWork(data, catalogue, clock, settings.version());
        var works = works(data, catalogue, training, settings.version());
        var jobs = new JobQueue(data.root().resolve(JOBS), works, limits.queuedJobs(), clock);
        Gate gate = gate(settings);
        var live = new LiveRoutes(catalogue, sessions);
        List<Route> routes = new ArrayList<>();
        var identity = new StatusRoutes.Identity(settings.version(), clock.instant());
        routes.addAll(
                new StatusRoutes(identity, sessions, sockets, jobs, metrics, ready::get).routes());
        routes.addAll(live.routes());
        routes.addAll(new LiveExplainRoutes(sessions).routes());
        routes.addAll(stored(data, catalogue, jobs));
        routes.addAll(
                new TrainingRoutes(data, catalogue, jobs, training, limits.trainingSteps())
                        .routes());
        var grid = new GridSession(clock, GridSession.USUAL_TICK_NANOS);
        var published =
                new PublishedRoutes(grid, () -> new Trainings(data).curvesOf("neighbourhoods"));
        routes.addAll(published.routes());
        gauges(metrics, sessions, sockets, jobs);
        var doors = new Doors(gate, limits, metrics, new Pages("/dashboard/"));
        var streams =
                WsRouting.builder()
                        .endpoint(LiveRoutes.STREAM, () -> new Stream(gate, sockets, live))
                        .endpoint(
                                PublishedRoutes.STREAM, () -> new Stream(gate, sockets, published));
        try {
            WebServer server = server(settings, doors, routes, streams);
            ready.set(true);
            LOG.info("listening on {}:{}", settings.address().getHostAddress(), server.port());
            return new Service(server, sessions, grid, jobs, routes, ready);
        } catch (IOException failure) {
            jobs.close();
            throw failure;
        }
    }

    private static Gate gate(ServiceSettings settings) {
        var limits = settings.limits();
        return new Gate(
                settings.access(),
                settings.address().isLoopbackAddress(),
                new RateLimit(limits.requestsPerSecond(), limits.burst(), System::nanoTime));
    }

    /// Asked beforehand: the web server would only log that it cannot listen.
    private static void requirePort(ServiceSettings settings) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.address(), settings.port()));
        }
    }

    private static Map<String, Work> works(
            DataFolder data, Catalogue catalogue, TrainingWork training, String version) {
        return Map.of(
                RunRoutes.KIND, new RunWork(data, catalogue, version),
                ComparisonRoutes.KIND, new ComparisonWork(data, catalogue, version),
                TrainingRoutes.KIND, training);
    }

    private static List<Route> stored(DataFolder data, Catalogue catalogue, JobQueue jobs) {
        List<Route> routes = new ArrayList<>();
        routes.addAll(new OpenApi().routes());
        routes.addAll(new ScenarioRoutes(catalogue).routes());
        routes.addAll(new RunRoutes(data, catalogue, jobs).routes());
        routes.addAll(new RunMoney(data).routes());
        routes.addAll(new RunFairness(data).routes());
        routes.addAll(new RunSteps(data).routes());
        routes.addAll(new RunDownloads(data).routes());
        var explainers = new Explainers();
        routes.addAll(new ExplainRoutes(data, explainers).routes());
        routes.addAll(new RunNetwork(data, explainers).routes());
        routes.addAll(new JobRoutes(jobs).routes());
        routes.addAll(new ComparisonRoutes(data, catalogue, jobs).routes());
        return routes;
    }

    private static void gauges(
            Metrics metrics, LiveSessions sessions, Sockets sockets, JobQueue jobs) {
        metrics.gauge("commonwatt_live_sessions", "Live sessions.", () -> sessions.all().size());
        metrics.gauge("commonwatt_websockets", "Open WebSockets.", sockets::open);
        metrics.gauge("commonwatt_jobs_queued", "Jobs that wait.", jobs::queued);
        metrics.gauge("commonwatt_jobs_running", "Jobs that are being done.", jobs::running);
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
                    // What a client does not read waits in the system's buffer: bounded, too.
                    .connectionOptions(options -> options.socketSendBufferSize(SEND_BUFFER))
                    .idleConnectionTimeout(Duration.ofMinutes(2))
                    .directHandlers(Doors.malformed())
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

    /// Everything that it answers, besides pages.
    List<Route> routes() {
        return routes;
    }

    /// Takes no more requests, lets watchers go, and stops jobs so that they can go on later.
    @Override
    public void close() {
        ready.set(false);
        sessions.close();
        grid.close();
        server.stop();
        jobs.close();
        LOG.info("stopped");
    }
}
