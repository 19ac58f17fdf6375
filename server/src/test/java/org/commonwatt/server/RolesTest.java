package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonwatt.server.http.Access;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RolesTest {
    private static final String PAIR =
            """
            commonwatt: 1
            name: pair
            time: {start: 2025-06-01, days: 2, step: PT1H, zone: Europe/London}
            currency: GBP
            tariff: {import: 0.25, feedIn: 0.08}
            participants:
              - {id: north, load: {generate: {annualKwh: 3000}}}
              - {id: south, load: {generate: {annualKwh: 2800}}}
            """;

    @TempDir private static Path data;
    private static RunningService operator;
    private static RunningService member;
    private static RunningService anybody;

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(
                Files.createDirectory(data.resolve("pair")).resolve("scenario.yaml"), PAIR);
        anybody =
                RunningService.on(
                        data,
                        Access.of(
                                List.of(
                                        "# who may come in",
                                        "operator operators-secret-word",
                                        "member home_3 members-secret-word",
                                        "public")),
                        RunningService.WIDE);
        operator = anybody.as("operators-secret-word");
        member = anybody.as("members-secret-word");
        operator.finished(run("village", "village"));
        operator.finished(run("pair", "two"));
    }

    private static String run(String scenario, String name) throws Exception {
        return operator.ask(
                        "/api/v1/runs",
                        """
                        {"scenario": "%s", "policies": ["none", "rule"], "days": 2, "name": "%s"}"""
                                .formatted(scenario, name))
                .path("job")
                .asString();
    }

    @AfterAll
    static void stop() {
        anybody.close();
    }

    private static int status(RunningService as, String path) throws Exception {
        return as.get(path).statusCode();
    }

    @Test
    void member_seesTheOwnBillOnly() throws Exception {
        assertThat(status(member, "/api/v1/runs/village/bills/home_3")).isEqualTo(200);
        assertThat(status(member, "/api/v1/runs/village/bills/home_4")).isEqualTo(403);
        assertThat(status(anybody, "/api/v1/runs/village/bills/home_3")).isEqualTo(403);
        assertThat(status(anybody, "/api/v1/runs/village/bills")).isEqualTo(403);
        assertThat(member.json("/api/v1/runs/village/bills").path("bills"))
                .allMatch(bill -> bill.path("member").asString().equals("home_3"))
                .isNotEmpty();
        assertThat(member.json("/api/v1/runs/village/trades").path("trades"))
                .allMatch(trade -> trade.path("member").asString().equals("home_3"));
        assertThat(operator.json("/api/v1/runs/village/bills").path("bills"))
                .hasSizeGreaterThan(20);
        String pairs = "/api/v1/runs/village/trades/pairs?policy=rule";
        assertThat(operator.json(pairs).path("pairs"))
                .isNotEmpty()
                .noneMatch(pair -> pair.path("buyer").isNull() || pair.path("seller").isNull());
        assertThat(member.json(pairs).path("pairs"))
                .isNotEmpty()
                .allMatch(
                        pair ->
                                pair.path("buyer").asString("").equals("home_3")
                                        != pair.path("seller").asString("").equals("home_3"));
        assertThat(status(anybody, pairs)).isEqualTo(403);
        assertThat(status(member, "/api/v1/runs/village/network")).isEqualTo(403);
    }

    @Test
    void public_seesSumsOfAtLeastFive() throws Exception {
        assertThat(anybody.json("/api/v1/runs/village/kpis").path("kpis"))
                .isNotEmpty()
                .allMatch(kpi -> kpi.path("level").asString().equals("district"));
        JsonNode policy = anybody.json("/api/v1/runs/village/fairness").path("policies").path(0);
        assertThat(policy.path("members")).isEmpty();
        assertThat(policy.path("groups")).allMatch(group -> group.path("members").asInt() >= 5);
        // 22 members who pay: points after 5, 10 and 15, and the end.
        assertThat(policy.path("lorenz")).hasSize(5);
        assertThat(status(anybody, "/api/v1/runs/two")).isEqualTo(403);
        assertThat(status(anybody, "/api/v1/runs/two/fairness")).isEqualTo(403);
        assertThat(status(operator, "/api/v1/runs/two")).isEqualTo(200);
        assertThat(anybody.json("/api/v1/runs/village").path("manifest").has("command")).isFalse();
        assertThat(anybody.json("/api/v1/policies?scenario=village").path("policies"))
                .isNotEmpty()
                .allMatch(each -> each.path("why").isNull());
    }

    @Test
    void everythingThatActs_isTheOperators() throws Exception {
        for (RunningService other : List.of(member, anybody)) {
            assertThat(other.post("/api/v1/live", "{\"scenario\": \"village\"}").statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/api/v1/runs", "{}").statusCode()).isEqualTo(403);
            assertThat(other.post("/api/v1/comparisons", "{}").statusCode()).isEqualTo(403);
            assertThat(other.post("/api/v1/trainings", "{}").statusCode()).isEqualTo(403);
            assertThat(other.post("/api/v1/trainings/x/resume", "").statusCode()).isEqualTo(403);
            assertThat(other.post("/api/simulation/start", "{}").statusCode()).isEqualTo(403);
            assertThat(status(other, "/api/v1/jobs")).isEqualTo(403);
            assertThat(status(other, "/api/v1/runs/village/files")).isEqualTo(403);
            assertThat(status(other, "/metrics")).isEqualTo(403);
        }
        assertThat(
                        member.post(
                                        "/api/v1/runs/village/explain",
                                        "{\"kind\": \"bill\", \"member\": \"home_3\"}")
                                .statusCode())
                .isEqualTo(200);
        assertThat(
                        member.post(
                                        "/api/v1/runs/village/explain",
                                        "{\"kind\": \"bill\", \"member\": \"home_4\"}")
                                .statusCode())
                .isEqualTo(403);
    }

    /// What an answer names decides: prices name nobody, what-ifs name those who would pay.
    @Test
    void explain_memberAsksAboutItself_nobodyElseDoes() throws Exception {
        Map<String, Integer> asked =
                Map.of(
                        "{'kind': 'price', 'step': 50}", 200,
                        "{'kind': 'save', 'member': 'home_3', 'amount': 0.1}", 200,
                        "{'kind': 'save', 'member': 'home_4', 'amount': 0.1}", 403,
                        "{'kind': 'share', 'member': 'home_3'}", 403,
                        "{'kind': 'what-if', 'member': 'home_3', 'change': 'leaves'}", 403,
                        "{'kind': 'balance', 'member': 'home_3', 'step': 50}", 200,
                        "{'kind': 'balance', 'member': 'home_4', 'step': 50}", 403,
                        "{'kind': 'hard-days', 'against': 'none'}", 403);
        for (Map.Entry<String, Integer> each : asked.entrySet()) {
            String body = each.getKey().replace('\'', '"');
            String path = "/api/v1/runs/village/explain";
            assertThat(member.post(path, body).statusCode()).as(body).isEqualTo(each.getValue());
            assertThat(anybody.post(path, body).statusCode()).as(body).isEqualTo(403);
        }
    }

    /// An action changes what others pay: the member learns of itself and of all others together,
    /// the operator of each.
    @Test
    void explain_anOwnAction_tellsAMemberNobodyElsesFigures() throws Exception {
        String path = "/api/v1/runs/village/explain";
        String body =
                "{\"kind\": \"dispatch\", \"member\": \"home_3\", \"step\": 50, \"whyNot\": \"start\"}";
        JsonNode all = operator.ask(path, body).path("record").path("difference");
        JsonNode answer = member.ask(path, body);
        JsonNode mine = answer.path("record").path("difference");
        assertThat(all.path("members")).hasSize(23);
        assertThat(mine.path("members")).hasSize(2);
        assertThat(mine.path("systemCost")).isEqualTo(all.path("systemCost"));
        assertThat(answer.toString().replace("home_3", "")).doesNotContainPattern("home_\\d");
        assertThat(anybody.post(path, body).statusCode()).isEqualTo(403);
        assertThat(member.post(path, body.replace("home_3", "home_4")).statusCode()).isEqualTo(403);
    }

    /// Several members at once are a line of the feeder: fewer than the crowd could be told apart.
    @Test
    void liveExplain_showsEachWhatIsTheirs() throws Exception {
        String session =
                operator.ask(
                                "/api/v1/live",
                                """
                                {"scenario": "village", "days": 1, "play": false}""")
                        .path("session")
                        .asString();
        operator.ask(
                "/api/v1/live/" + session + "/control", "{\"action\": \"seek\", \"step\": 50}");
        String path = "/api/v1/live/" + session + "/explain";
        String all = "{\"kind\": \"balance\"}";
        assertThat(operator.ask(path, all).path("record").path("members")).hasSize(23);
        assertThat(member.ask(path, all).path("record").path("members")).isEmpty();
        assertThat(anybody.ask(path, all).path("record").path("members")).isEmpty();
        Map<String, Integer> asked =
                Map.of(
                        "{'kind': 'balance', 'member': 'home_3'}", 200,
                        "{'kind': 'balance', 'member': 'home_4'}", 403,
                        "{'kind': 'balance', 'members': ['home_3', 'home_4']}", 403,
                        "{'kind': 'price'}", 200,
                        "{'kind': 'bill'}", 403,
                        "{'kind': 'dispatch', 'member': 'home_4', 'whyNot': 'charge'}", 403);
        for (Map.Entry<String, Integer> each : asked.entrySet()) {
            String body = each.getKey().replace('\'', '"');
            assertThat(member.post(path, body).statusCode()).as(body).isEqualTo(each.getValue());
        }
        operator.delete("/api/v1/live/" + session);
    }

    @Test
    void stream_showsEachWhatIsTheirs() throws Exception {
        String session =
                operator.ask("/api/v1/live", "{\"scenario\": \"village\", \"days\": 1}")
                        .path("session")
                        .asString();
        int[] columns = new int[3];
        List<RunningService> viewers = List.of(operator, member, anybody);
        for (int k = 0; k < 3; k++) {
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            var socket = viewers.get(k).watch("/api/v1/live/" + session + "/stream", messages);
            JsonNode state =
                    Json.mapper().readTree(String.valueOf(messages.poll(10, TimeUnit.SECONDS)));
            columns[k] = state.path("members").path("bill").size();
            socket.abort();
        }
        assertThat(columns).containsExactly(23, 1, 0);
    }

    @Test
    void strangers_stayOutside() throws Exception {
        assertThat(status(anybody.as("no-such-token-at-all"), "/api/v1/status")).isEqualTo(401);
        assertThat(status(anybody, "/health/ready")).isEqualTo(200);
        assertThat(operator.json("/api/v1/status").path("role").asString()).isEqualTo("operator");
        HttpResponse<String> foreign =
                anybody.client()
                        .send(
                                HttpRequest.newBuilder(anybody.uri("/api/v1/status"))
                                        .header("Origin", "https://elsewhere.example")
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe-eval");
        String status =
                RawSocket.exchange(
                        anybody.port(),
                        "GET /api/v1/status HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");
        assertThat(status).startsWith("HTTP/1.1 403");
        String upgrade =
                RawSocket.exchange(
                        anybody.port(),
                        "GET /ws/grid HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: https://elsewhere.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n"
                                .formatted(anybody.port()));
        assertThat(upgrade).startsWith("HTTP/1.1 403");
    }
}
