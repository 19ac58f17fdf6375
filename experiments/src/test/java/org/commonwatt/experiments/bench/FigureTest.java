package org.commonwatt.experiments.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class FigureTest {
    private static final Figure FAST =
            Figure.of("sim", "rate", 30, "1/s").against("peer: 10", 10).atLeast(20);
    private static final Figure SLOW =
            Figure.of("year", "time", 4, "s").below("peer: 2 s", 2).atMost(3);

    @Test
    void ratio_moreIsBetter_isValueOverAnchor() {
        assertThat(FAST.ratio()).isEqualTo(3); // 30 / 10
        assertThat(FAST.met()).contains(true); // 30 ≥ 20
    }

    @Test
    void ratio_lessIsBetter_isAnchorOverValue() {
        assertThat(SLOW.ratio()).isEqualTo(0.5); // 2 / 4
        assertThat(SLOW.met()).contains(false); // 4 > 3
    }

    @Test
    void met_atTheGoal_isTrue() {
        assertThat(Figure.of("sim", "bytes", 0, "").atMost(0).met()).contains(true);
        assertThat(Figure.of("sim", "rate", 20, "").atLeast(20).met()).contains(true);
    }

    @Test
    void met_withoutGoal_isUnknown() {
        assertThat(Figure.of("sim", "bytes", 5, "").met()).isEmpty();
    }

    @Test
    void json_hasTheEightKeysInOrder() {
        assertThat(FAST.toJson())
                .containsExactly(
                        java.util.Map.entry("bench", "sim"),
                        java.util.Map.entry("figure", "rate"),
                        java.util.Map.entry("value", 30.0),
                        java.util.Map.entry("unit", "1/s"),
                        java.util.Map.entry("anchor", "peer: 10"),
                        java.util.Map.entry("ratio", 3.0),
                        java.util.Map.entry("goal", 20.0),
                        java.util.Map.entry("met", true));
    }

    @Test
    void json_withoutAnchorAndGoal_hasNulls() {
        assertThat(Figure.of("sim", "bytes", 5, "").toJson())
                .containsEntry("anchor", null)
                .containsEntry("ratio", null)
                .containsEntry("goal", null)
                .containsEntry("met", null);
    }

    @Test
    void write_leavesOneWholeFile(@TempDir Path folder) throws IOException {
        var machine = new Machine("a processor", 2, 1 << 30, "a system", "a Java", 0.5);
        var file =
                new BenchFile(
                        "Commonwatt test",
                        Instant.parse("2026-01-02T03:04:05Z"),
                        "commonwatt bench",
                        machine,
                        List.of(FAST, SLOW));
        Path written = file.write(folder.resolve("new"));
        JsonNode json = JsonMapper.shared().readTree(Files.readString(written));
        assertThat(json.get("software").asString()).isEqualTo("Commonwatt test");
        assertThat(json.get("instant").asString()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.get("machine").get("processor").asString()).isEqualTo("a processor");
        assertThat(json.get("figures"))
                .isEqualTo(JsonMapper.shared().readTree(file.figuresAsJson()));
        assertThat(json.get("figures").size()).isEqualTo(2);
        try (Stream<Path> files = Files.list(folder.resolve("new"))) {
            assertThat(files).containsExactly(written);
        }
    }
}
