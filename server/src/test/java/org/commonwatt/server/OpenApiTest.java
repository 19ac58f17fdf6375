package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The document and the service say the same: each documented route answers as documented, and no
/// other route is there.
final class OpenApiTest {
    @TempDir private static Path data;
    private static RunningService service;
    private static JsonNode document;
    private static Map<String, String> places;

    private static final String HAMLET =
            """
            commonwatt: 1
            name: hamlet
            time: {start: 2025-01-01, days: 364, step: PT1H, zone: Europe/London}
            currency: GBP
            tariff: {import: 0.25, feedIn: 0.08}
            market: {mechanism: mid-market-rate}
            participants:
              - {id: north, load: {generate: {annualKwh: 3000}}, pv: {kWp: 3}, battery: {capacityKwh: 5}}
              - {id: south, load: {generate: {annualKwh: 2800}}}
            """;

    @BeforeAll
    static void start() throws Exception {
        Path hamlet = Files.createDirectory(data.resolve("hamlet"));
        Files.writeString(hamlet.resolve("scenario.yaml"), HAMLET);
        service = RunningService.on(data);
        document = service.json("/api/v1/openapi.json");
        String session =
                service.ask(
                                "/api/v1/live",
                                """
                                {"scenario": "village", "days": 1, "speed": 100}""")
                        .path("session")
                        .asString();
        JsonNode job =
                service.ask(
                        "/api/v1/runs",
                        """
                        {"scenario": "village", "policies": ["none", "rule"], "days": 2}""");
        places =
                Map.of(
                        "session", session,
                        "job", job.path("job").asString(),
                        "run", "village",
                        "scenario", "village",
                        "training", "village-trained",
                        "comparison", "hamlet-comparison",
                        "member", "home_3",
                        "file", "kpis.csv");
        service.finished(job.path("job").asString());
        JsonNode comparison =
                service.ask(
                        "/api/v1/comparisons",
                        """
                        {"scenario": "hamlet", "policies": ["rule"], "weeks": 1}""");
        service.finished(comparison.path("job").asString());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Set<String> documented() {
        Set<String> routes = new TreeSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(
                        path ->
                                path.getValue().propertyNames().stream()
                                        .filter(method -> !method.equals("parameters"))
                                        .map(m -> m.toUpperCase(Locale.ROOT) + " " + path.getKey())
                                        .forEach(routes::add));
        return routes;
    }

    @Test
    void routes_andDocument_areTheSame() {
        Set<String> answered =
                service.routes().stream()
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(answered).isEqualTo(documented());
    }

    private static Schema schema(JsonNode inner) {
        ObjectNode whole = (ObjectNode) inner.deepCopy();
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.text(whole), InputFormat.JSON);
    }

    private static void requireAsDocumented(
            String method, String path, HttpResponse<String> response) {
        JsonNode responses =
                document.path("paths")
                        .path(path)
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("responses");
        JsonNode answer = responses.path(Integer.toString(response.statusCode()));
        assertThat(answer.isObject())
                .as("%s %s answers %d: %s", method, path, response.statusCode(), response.body())
                .isTrue();
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode content = answer.path("content");
        if (content.has("application/json")) {
            assertThat(type).isEqualTo("application/json");
            var problems =
                    schema(content.path("application/json").path("schema"))
                            .validate(response.body(), InputFormat.JSON);
            assertThat(problems).as("%s %s", method, path).isEmpty();
        } else if (!content.isEmpty() && !content.has("*/*")) {
            assertThat(type).startsWith(content.propertyNames().iterator().next());
        }
    }

    private static String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    @Test
    void everyGet_answersAsDocumented() throws Exception {
        for (String route : documented()) {
            String[] words = route.split(" ", -1);
            boolean socket = words[1].endsWith("/stream") || words[1].startsWith("/ws/");
            boolean empty = words[1].matches("/api/export/(csv|json)");
            if (words[0].equals("GET") && !socket && !empty) {
                requireAsDocumented("GET", words[1], service.get(filled(words[1])));
            }
        }
    }

    @Test
    void posts_answerAsDocumented() throws Exception {
        Map<String, List<String>> bodies =
                Map.of(
                        "/api/v1/runs/{run}/explain",
                        List.of(
                                "{\"kind\": \"bill\", \"member\": \"home_3\"}",
                                "{\"kind\": \"price\", \"step\": 50}",
                                "{\"kind\": \"what-if\", \"change\": \"import-price=+10%\"}",
                                "{\"kind\": \"balance\", \"step\": 50}",
                                "{\"kind\": \"hard-days\", \"against\": \"none\"}"),
                        "/api/v1/live/{session}/explain",
                        List.of(
                                "{\"kind\": \"balance\", \"members\": [\"home_3\", \"home_4\"]}",
                                "{\"kind\": \"price\", \"step\": 2}"),
                        "/api/v1/live/{session}/control",
                        List.of("{\"action\": \"pause\"}", "{\"action\": \"seek\", \"step\": 9}"),
                        "/api/v1/live",
                        List.of("{\"scenario\": \"island\", \"days\": 1, \"play\": false}"),
                        "/api/v1/trainings",
                        List.of(
                                "{\"scenario\": \"climbing\", \"algorithm\": \"ippo\", \"steps\": 1000}"),
                        "/api/v1/runs",
                        List.of(
                                "{\"scenario\": \"island\", \"policies\": [\"none\"], \"days\": 1}"));
        for (Map.Entry<String, List<String>> route : bodies.entrySet()) {
            for (String body : route.getValue()) {
                requireAsDocumented(
                        "POST", route.getKey(), service.post(filled(route.getKey()), body));
            }
        }
    }

    @Test
    void refusals_areProblems() throws Exception {
        Schema problem = schema(document.path("components").path("schemas").path("Problem"));
        Map<String, Integer> asked =
                Map.of(
                        "/api/v1/runs/nothing",
                        404,
                        "/api/v1/runs/..%2f..%2fetc",
                        404,
                        "/api/v1/scenarios/nothing",
                        404,
                        "/api/v1/runs/village/kpis?policy=nothing",
                        400,
                        "/api/v1/runs/village/files/ledger.duckdb",
                        404,
                        "/api/v1/runs/village/steps?date=1999-01-01",
                        400,
                        "/api/v1/live/" + places.get("session") + "/stream",
                        426,
                        "/api/v1/live/nothing/state",
                        404,
                        "/api/v2",
                        404);
        for (Map.Entry<String, Integer> each : asked.entrySet()) {
            HttpResponse<String> response = service.get(each.getKey());
            assertThat(response.statusCode()).as(each.getKey()).isEqualTo(each.getValue());
            assertThat(response.headers().firstValue("Content-Type"))
                    .as(each.getKey())
                    .hasValue("application/problem+json");
            assertThat(problem.validate(response.body(), InputFormat.JSON)).isEmpty();
        }
    }

    @Test
    void wrongFieldOfAQuestion_isNamed() throws Exception {
        Map<String, String> wrong =
                Map.of(
                        "against", "{'kind': 'hard-days', 'against': '../../etc/passwd'}",
                        "whyNot",
                                "{'kind': 'dispatch', 'member': 'home_3', 'step': 4, 'whyNot': 'fly'}",
                        "time", "{'kind': 'price', 'time': 'yesterday'}",
                        "change", "{'kind': 'what-if', 'change': '/etc/passwd'}");
        for (Map.Entry<String, String> each : wrong.entrySet()) {
            HttpResponse<String> response =
                    service.post(
                            "/api/v1/runs/village/explain", each.getValue().replace('\'', '"'));
            assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
            assertThat(Json.mapper().readTree(response.body()).path("field").asString())
                    .isEqualTo(each.getKey());
        }
    }

    /// Of 23 members, most have no battery: a mean over all would be far below that of those who
    /// do.
    @Test
    void stepsOfTheCommunity_stateOfCharge_isTheMeanOfThoseWhoHaveABattery() throws Exception {
        String path = "/api/v1/runs/village/steps?policy=rule";
        double sum = 0;
        int owners = 0;
        for (JsonNode member : service.json("/api/v1/scenarios/village").path("members")) {
            JsonNode soc =
                    service.json(path + "&member=" + member.path("id").asString())
                            .path("columns")
                            .path("soc")
                            .path(50);
            if (member.path("batteryKwh").asDouble() > 0) {
                sum += soc.asDouble();
                owners++;
            } else {
                assertThat(soc.isNull()).as(member.path("id").asString()).isTrue();
            }
        }
        JsonNode mean = service.json(path).path("columns").path("soc").path(50);
        assertThat(owners).isPositive();
        assertThat(mean.asDouble()).isCloseTo(sum / owners, within(1e-12));
    }

    @Test
    void scenarios_haveADescription() throws Exception {
        assertThat(service.json("/api/v1/scenarios").path("scenarios"))
                .hasSizeGreaterThan(3)
                .allMatch(
                        each ->
                                each.path("description").asString().isEmpty()
                                        == each.path("name").asString().equals("hamlet"));
    }

    @Test
    void bill_linesAddUp_andAgreeWithTheList() throws Exception {
        JsonNode bill = service.json("/api/v1/runs/village/bills/home_3?policy=rule");
        var sum = java.math.BigDecimal.ZERO;
        for (JsonNode line : bill.path("lines")) {
            sum = sum.add(new java.math.BigDecimal(line.path("amount").asString()));
        }
        assertThat(bill.path("amount").asString()).isEqualTo(sum.toPlainString());
        JsonNode listed = service.json("/api/v1/runs/village/bills?policy=rule");
        assertThat(listed.path("bills"))
                .anyMatch(
                        each ->
                                each.path("member").asString().equals("home_3")
                                        && each.path("amount")
                                                .asString()
                                                .equals(bill.path("amount").asString()));
    }
}
