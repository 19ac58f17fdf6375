package org.commonwatt.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import org.commonwatt.server.http.Access;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Limits;
import org.commonwatt.server.http.Route;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A service on a free port of this computer, with a client.
final class RunningService implements AutoCloseable {
    /// Limits under which tests are not slowed down.
    static final Limits WIDE = new Limits(64 * 1024, 1e6, 1e6, 4096, 2000, 8, 16, 1_000_000);

    private final Service service;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token = "";

    private RunningService(Service service) {
        this.service = service;
    }

    static RunningService on(Path data) throws IOException {
        return on(data, Access.open(), WIDE);
    }

    static RunningService on(Path data, Access access, Limits limits) throws IOException {
        var settings =
                new ServiceSettings(
                        InetAddress.getLoopbackAddress(), 0, data, access, limits, "test");
        return new RunningService(Service.start(settings, Clock.systemUTC()));
    }

    /// The same service asked with a token.
    RunningService as(String bearer) {
        var other = new RunningService(service);
        other.token = bearer;
        return other;
    }

    List<Route> routes() {
        return service.routes();
    }

    /// Waits until a job is over and returns it.
    JsonNode finished(String job) throws IOException, InterruptedException {
        JsonNode json = json("/api/v1/jobs/" + job);
        for (int k = 0; k < 1200; k++) {
            String status = json.path("status").asString();
            if (!status.equals("queued") && !status.equals("running")) {
                return json;
            }
            Thread.sleep(50);
            json = json("/api/v1/jobs/" + job);
        }
        throw new AssertionError("Not over within a minute: " + json);
    }

    int port() {
        return service.port();
    }

    HttpClient client() {
        return client;
    }

    /// Opens a WebSocket whose messages go into a queue.
    WebSocket watch(String path, BlockingQueue<String> messages) {
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (!token.isEmpty()) {
            builder.subprotocols("commonwatt", "token." + token);
        }
        URI uri = URI.create("ws://localhost:" + port() + path);
        return builder.buildAsync(uri, new Collecting(messages)).join();
    }

    URI uri(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).DELETE());
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return read(get(path));
    }

    JsonNode ask(String path, String body) throws IOException, InterruptedException {
        return read(post(path, body));
    }

    static JsonNode read(HttpResponse<String> response) {
        return Json.mapper().readTree(response.body());
    }

    @Override
    public void close() {
        service.close();
    }

    private static final class Collecting implements WebSocket.Listener {
        private final BlockingQueue<String> messages;
        private final StringBuilder text = new StringBuilder();

        Collecting(BlockingQueue<String> messages) {
            this.messages = messages;
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
