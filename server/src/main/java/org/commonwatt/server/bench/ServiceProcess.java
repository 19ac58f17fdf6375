package org.commonwatt.server.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.bench.BenchFailure;
import org.commonwatt.experiments.bench.Program;

/// A service in a process of its own.
final class ServiceProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("http://[^/]*:(\\d+)/");
    private static final Pattern CLIENTS = Pattern.compile("\"clients\":(\\d+)");
    private static final Pattern HEAP = Pattern.compile("commonwatt_heap_used_bytes ([0-9.E]+)\n");
    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServiceProcess start(Program program, Path scratch) {
        Path log = scratch.resolve("serve.log");
        try {
            Process process =
                    new ProcessBuilder(
                                    program.words(
                                            List.of("-Xmx512m"),
                                            List.of(
                                                    "serve",
                                                    "--port",
                                                    "0",
                                                    "--data",
                                                    scratch.resolve("serve").toString())))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            for (int k = 0; k < 10 * PATIENCE_SECONDS && process.isAlive(); k++) {
                Matcher port = PORT.matcher(Files.readString(log));
                if (port.find()) {
                    return new ServiceProcess(process, Integer.parseInt(port.group(1)));
                }
                Thread.sleep(100);
            }
            process.destroyForcibly();
            throw new BenchFailure("The service did not start: " + Files.readString(log));
        } catch (IOException e) {
            throw new BenchFailure("The service could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
    }

    int port() {
        return port;
    }

    private String ask(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new BenchFailure("The service does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    /// Starts a live village and returns the path of its stream.
    String village() {
        String body = "{\"scenario\": \"village\", \"speed\": 0.5}";
        String answer =
                ask(request("/api/v1/live").POST(HttpRequest.BodyPublishers.ofString(body)));
        Matcher session = Pattern.compile("\"session\":\"([^\"]+)\"").matcher(answer);
        if (!session.find()) {
            throw new BenchFailure("No live session was started: " + answer);
        }
        return "/api/v1/live/%s/stream".formatted(session.group(1));
    }

    /// WebSockets that are open.
    int clients() {
        Matcher clients = CLIENTS.matcher(ask(request("/api/v1/status")));
        if (!clients.find()) {
            throw new BenchFailure("The service tells no clients.");
        }
        return Integer.parseInt(clients.group(1));
    }

    /// CPU time so far, s; NaN where the system does not tell.
    double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(time -> time.toNanos() * 1e-9)
                .orElse(Double.NaN);
    }

    /// Heap in use after a collection.
    double heapBytes() {
        collect();
        Matcher heap = HEAP.matcher(ask(request("/metrics")));
        if (!heap.find()) {
            throw new BenchFailure("The service tells no heap.");
        }
        return Double.parseDouble(heap.group(1));
    }

    private void collect() {
        try {
            Process jcmd =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                            .toString(),
                                    Long.toString(process.pid()),
                                    "GC.run")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean _ = jcmd.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new BenchFailure("jcmd of the JDK could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
