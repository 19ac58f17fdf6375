package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class AreaCommandTest extends CommandLineFixture {
    @TempDir private Path temporary;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(
                temporary.resolve("pair.yaml"),
                """
                commonwatt: 1
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 2, zone: UTC}
                tariff: {import: 0.30, feedIn: 0.05}
                participants:
                  - {id: a, load: {generate: {annualKwh: 3000}}}
                  - {id: b, load: {generate: {annualKwh: 2000}}}
                """);
        Files.writeString(
                temporary.resolve("valley.yaml"),
                """
                commonwatt: 1
                communities: [{scenario: pair.yaml, name: hill, count: 2}]
                utility: {coincidentPeak: {perKwMonth: 4}}
                """);
    }

    private String file(String name) {
        return temporary.resolve(name).toString();
    }

    @Test
    void run_ofAnArea_printsARowPerCommunityAndTheirSum() {
        assertThat(execute("run", file("valley.yaml"), "--policy", "none", "--out", file("v")))
                .isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^none +system cost +bills +to the utility")
                .containsPattern("(?m)^hill-1 +€")
                .containsPattern("(?m)^all +€")
                .contains("Table: " + Path.of(file("v"), "summary.csv"));
        assertThat(Path.of(file("v"), "hill-2", "report.html")).isNotEmptyFile();
        assertThat(err.toString()).doesNotContain("Exception");
    }

    @Test
    void json_holdsCommunitiesAndPeaks() {
        assertThat(
                        execute(
                                "run",
                                file("valley.yaml"),
                                "--days",
                                "1",
                                "--policy",
                                "none",
                                "--steps",
                                "none",
                                "--json",
                                "--out",
                                file("j")))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("schema").asString()).isEqualTo("commonwatt.area-summary");
        assertThat(json.path("communities").size()).isEqualTo(3);
        assertThat(json.path("peaks").get(0).path("charge").asDouble()).isPositive();
    }

    @Test
    void validate_knowsAreas() throws IOException {
        assertThat(execute("validate", file("valley.yaml"))).isZero();
        assertThat(out.toString())
                .contains("valley is a valid area: 2 communities with 4 participants, 48 steps");
        out.getBuffer().setLength(0);
        assertThat(execute("validate", file("valley.yaml"), "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("valid").asBoolean()).isTrue();
        assertThat(json.path("communities").get(1).asString()).isEqualTo("hill-2");
        Path broken = temporary.resolve("wrong.yaml");
        Files.writeString(broken, "commonwatt: 1\ncommunities: [pair.yaml]\nutilty: {}\n");
        assertThat(execute("validate", broken.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("wrong.yaml:3:1: utilty is not a known key");
    }

    @Test
    void problems_areToldWithTheirPlace() throws IOException {
        Path broken = temporary.resolve("broken.yaml");
        Files.writeString(broken, "commonwatt: 1\ncommunities:\n  - nowhere.yaml\n");
        assertThat(execute("run", broken.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("broken.yaml:3:5: communities[0] cannot be read");
    }

    @Test
    void carelessAreas_areRefusedInWords() throws IOException {
        Path misspelt = temporary.resolve("misspelt.yaml");
        Files.writeString(
                misspelt,
                "commonwatt: 1\ncomunities: [pair.yaml]\nutility: {coincidentPeak: {perKwMonth: 4}}\n");
        assertThat(execute("validate", misspelt.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("misspelt.yaml:1:1: communities is missing.")
                .contains("Maybe you mean 'communities'.");
        assertThat(execute("run", file("valley.yaml"), "--days", "9")).isEqualTo(2);
        assertThat(err.toString())
                .contains("communities[0] has 2 days; --days is 9 but must be from 1 to 2.");
        assertThat(execute("run", file("valley.yaml"), "--out", file("pair.yaml"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("pair.yaml is no folder")
                .contains("Maybe choose another place with --out.")
                .doesNotContain("Exception");
        assertThat(execute("run", file("valley.yaml"), "--policy", "mcp")).isEqualTo(2);
        assertThat(err.toString()).contains("Maybe you mean 'mpc'");
        assertThat(execute("share", file("valley.yaml"))).isEqualTo(2);
        assertThat(err.toString()).contains("the file of an area, of several communities");
    }

    @Test
    void run_ofAnArea_isResumedAndExplained() {
        String[] run = {
            "run", file("valley.yaml"), "--policy", "rule", "--steps", "none", "--out", file("r")
        };
        assertThat(execute(run)).isZero();
        String[] again = java.util.Arrays.copyOf(run, run.length + 1);
        again[run.length] = "--resume";
        assertThat(execute(again)).isZero();
        assertThat(execute("explain", file("r"))).isEqualTo(2);
        assertThat(err.toString()).contains("hill-1, hill-2").contains("Maybe name one of them");
        out.getBuffer().setLength(0);
        assertThat(
                        execute(
                                "explain",
                                Path.of(file("r"), "hill-2").toString(),
                                "--participant",
                                "b",
                                "--bill"))
                .isZero();
        assertThat(out.toString()).contains("b owes").doesNotContain("FAILS");
    }

    @Test
    void pricingStudy_ofNoScenario_isRefused() {
        assertThat(execute("study", "pricing", file("none.yaml"), "--out", file("p"))).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such scenario.");
        assertThat(execute("study", "pricing", "--threads", "0")).isEqualTo(2);
    }
}
