package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ExplainCommandTest extends CommandLineFixture {
    @TempDir private static Path folder;
    private static String run = "";

    @BeforeAll
    static void play() {
        run = folder.resolve("run").toString();
        String[] arguments = {
            "run",
            "village",
            "--days",
            "2",
            "--policy",
            "none,rule",
            "--steps",
            "none",
            "--quiet",
            "--out",
            run
        };
        assertThat(Main.commandLine().execute(arguments)).isZero();
    }

    @Test
    void bill_isAWaterfallThatAddsUp() throws IOException {
        assertThat(execute("explain", run, "--participant", "home_14", "--bill")).isZero();
        assertThat(out.toString())
                .contains("energy wanted, at the retail price", "\nbill ", "(holds)")
                .doesNotContain("FAILS");
        assertThat(Files.readString(Path.of(run, "explanations.jsonl")))
                .contains("\"kind\":\"bill\"");
    }

    /// A bill may be larger than any of its bars.
    @Test
    void bills_ofAllMembers_canBeDrawn() {
        for (String id : new String[] {"home_0", "home_13", "home_17", "shop", "workshop"}) {
            assertThat(execute("explain", run, "--policy", "none", "--participant", id, "--bill"))
                    .as(id)
                    .isZero();
        }
    }

    @Test
    void severalQuestions_areOneJsonObject() {
        int code =
                execute(
                        "explain",
                        run,
                        "--policy",
                        "rule",
                        "--participant",
                        "home_14",
                        "--time",
                        "2025-07-07T18:00",
                        "--price",
                        "--why-not",
                        "charge",
                        "--what-if",
                        "import-price=+10%",
                        "--json");
        assertThat(code).isZero();
        JsonNode json = JsonMapper.builder().build().readTree(out.toString());
        assertThat(json.path("schema").asString()).isEqualTo("commonwatt.explain");
        assertThat(json.path("explanations").size()).isEqualTo(3);
        for (JsonNode explanation : json.path("explanations")) {
            assertThat(explanation.path("faithful").asBoolean()).isTrue();
        }
        // 18:00 in London is step 18·4.
        assertThat(json.path("explanations").path(1).path("record").path("step").asInt())
                .isEqualTo(72);
    }

    @Test
    void noQuestion_tellsOneFindingOfEachKindAndHowToAsk() {
        assertThat(execute("explain", run)).isZero();
        assertThat(out.toString())
                .contains(
                        "commonwatt explain " + run + " --participant home_11 --bill",
                        "--price",
                        "--why-not",
                        "--share",
                        "--save",
                        "--what-if");
    }

    @Test
    void carelessInput_isNamedWithItsValue() {
        assertThat(execute("explain", run, "--participant", "home_99", "--bill")).isEqualTo(2);
        assertThat(err.toString()).contains("no participant home_99", "Maybe you mean 'home_9'");
        assertThat(execute("explain", run, "--bill")).isEqualTo(2);
        assertThat(err.toString()).contains("--bill needs --participant");
        assertThat(execute("explain", run, "--price", "--step", "1", "--time", "2025-07-07T00:00"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("both are given");
        assertThat(execute("explain", run, "--price", "--step", "9999")).isEqualTo(2);
        assertThat(err.toString()).contains("The step (9999) must be 0 to 191");
        assertThat(execute("explain", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is no run folder", "Maybe run a scenario first");
        assertThat(out.toString()).isEmpty();
    }
}
