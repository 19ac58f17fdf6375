package org.commonwatt.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.RoutedPath;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leads requests to routes: checks them at the [Gate], answers refusals as problems, counts and
/// logs, and adds the headers that every answer has.
public final class Doors {
    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri"
                            + " 'none'; form-action 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "no-referrer",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), microphone=(), geolocation=()");

    private final Gate gate;
    private final Limits limits;
    private final Metrics metrics;
    private final Pages pages;

    /// @param pages what paths outside the API show
    public Doors(Gate gate, Limits limits, Metrics metrics, Pages pages) {
        this.gate = gate;
        this.limits = limits;
        this.metrics = metrics;
        this.pages = pages;
    }

    /// Answers what is no HTTP request, and therefore reaches no route.
    public static DirectHandlers malformed() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, (_, type, status, _, _) -> malformed(type, status));
        }
        return handlers.build();
    }

    /// Routes catch what goes wrong in them: what fails before them is the request's fault.
    private static DirectHandler.TransportResponse malformed(
            DirectHandler.EventType event, Status status) {
        boolean failed = event == DirectHandler.EventType.INTERNAL_ERROR || status.code() >= 500;
        int code = failed ? 400 : status.code();
        Answer answer =
                Answer.problem(
                        new Refusal(
                                code,
                                code == 413
                                        ? "The request is too large."
                                        : "This is no request that can be read."));
        return DirectHandler.TransportResponse.builder()
                .status(Status.create(code))
                .header(HeaderNames.CONTENT_TYPE, answer.mediaType())
                .keepAlive(false)
                .entity(answer.bytes())
                .build();
    }

    /// Adds routes, pages, and what is said where there is neither.
    public void build(HttpRouting.Builder routing, List<Route> routes) {
        for (Route route : routes) {
            routing.route(
                    Method.create(route.method()),
                    route.path(),
                    (request, response) -> answer(request, response, route));
        }
        Route nothing = new Route("*", "*", true, _ -> new Answer(0, "", new byte[0], Map.of()));
        routing.any((request, response) -> answer(request, response, withPages(nothing, request)));
    }

    private Route withPages(Route nothing, ServerRequest request) {
        return new Route(
                nothing.method(),
                nothing.path(),
                true,
                _ -> {
                    String path = request.path().rawPath();
                    boolean reads = request.prologue().method().equals(Method.GET);
                    if (path.startsWith("/api/") || path.startsWith("/ws/") || !reads) {
                        throw new Refusal(404, "Nothing answers this method and path.");
                    }
                    return pages.at(path)
                            .orElseThrow(() -> new Refusal(404, "There is no such page."));
                });
    }

    private void answer(ServerRequest request, ServerResponse response, Route route) {
        long before = System.nanoTime();
        Answer answer;
        try {
            answer = answer(request, route);
        } catch (Refusal refusal) {
            answer = Answer.problem(refusal);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            LOG.error("{} {} failed", route.method(), route.path(), failure);
            answer = Answer.problem(new Refusal(500, "The service failed; its log says more."));
        }
        send(response, answer);
        long nanos = System.nanoTime() - before;
        metrics.request(route.method(), route.path(), answer.status(), nanos);
        LOG.atInfo()
                .addKeyValue("method", route.method())
                .addKeyValue("route", route.path())
                .addKeyValue("status", answer.status())
                .addKeyValue("micros", nanos / 1000)
                .log("request");
    }

    private Answer answer(ServerRequest request, Route route) {
        gate.requireRate(request.remotePeer().host());
        gate.requireSameSite(
                header(request, HeaderNames.HOST), header(request, HeaderNames.ORIGIN));
        Viewer viewer =
                route.open()
                        ? Viewer.PUBLIC
                        : gate.viewer(header(request, HeaderNames.AUTHORIZATION));
        return route.handler()
                .answer(
                        new Exchange(
                                viewer,
                                places(route, request.path()),
                                request.query().toMap(),
                                () -> content(request)));
    }

    private static Map<String, String> places(Route route, RoutedPath path) {
        Map<String, String> places = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(route.path());
        while (parameter.find()) {
            String name = parameter.group(1);
            places.put(name, path.pathParameters().first(name).orElse(""));
        }
        return places;
    }

    private static @Nullable String header(ServerRequest request, io.helidon.http.HeaderName name) {
        return request.headers().first(name).orElse(null);
    }

    private byte[] content(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        byte[] bytes;
        try (InputStream in = request.content().inputStream()) {
            bytes = in.readNBytes(limits.bodyBytes() + 1);
        } catch (IOException | RuntimeException cut) {
            // Whichever it is: what was announced did not come.
            throw new Refusal(400, "The body ended before its end.");
        }
        if (bytes.length > limits.bodyBytes()) {
            throw new Refusal(
                    413, "The body may have %d bytes at most.".formatted(limits.bodyBytes()));
        }
        return bytes;
    }

    private static void send(ServerResponse response, Answer answer) {
        response.status(Status.create(answer.status()));
        HEADERS.forEach((name, value) -> response.header(name, value));
        if (!answer.mediaType().isEmpty()) {
            response.header("Content-Type", answer.mediaType());
        }
        if (!answer.headers().containsKey("Cache-Control")) {
            response.header("Cache-Control", "no-store");
        }
        answer.headers().forEach((name, value) -> response.header(name, value));
        response.send(answer.bytes());
    }
}
