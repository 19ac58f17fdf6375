package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.net.URI;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.experiments.audit.AuditReport;
import org.commonwatt.experiments.audit.RunAudit;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class KilledServiceTest {
    private static final String STREET =
            """
            commonwatt: 1
            name: street
            time: {start: 2025-01-01, days: 364, step: PT15M, zone: Europe/London}
            currency: GBP
            tariff: {import: 0.25, feedIn: 0.08}
            market: {mechanism: mid-market-rate}
            participants: {generate: {count: 12, seed: 3}}
            """;
    private static final String REQUEST =
            """
            {"scenario": "street", "policies": ["none", "rule"], "name": "%s"}""";

    private static final String PLANNED =
            """
            {"scenario": "lane", "policies": ["rule", "mpc"], "name": "%s"}""";
    private static final String TRAINING =
            """
            {"scenario": "cart-pole", "algorithm": "ppo", "steps": 40000, "name": "%s"}""";

    @TempDir private Path data;

    @Test
    void serviceKilledDuringARun_goesOnAfterARestart() throws Exception {
        Files.writeString(
                Files.createDirectory(data.resolve("street")).resolve("scenario.yaml"), STREET);
        killDuring("runs", REQUEST.formatted("killed"), 40);

        // What had been written stands: whole days, both sides of the ledger equal.
        AuditReport audit = RunAudit.of(data.resolve("killed.partial"));
        assertThat(audit.checks()).isNotEmpty().allMatch(AuditReport.Check::holds);
        assertThat(data.resolve("killed")).doesNotExist();

        try (RunningService service = RunningService.on(data)) {
            JsonNode job = service.finished("job-1");
            assertThat(job.path("status").asString()).isEqualTo("finished");
            assertThat(job.path("restarted").asBoolean()).isTrue();
            String other =
                    service.ask("/api/v1/runs", REQUEST.formatted("whole")).path("job").asString();
            service.finished(other);
        }
        for (String file : new String[] {"kpis.csv", "bills.csv", "trades.csv"}) {
            assertThat(data.resolve("killed").resolve(file))
                    .hasSameTextualContentAs(data.resolve("whole").resolve(file));
        }
    }

    /// Killed in the second policy, which plans: what it had decided is not planned once more.
    @Test
    void serviceKilledWhilePlanning_goesOnFromTheDaysThatWereFinished() throws Exception {
        Files.writeString(
                Files.createDirectory(data.resolve("lane")).resolve("scenario.yaml"),
                STREET.replace("street", "lane")
                        .replace("364", "14")
                        .replace("PT15M", "PT1H")
                        .replace("count: 12", "count: 6"));
        killDuring("runs", PLANNED.formatted("killed"), 14 + 4);
        Path decisions = data.resolve("killed.partial/decisions/mpc.bin");
        byte[] kept = Files.readAllBytes(decisions);
        assertThat(kept).isNotEmpty();

        try (RunningService service = RunningService.on(data)) {
            assertThat(service.finished("job-1").path("status").asString()).isEqualTo("finished");
            service.finished(
                    service.ask("/api/v1/runs", PLANNED.formatted("whole")).path("job").asString());
        }

        for (String file : new String[] {"kpis.csv", "bills.csv", "decisions/mpc.bin"}) {
            assertThat(data.resolve("killed").resolve(file))
                    .hasSameBinaryContentAs(data.resolve("whole").resolve(file));
        }
        AuditReport audit = RunAudit.of(data.resolve("killed"));
        assertThat(audit.checks()).isNotEmpty().allMatch(AuditReport.Check::holds);
    }

    @Test
    void serviceKilledDuringATraining_goesOnToTheSameWeights() throws Exception {
        killDuring("trainings", TRAINING.formatted("killed"), 8_000);

        try (RunningService service = RunningService.on(data)) {
            JsonNode job = service.finished("job-1");
            assertThat(job.path("status").asString()).isEqualTo("finished");
            assertThat(job.path("restarted").asBoolean()).isTrue();
            service.finished(
                    service.ask("/api/v1/trainings", TRAINING.formatted("whole"))
                            .path("job")
                            .asString());
            assertThat(service.json("/api/v1/trainings/killed").path("status").asString())
                    .isEqualTo("complete");
        }
        for (String file : new String[] {"policy/weights.safetensors", "policy/manifest.json"}) {
            assertThat(data.resolve("killed").resolve(file))
                    .hasSameBinaryContentAs(data.resolve("whole").resolve(file));
        }
    }

    /// Kills a service with its first job when so much of it is done.
    private void killDuring(String route, String request, int done) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules",
                                "jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-cp",
                                classPath(),
                                KilledService.class.getName(),
                                data.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            String port = String.valueOf(out.readLine()).replace("port ", "");
            String root = "http://localhost:" + port + "/api/v1/";
            client.send(
                    HttpRequest.newBuilder(URI.create(root + route))
                            .POST(HttpRequest.BodyPublishers.ofString(request))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            JsonNode job = job(client, root);
            while (job.path("done").asInt() < done
                    && !job.path("status").asString().equals("finished")) {
                Thread.sleep(2);
                job = job(client, root);
            }
            assertThat(job.path("status").asString()).isEqualTo("running");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).isEqualTo(137);
    }

    private static String classPath() throws Exception {
        if (KilledService.class.getClassLoader() instanceof URLClassLoader loader) {
            var paths = new java.util.StringJoiner(java.io.File.pathSeparator);
            for (var url : loader.getURLs()) {
                paths.add(Path.of(url.toURI()).toString());
            }
            return paths.toString();
        }
        return System.getProperty("java.class.path");
    }

    private static JsonNode job(HttpClient client, String root) throws Exception {
        return Json.mapper()
                .readTree(
                        client.send(
                                        HttpRequest.newBuilder(URI.create(root + "jobs/job-1"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
    }
}
