package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.commonwatt.server.bench.BrokenFrames;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Malformed requests and frames are refused: none makes the service fail, none hangs. More of them
/// with `-Dcommonwatt.fuzz=100000`.
final class FuzzTest {
    private static final int CASES = Integer.getInteger("commonwatt.fuzz", 2000);
    private static final List<String> PIECES =
            List.of(
                    "..",
                    "%2e%2e%2f",
                    "%00",
                    "\u0000",
                    "/",
                    "//",
                    "village",
                    "live-1",
                    "job-1",
                    "-1",
                    "1e999",
                    "NaN",
                    "null",
                    "[]",
                    "{}",
                    "{\"scenario\":",
                    "\"",
                    "\\",
                    "'; DROP TABLE",
                    "${jndi:x}",
                    "\ud800",
                    "ü",
                    "a".repeat(300),
                    " ",
                    "\r\n",
                    "?policy=",
                    "&policy=",
                    "{\"action\":\"seek\",\"step\":-5}",
                    "{\"action\":\"event\",\"event\":{}}",
                    "true");

    @TempDir private static Path data;
    private static RunningService service;
    private static List<String> routes;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.on(data);
        service.ask("/api/v1/live", "{\"scenario\": \"village\", \"days\": 1, \"play\": false}");
        // Those that compute on an empty body are played elsewhere.
        routes =
                service.routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .filter(
                                r ->
                                        !r.matches(
                                                ".*/api/(comparison|scalability|simulation|export)/.*"))
                        .toList();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String piece(SplittableRandom random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static String pieces(SplittableRandom random) {
        var text = new StringBuilder();
        for (int k = random.nextInt(4); k >= 0; k--) {
            text.append(piece(random));
        }
        return text.toString();
    }

    @Test
    void malformedRequests_areRefused() throws Exception {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            String route = routes.get(random.nextInt(routes.size()));
            String path = route.split(" ", -1)[1];
            while (path.contains("{")) {
                path =
                        path.replaceFirst(
                                "\\{[a-z]+}",
                                java.util.regex.Matcher.quoteReplacement(encoded(pieces(random))));
            }
            if (random.nextBoolean()) {
                path += "?policy=" + encoded(pieces(random)) + "&date=" + encoded(piece(random));
            }
            HttpRequest.Builder request;
            try {
                request = HttpRequest.newBuilder(service.uri(path));
            } catch (IllegalArgumentException _) {
                continue;
            }
            String body =
                    random.nextBoolean() ? pieces(random) : "{\"x\": %s}".formatted(pieces(random));
            String method = random.nextInt(10) == 0 ? "PUT" : route.split(" ", -1)[0];
            request.method(
                    method,
                    method.equals("GET")
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofString(body));
            HttpResponse<String> response =
                    service.client().send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode())
                    .as("seed %d: %s %s %s answers %s", seed, method, path, body, response.body())
                    .isNotIn(500, 501, 502, 504);
        }
    }

    private static String encoded(String text) {
        return text.contains("%")
                ? text.replaceAll("[^A-Za-z0-9%._-]", "")
                : java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void brokenBytes_areRefusedOrCut() throws Exception {
        String good =
                "POST /api/v1/live/live-1/control HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"action\":\"pause\"}"
                        .formatted(service.port());
        for (int seed = 0; seed < CASES / 3; seed++) {
            var random = new SplittableRandom(seed);
            byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
            for (int k = random.nextInt(6); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            if (random.nextInt(3) == 0) {
                bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            String answer = RawSocket.exchange(service.port(), bytes);
            assertThat(answer)
                    .as("seed %d: %s", seed, new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotStartWith("HTTP/1.1 5");
        }
        assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void brokenFrames_endTheirConnectionOnly() throws Exception {
        String stream =
                "/api/v1/live/%s/stream"
                        .formatted(
                                service.ask(
                                                "/api/v1/live",
                                                "{\"scenario\": \"village\", \"days\": 1}")
                                        .path("session")
                                        .asString());
        BrokenFrames.Outcome outcome = BrokenFrames.send(service.port(), stream, CASES, 1);
        assertThat(outcome.internalErrors()).isZero();
        JsonNode status = service.json("/api/v1/status");
        for (int k = 0; k < 200 && status.path("clients").asInt() > 0; k++) {
            Thread.sleep(50);
            status = service.json("/api/v1/status");
        }
        assertThat(status.path("clients").asInt()).as("no socket is left behind").isZero();
    }
}
