package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Trainings as jobs, from the request to a policy that decides.
final class TrainingTest {
    private static final String PAIR =
            """
            commonwatt: 1
            name: pair
            time: {start: 2025-01-01, days: 364, step: PT1H, zone: Europe/London}
            currency: GBP
            tariff: {import: 0.25, feedIn: 0.08}
            market: {mechanism: mid-market-rate}
            participants:
              - {id: north, load: {generate: {annualKwh: 3000}}, pv: {kWp: 3}, battery: {capacityKwh: 5}}
              - {id: south, load: {generate: {annualKwh: 2800}}}
            """;

    @TempDir private static Path data;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                Files.createDirectory(data.resolve("pair")).resolve("scenario.yaml"), PAIR);
        service = RunningService.on(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode train(String body) throws Exception {
        JsonNode job = service.ask("/api/v1/trainings", body);
        assertThat(job.path("job").isString()).as("%s", job).isTrue();
        return job;
    }

    @Test
    void training_thatIsFinished_isAPolicyWithCurves() throws Exception {
        JsonNode job =
                train(
                        """
                        {"scenario": "pair", "algorithm": "ippo", "steps": 6000, "seed": 7,
                         "robust": "dose:0.5", "equity": "gini:0.5", "name": "learnt"}""");

        JsonNode over = service.finished(job.path("job").asString());

        assertThat(over.path("result").asString()).as("%s", over).endsWith("/trainings/learnt");
        assertThat(over.path("figures").path("steps").asInt()).isGreaterThanOrEqualTo(6000);
        assertThat(over.path("figures").path("validationReturn").isNumber()).isTrue();
        JsonNode training = service.json("/api/v1/trainings/learnt");
        assertThat(training.path("status").asString()).isEqualTo("complete");
        assertThat(training.path("policy").asString()).isEqualTo("learnt");
        assertThat(training.path("seed").asInt()).isEqualTo(7);
        assertThat(training.path("options").path("equity").asString()).startsWith("gini");
        assertThat(training.path("curves").path("validation/return")).isNotEmpty();
        JsonNode run =
                service.finished(
                        service.ask(
                                        "/api/v1/runs",
                                        """
                                        {"scenario": "pair", "policies": ["none", "learnt"], "days": 1}""")
                                .path("job")
                                .asString());
        assertThat(run.path("status").asString()).as("%s", run).isEqualTo("finished");
    }

    @Test
    void training_thatIsCancelled_goesOnWhereItWas() throws Exception {
        JsonNode job =
                train(
                        """
                        {"scenario": "cart-pole", "algorithm": "ppo", "steps": 60000, "name": "cut"}""");
        String id = job.path("job").asString();
        while (service.json("/api/v1/jobs/" + id).path("done").asInt() < 8000) {
            Thread.sleep(5);
        }

        service.delete("/api/v1/jobs/" + id);

        assertThat(service.finished(id).path("status").asString()).isEqualTo("cancelled");
        JsonNode cut = service.json("/api/v1/trainings/cut");
        assertThat(cut.path("status").asString()).isEqualTo("interrupted");
        int steps = cut.path("steps").asInt();
        assertThat(steps).isBetween(8000, 59_999);

        JsonNode again = service.ask("/api/v1/trainings/cut/resume", "");

        assertThat(again.path("restarted").asBoolean()).isTrue();
        JsonNode over = service.finished(again.path("job").asString());
        assertThat(over.path("status").asString()).as("%s", over).isEqualTo("finished");
        assertThat(service.json("/api/v1/trainings/cut").path("steps").asInt())
                .isGreaterThanOrEqualTo(60_000);
        assertThat(service.post("/api/v1/trainings/cut/resume", "").statusCode()).isEqualTo(409);
    }

    @Test
    void jobs_areNotHeldUpByATraining() throws Exception {
        String training =
                train("{\"scenario\": \"cart-pole\", \"algorithm\": \"ppo\", \"steps\": 1000000}")
                        .path("job")
                        .asString();
        String run =
                service.ask(
                                "/api/v1/runs",
                                "{\"scenario\": \"pair\", \"policies\": [\"rule\"], \"days\": 1}")
                        .path("job")
                        .asString();

        assertThat(service.finished(run).path("status").asString()).isEqualTo("finished");

        assertThat(service.json("/api/v1/jobs/" + training).path("status").asString())
                .isIn("queued", "running");
        service.delete("/api/v1/jobs/" + training);
        service.finished(training);
    }

    @Test
    void requests_thatCouldNotBegin_areRefusedAtOnce() throws Exception {
        String[] refused = {
            "{\"scenario\": \"nowhere\", \"algorithm\": \"ppo\"}", "404",
            "{\"scenario\": \"pair\", \"algorithm\": \"ppq\"}", "400",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"steps\": 0}", "400",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"steps\": 2000000}", "400",
            "{\"scenario\": \"pair\", \"algorithm\": \"table\", \"steps\": 1000}", "400",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"robust\": \"dose:7\"}", "422",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"equity\": \"kind\"}", "422",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"start\": \"rule\"}", "400",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"name\": \"rule\"}", "400",
            "{\"scenario\": \"cart-pole\", \"algorithm\": \"ppo\", \"robust\": \"dose:1\"}", "422",
            "{\"scenario\": \"pair\", \"algorithm\": \"ippo\", \"lr\": 1}", "400",
        };
        for (int k = 0; k < refused.length; k += 2) {
            HttpResponse<String> response = service.post("/api/v1/trainings", refused[k]);
            assertThat(response.statusCode())
                    .as("%s answers %s", refused[k], response.body())
                    .isEqualTo(Integer.parseInt(refused[k + 1]));
        }
        assertThat(service.post("/api/v1/trainings/village-trained/resume", "").statusCode())
                .isEqualTo(409);
        assertThat(service.post("/api/v1/trainings/nowhere/resume", "").statusCode())
                .isEqualTo(404);
    }
}
