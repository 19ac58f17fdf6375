package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.commonwatt.experiments.evaluation.CellStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class StudyCommandsTest extends CommandLineFixture {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "study                        | Name a YAML file, scalability or a study below.",
                "study nothere.yaml           | nothere.yaml cannot be read",
                "study claims --grid nosuch   | There is no grid nosuch; there are full, quick.",
                "study claims --threads 0     | --threads is 0 but must be at least 1.",
                "study bilevel --steps 0      | --steps is 0 but must be at least 1.",
                "study bilevel --days 0       | --days is 0 but must be at least 1.",
                "study bilevel nosuch         | nosuch: There is no such scenario.",
                "study pricing --threads -1   | --threads is -1 but must be at least 1.",
                "study pricing --carbon-price -1 | --carbon-price is -1.0 but must be a number not below 0.",
                "study pricing nosuch         | nosuch: There is no such scenario."
            })
    void study_carelesslyAsked_isRefusedInALine_andLeavesNoFolder(String line, String message) {
        Path out = folder.resolve("out");
        int code = execute((line + " --out " + out).split(" "));
        assertThat(code).as(line).isEqualTo(2);
        assertThat(err.toString()).startsWith(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void claims_planned_nameEveryCellOfTheGrid_andPlayNothing() {
        Path out = folder.resolve("claims");
        int code =
                execute("study", "claims", "--quick", "--plan", "--json", "--out", out.toString());
        assertThat(code).isZero();
        JsonNode plan = JsonMapper.shared().readTree(this.out.toString());
        assertThat(plan.get("grid").asString()).isEqualTo("quick");
        assertThat(plan.get("cells")).hasSizeGreaterThan(20);
        assertThat(plan.get("cells"))
                .allSatisfy(cell -> assertThat(cell.get("seconds_left").asDouble()).isPositive());
        assertThat(out.resolve(CellStore.FOLDER)).doesNotExist();
    }

    @Test
    void study_ofAFile_isATidyTable_andGoesOnForNothingWhenAskedAgain() throws IOException {
        Path file = folder.resolve("grid.yaml");
        Files.writeString(
                file,
                """
                scenario: village
                policies: [none, rule]
                days: 1
                """);
        Path out = folder.resolve("grid");
        String[] command = {"study", file.toString(), "--out", out.toString(), "--json"};
        assertThat(execute(command)).isZero();
        JsonNode said = JsonMapper.shared().readTree(this.out.toString());
        Path table = Path.of(said.get("table").asString());
        String first = Files.readString(table);
        assertThat(first.lines()).hasSize(said.get("rows").asInt() + 1);
        assertThat(execute(command)).isZero();
        assertThat(table).hasContent(first);
    }
}
