package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorCommandTest extends CommandLineFixture {
    @TempDir private Path temporary;

    @Test
    void healthyMachine_hasALinePerCheck() throws IOException {
        assertThat(execute("doctor", "--out", temporary.resolve("new/runs").toString())).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^ok +jdk +Java 2[5-9]")
                .containsPattern("(?m)^ok +memory ")
                .containsPattern("(?m)^ok +writing .*GiB free")
                .containsPattern("(?m)^ok +database +DuckDB")
                .containsPattern("(?m)^ok +scenarios .*village")
                .endsWith("Commonwatt can run here.\n");
        try (var left = Files.list(temporary)) {
            assertThat(left).as("the doctor leaves nothing behind").isEmpty();
        }
    }

    @Test
    void placeThatCannotBeWritten_failsAndSaysSo() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertThat(execute("doctor", "--quiet", "--out", file.resolve("runs").toString()))
                .isEqualTo(2);
        assertThat(out.toString())
                .containsPattern("(?m)^failed +writing .*cannot be written to; choose another")
                .contains("Commonwatt cannot run here yet.");
    }

    @Test
    void json_isOneObject() {
        assertThat(execute("doctor", "--json", "--out", temporary.toString())).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("schema").asString()).isEqualTo("commonwatt.doctor");
        assertThat(json.get("healthy").asBoolean()).isTrue();
        assertThat(json.get("checks")).hasSizeGreaterThan(5);
    }
}
