package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class LiveTest {
    @TempDir private static Path data;
    private static RunningService service;

    @BeforeAll
    static void start() throws Exception {
        service = RunningService.on(data);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String session(String policy) throws Exception {
        return service.ask(
                        "/api/v1/live",
                        """
                        {"scenario": "village", "days": 3, "policy": "%s", "play": false}"""
                                .formatted(policy))
                .path("session")
                .asString();
    }

    /// Four homes under a community price, which a plan makes where none is given.
    private static String priced(String name, String market) throws Exception {
        Path folder = java.nio.file.Files.createDirectories(data.resolve(name));
        java.nio.file.Files.writeString(
                folder.resolve("scenario.yaml"),
                """
                commonwatt: 1
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 2, zone: UTC}
                location: {latitude: 52.2, longitude: 0.1}
                tariff: {import: 0.30, feedIn: 0.05}
                market: {mechanism: community-price%s}
                participants:
                  - {id: a, load: {generate: {annualKwh: 3000}}, pv: {kWp: 6, generate: {tilt: 35, azimuth: 180}}}
                  - {id: b, load: {generate: {annualKwh: 2000}}, battery: {capacityKwh: 8, powerKw: 4}}
                  - {id: c, load: {generate: {annualKwh: 2500}}}
                """
                        .formatted(market));
        return service.ask(
                        "/api/v1/live",
                        "{\"scenario\": \"%s\", \"policy\": \"rule\", \"play\": false}"
                                .formatted(name))
                .path("session")
                .asString();
    }

    /// The plan that made a community price knew no event: the price is that plan's, and so is its
    /// reason; a given price has no plan.
    @Test
    void communityPrice_isExplainedByThePlanThatMadeIt_orAsGiven() throws Exception {
        String session = priced("planned", "");
        control(session, "{\"action\": \"seek\", \"step\": 8}");
        JsonNode before = price(session, 7);
        control(
                session,
                "{\"action\": \"event\", \"event\": {\"kind\": \"cloud\", \"minutes\": 600, \"factor\": 0}}");
        control(session, "{\"action\": \"seek\", \"step\": 16}");
        JsonNode after = price(session, 12);
        assertThat(before.path("faithful").asBoolean()).as("%s", before).isTrue();
        assertThat(after.path("faithful").asBoolean()).as("%s", after).isTrue();
        assertThat(after.path("record").path("reason").path("type").asString()).isEqualTo("Dual");
        assertThat(before.toString()).doesNotContain("before the events");
        assertThat(after.toString()).contains("before the events");

        String given = priced("given", ", price: 0.2");
        control(given, "{\"action\": \"seek\", \"step\": 16}");
        JsonNode told = price(given, 12);
        assertThat(told.path("faithful").asBoolean()).as("%s", told).isTrue();
        assertThat(told.toString()).contains("The scenario gives the price");
    }

    private static JsonNode price(String session, int step) throws Exception {
        return service.ask(
                "/api/v1/live/" + session + "/explain",
                "{\"kind\": \"price\", \"step\": %d}".formatted(step));
    }

    private static JsonNode control(String session, String body) throws Exception {
        return service.ask("/api/v1/live/" + session + "/control", body);
    }

    @Test
    void state_afterSteps_balancesAtTheCommunitysConnection() throws Exception {
        String session = session("rule");

        JsonNode state = control(session, "{\"action\": \"step\", \"steps\": 150}");

        assertThat(state.path("step").asInt()).isEqualTo(150);
        assertThat(state.path("status").asString()).isEqualTo("paused");
        JsonNode community = state.path("community");
        double imports = sum(state, "importKw") - sum(state, "exportKw");
        double outside =
                community.path("importKw").asDouble() - community.path("exportKw").asDouble();
        // What the members take beyond what they give comes from outside, with the network's
        // losses.
        assertThat(outside)
                .isCloseTo(
                        imports + community.path("networkLossKw").asDouble(),
                        org.assertj.core.api.Assertions.within(0.01));
        assertThat(sum(state, "demandKw"))
                .isCloseTo(
                        community.path("demandKw").asDouble(),
                        org.assertj.core.api.Assertions.within(0.01));
    }

    private static double sum(JsonNode state, String column) {
        double sum = 0;
        for (JsonNode value : state.path("members").path(column)) {
            sum += value.asDouble();
        }
        return sum;
    }

    @Test
    void seek_backAndForth_showsTheSame() throws Exception {
        String session = session("rule");
        JsonNode before = control(session, "{\"action\": \"seek\", \"step\": 120}");
        control(session, "{\"action\": \"seek\", \"step\": 250}");

        JsonNode after = control(session, "{\"action\": \"seek\", \"step\": 120}");

        for (String part : new String[] {"community", "soFar", "members"}) {
            assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
        }
    }

    @Test
    void policy_switchedToAPlanner_decidesFromThenOn() throws Exception {
        String session = session("none");
        control(session, "{\"action\": \"seek\", \"step\": 100}");
        control(session, "{\"action\": \"policy\", \"policy\": \"mpc\"}");

        JsonNode state = control(session, "{\"action\": \"step\", \"steps\": 2}");

        assertThat(state.path("policy").asString()).isEqualTo("mpc");
        assertThat(state.path("status").asString()).isEqualTo("paused");
        JsonNode earlier = control(session, "{\"action\": \"seek\", \"step\": 100}");
        assertThat(earlier.path("policy").asString()).isEqualTo("none");
        JsonNode again = control(session, "{\"action\": \"seek\", \"step\": 102}");
        assertThat(again.path("members")).isEqualTo(state.path("members"));
    }

    @Test
    void events_happenFromTheNextStepOn_andLeaveThePastAlone() throws Exception {
        String session = session("rule");
        JsonNode noon = control(session, "{\"action\": \"seek\", \"step\": 50}");
        JsonNode plain = control(session, "{\"action\": \"step\", \"steps\": 1}");
        control(session, "{\"action\": \"seek\", \"step\": 50}");

        control(
                session,
                """
                {"action": "event", "event": {"kind": "cloud", "minutes": 60, "factor": 0}}""");
        JsonNode dark = control(session, "{\"action\": \"step\", \"steps\": 1}");

        assertThat(plain.path("community").path("generationKw").asDouble()).isPositive();
        assertThat(dark.path("community").path("generationKw").asDouble()).isZero();
        assertThat(dark.path("events").path(0).path("active").asBoolean()).isTrue();
        JsonNode back = control(session, "{\"action\": \"seek\", \"step\": 50}");
        assertThat(back.path("community")).isEqualTo(noon.path("community"));
    }

    @Test
    void outageAndSpike_together_showInTheState() throws Exception {
        String session = session("rule");
        JsonNode before = control(session, "{\"action\": \"seek\", \"step\": 80}");
        control(
                session,
                """
                {"action": "event", "event": {"kind": "outage", "minutes": 30}}""");
        control(
                session,
                """
                {"action": "event", "event": {"kind": "price-spike", "minutes": 45, "factor": 4}}""");

        JsonNode during = control(session, "{\"action\": \"step\", \"steps\": 2}");
        JsonNode after = control(session, "{\"action\": \"step\", \"steps\": 1}");

        assertThat(before.path("community").path("outage").asBoolean()).isFalse();
        assertThat(during.path("community").path("outage").asBoolean()).isTrue();
        assertThat(during.path("community").path("importKw").asDouble()).isZero();
        assertThat(after.path("community").path("outage").asBoolean()).isFalse();
        assertThat(after.path("community").path("retailPricePerKwh").asDouble())
                .isGreaterThan(2 * before.path("community").path("retailPricePerKwh").asDouble());
    }

    @Test
    void stream_whilePlaying_sendsGrowingStates() throws Exception {
        String session = session("rule");
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket = service.watch("/api/v1/live/%s/stream".formatted(session), messages);
        socket.sendText("{\"action\": \"speed\", \"speed\": 500}", true).join();
        socket.sendText("{\"action\": \"play\"}", true).join();

        int last = -1;
        for (int k = 0; k < 8; k++) {
            JsonNode state = Json.mapper().readTree(messages.poll(10, TimeUnit.SECONDS));
            assertThat(state.path("type").asString()).isEqualTo("state");
            assertThat(state.path("step").asInt()).isGreaterThanOrEqualTo(last);
            last = state.path("step").asInt();
        }
        assertThat(last).isPositive();
        socket.sendText("{\"action\": \"fly\"}", true).join();
        JsonNode answer = Json.mapper().readTree(messages.poll(10, TimeUnit.SECONDS));
        while (answer.path("type").asString().equals("state")) {
            answer = Json.mapper().readTree(messages.poll(10, TimeUnit.SECONDS));
        }
        assertThat(answer.path("problem").path("field").asString()).isEqualTo("action");
        socket.abort();
    }
}
