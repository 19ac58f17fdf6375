package org.commonwatt.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.commonwatt.server.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class PublishedTest {
    @TempDir private Path data;

    @Test
    void socket_ofARunningSimulation_sendsThePublishedMessages() throws Exception {
        try (RunningService service = RunningService.on(data)) {
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            var socket = service.watch("/ws/grid", messages);
            assertThat(next(messages, "connected").path("num_agents").asInt()).isEqualTo(5);
            assertThat(service.post("/api/simulation/start", "{\"num_days\": 1}").statusCode())
                    .isEqualTo(200);
            assertThat(service.post("/api/simulation/start", "{}").statusCode()).isEqualTo(400);

            JsonNode state = next(messages, "state_update");

            assertThat(state.propertyNames())
                    .containsExactly(
                            "type",
                            "timestamp",
                            "step",
                            "steps_per_day",
                            "current_day",
                            "total_days",
                            "global_step",
                            "total_steps",
                            "progress",
                            "day_progress",
                            "stability",
                            "using_trained_model",
                            "simulation_time",
                            "agents",
                            "energy_flows",
                            "metrics");
            assertThat(state.path("using_trained_model").asBoolean()).isTrue();
            assertThat(state.path("agents").path(0).propertyNames())
                    .containsExactly(
                            "id",
                            "name",
                            "energy_level",
                            "demand",
                            "generation",
                            "x",
                            "y",
                            "reward",
                            "cumulative_reward");
            socket.sendText("hello", true).join();
            assertThat(next(messages, "echo").path("data").asString()).isEqualTo("hello");
            assertThat(service.get("/api/export/csv").statusCode()).isEqualTo(404);
            service.post("/api/simulation/stop", "{}");
            socket.abort();
        }
    }

    private static JsonNode next(BlockingQueue<String> messages, String type) throws Exception {
        for (int k = 0; k < 100; k++) {
            String text = messages.poll(10, TimeUnit.SECONDS);
            assertThat(text).as("a message of type %s", type).isNotNull();
            JsonNode json = Json.mapper().readTree(String.valueOf(text));
            if (json.path("type").asString().equals(type)) {
                return json;
            }
        }
        throw new AssertionError("No message of type " + type);
    }
}
