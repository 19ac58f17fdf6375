package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RunCommandTest extends CommandLineFixture {
    @TempDir private Path temporary;

    private String folder() {
        return temporary.resolve("run").toString();
    }

    @Test
    void run_ofTheVillage_printsATableAndThePathOfTheReport() {
        assertThat(execute("run", "--days", "1", "--out", folder())).isZero();
        assertThat(out.toString())
                .containsPattern("policy +system cost +against none")
                .containsPattern("(?m)^none +£")
                .containsPattern("(?m)^rule +£")
                .contains("Report: " + Path.of(folder(), "report.html"));
        assertThat(Path.of(folder(), "report.html")).isNotEmptyFile();
        assertThat(err.toString()).doesNotContain("Exception");
    }

    @Test
    void json_isOneObjectWithSchemaAndVersion() {
        assertThat(
                        execute(
                                "run",
                                "village",
                                "--days",
                                "1",
                                "--policy",
                                "rule",
                                "--seed",
                                "11",
                                "--steps",
                                "none",
                                "--json",
                                "--out",
                                folder()))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("schema").asString()).isEqualTo("commonwatt.run-summary");
        assertThat(json.get("version").asInt()).isEqualTo(1);
        assertThat(json.get("status").asString()).isEqualTo("complete");
        assertThat(json.get("seed").asLong()).isEqualTo(11);
        JsonNode rule = json.get("policies").get(0);
        assertThat(rule.get("policy").asString()).isEqualTo("rule");
        assertThat(rule.get("systemCost").asDouble()).isPositive();
        assertThat(rule.get("ciLow").isNull()).isTrue();
        assertThat(json.get("policies")).hasSize(1);
    }

    @Test
    void commandInTheReport_givesTheSameRunAgain() throws IOException {
        String[] first = {"run", "--days", "1", "--policy", "rule,none", "--seed", "3", "--quiet"};
        assertThat(execute(with(first, "--out", folder()))).isZero();
        String manifest = Files.readString(Path.of(folder(), "run.json"));
        String command = JsonMapper.shared().readTree(manifest).get("command").asString();
        assertThat(command)
                .isEqualTo(
                        "commonwatt run village --policy rule,none --seed 3 --days 1 --steps day");
        String again = temporary.resolve("again").toString();
        String[] words = command.substring("commonwatt ".length()).split(" ");
        assertThat(execute(with(words, "--out", again))).isZero();
        assertThat(Path.of(again, "kpis.csv"))
                .hasSameTextualContentAs(Path.of(folder(), "kpis.csv"));
        assertThat(Path.of(again, "bills.csv"))
                .hasSameTextualContentAs(Path.of(folder(), "bills.csv"));
    }

    private static String[] with(String[] words, String option, String value) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = option;
        all[words.length + 1] = value;
        return all;
    }

    @Test
    void quiet_saysNothing() {
        assertThat(execute("run", "--days", "1", "--quiet", "--out", folder())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void unknownPolicy_isBadUsage_andNamesTheKnownOnes() {
        assertThat(execute("run", "--policy", "magic", "--out", folder())).isEqualTo(2);
        assertThat(err.toString()).contains("There is no policy magic; there are none,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--threads 0        | --threads is 0 but must be at least 1.",
                "--steps some       | --steps is some but must be none, day or full.",
                "--policy rule,rule | A policy is named twice in --policy rule,rule.",
                "--days 1000        | The days (1000) must be between 1 and the scenario's"
            })
    void badNumbersAndWords_areBadUsage(String option, String message) {
        String[] words = ("run " + option + " --out " + folder()).split(" ");
        assertThat(execute(words)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void unknownScenario_isBadInput() {
        assertThat(execute("run", "no-such-place", "--out", folder())).isEqualTo(2);
        assertThat(err.toString()).contains("no-such-place: There is no such scenario.");
    }

    @Test
    void placeThatCannotBeWritten_isBadInputWithAReason() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "not a folder");
        assertThat(execute("run", "--days", "1", "--out", file.resolve("run").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("could not be written").doesNotContain("\tat ");
    }

    @Test
    void help_hasTwoExamples() {
        assertThat(execute("run", "--help")).isZero();
        assertThat(out.toString())
                .contains("  commonwatt run\n")
                .contains("  commonwatt run village --policy none --policy rule");
    }
}
