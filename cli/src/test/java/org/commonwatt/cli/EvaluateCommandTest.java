package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EvaluateCommandTest extends CommandLineFixture {
    @TempDir private Path folder;

    /// A home with panels and a battery and one without, hourly, for eight weeks: weeks 3 and 7 are
    /// for tests.
    private String pair() throws IOException {
        Path scenario = folder.resolve("pair.yaml");
        Files.writeString(
                scenario,
                """
                commonwatt: 1
                name: pair
                currency: EUR
                seed: 3
                time: {start: 2025-04-07T00:00Z, step: PT1H, days: 56, zone: UTC}
                location: {latitude: 50, longitude: 8}
                tariff:
                  import:
                    timeOfUse:
                      periods: [{price: 0.40, from: "17:00", to: "21:00"}]
                      otherwise: 0.20
                  feedIn: 0.05
                market: {mechanism: mid-market-rate}
                participants:
                  - id: a
                    load: {generate: {annualKwh: 3000}}
                    pv: {kWp: 4, generate: {tilt: 30, azimuth: 180}}
                    battery: {capacityKwh: 6, powerKw: 3}
                  - {id: b, load: {generate: {annualKwh: 2500}}}
                """);
        return scenario.toString();
    }

    @Test
    void evaluate_builtIn_writesTheTableAndTheComparison() throws IOException {
        Path target = folder.resolve("judged");
        assertThat(execute("evaluate", pair(), "--policy", "none,rule", "--out", target.toString()))
                .isZero();
        assertThat(out.toString()).contains("oracle", "100.0 %", "beats time-of-use");
        List<String> rows = Files.readAllLines(target.resolve("evaluation.csv"));
        assertThat(rows).hasSize(1 + 4 * 2);
        assertThat(rows.get(1)).startsWith("none,0,3,2025-04-28,");
        JsonNode json =
                JsonMapper.shared().readTree(Files.readString(target.resolve("evaluation.json")));
        assertThat(json.path("schema").asString()).isEqualTo("commonwatt.evaluation");
        assertThat(json.path("weeks").size()).isEqualTo(2);
        assertThat(json.at("/policies/1/policy").asString()).isEqualTo("time-of-use");
        assertThat(json.at("/policies/1/headroom_share/value").asDouble()).isZero();
        assertThat(json.at("/policies/3/headroom_share/value").asDouble()).isEqualTo(1);
    }

    /// A week has seven days; eight cells are felt without heat pumps and vehicles.
    @Test
    void shifts_haveARowPerPolicyCellAndDay() throws IOException {
        Path target = folder.resolve("shifted");
        String[] words = {
            "evaluate",
            pair(),
            "--policy",
            "none",
            "--weeks",
            "1",
            "--shifts",
            "--json",
            "--out",
            target.toString()
        };
        assertThat(execute(words)).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString()).path("shifts");
        assertThat(json.path("cells").size()).isEqualTo(8);
        assertThat(json.path("not_felt").size()).isEqualTo(2);
        assertThat(json.at("/months/0/distance").asDouble()).isPositive();
        assertThat(json.path("policies").size()).isEqualTo(2);
        assertThat(json.at("/policies/1/tail_change/value").asDouble()).isZero();
        double nominal = json.at("/policies/0/cost_per_day/nominal").asDouble();
        assertThat(json.at("/policies/0/cost_per_day/both").asDouble()).isGreaterThan(nominal);
        assertThat(Files.readAllLines(target.resolve("shifts.csv"))).hasSize(1 + 2 * 8 * 7);
        String before = Files.readString(target.resolve("shifts.csv"));
        assertThat(execute(words)).isZero();
        assertThat(target.resolve("shifts.csv")).hasContent(before);
    }

    @Test
    void trainedFolder_isEvaluatedBesideBaselinesAndRun() throws IOException {
        String pair = pair();
        String trained = folder.resolve("taught").toString();
        assertThat(
                        execute(
                                "train",
                                pair,
                                "--algorithm",
                                "ippo",
                                "--steps",
                                "1024",
                                "--seeds",
                                "2",
                                "--quiet",
                                "--out",
                                trained))
                .isZero();
        String judged = folder.resolve("judged").toString();
        assertThat(
                        execute(
                                "evaluate",
                                pair,
                                "--policy",
                                trained,
                                "--without",
                                "mpc",
                                "--out",
                                judged,
                                "--json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        JsonNode last = json.path("policies").get(json.path("policies").size() - 1);
        assertThat(last.path("policy").asString()).isEqualTo("taught");
        assertThat(last.path("seeds").asInt()).isEqualTo(2);
        assertThat(last.path("interquartile_mean").path("value").isNumber()).isTrue();
        String deterministic = Files.readString(Path.of(judged, "evaluation.csv"));
        assertThat(
                        execute(
                                "evaluate",
                                pair,
                                "--policy",
                                trained,
                                "--without",
                                "mpc,none",
                                "--sampled",
                                "--quiet",
                                "--out",
                                judged))
                .isZero();
        assertThat(Files.readString(Path.of(judged, "evaluation.csv")))
                .contains("taught (sampled),1,3,")
                .isNotEqualTo(deterministic);
        assertThat(
                        execute(
                                "run",
                                pair,
                                "--policy",
                                "none," + trained,
                                "--days",
                                "2",
                                "--out",
                                folder.resolve("run").toString()))
                .isZero();
        assertThat(out.toString()).contains("taught-seed-1");
    }

    @Test
    void evaluate_neighbourhoods_playsControllersAndTeamsOnTheSameDays() throws IOException {
        String trained = folder.resolve("taught").toString();
        assertThat(
                        execute(
                                "train",
                                "neighbourhoods",
                                "--game",
                                "agents=2",
                                "--algorithm",
                                "vdn",
                                "--steps",
                                "600",
                                "--quiet",
                                "--out",
                                trained))
                .isZero();
        Path target = folder.resolve("judged");
        String[] command = {
            "evaluate",
            "neighbourhoods",
            "--with",
            "agents=2",
            "--policy",
            "deadbeat,random," + trained,
            "--days",
            "2",
            "--out",
            target.toString()
        };
        assertThat(execute(command)).isZero();
        assertThat(out.toString()).contains("deadbeat", "taught");
        String rows = Files.readString(target.resolve("evaluation.csv"));
        assertThat(rows.lines()).hasSize(1 + 3 * 2);
        assertThat(execute(command)).isZero();
        assertThat(Files.readString(target.resolve("evaluation.csv"))).isEqualTo(rows);
        assertThat(execute("evaluate", "neighbourhoods", "--policy", trained)).isEqualTo(2);
        assertThat(err.toString()).contains("was trained for another game");
        assertThat(execute("evaluate", "neighbourhoods", "--policy", "rule")).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no controller rule; there are doNothing");
        assertThat(execute("evaluate", "cart-pole")).isEqualTo(2);
        assertThat(err.toString()).startsWith("The game cart-pole cannot be judged here");
    }

    @Test
    void evaluate_carelessInput_isToldInALine() throws IOException {
        String pair = pair();
        assertThat(execute("evaluate", pair, "--policy", "rul")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("There is no policy rul; there are none, random, time-of-use, rule");
        assertThat(execute("evaluate", pair, "--weeks", "0")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--threads, --days, --weeks and --seeds must be at least 1.");
        assertThat(execute("evaluate", pair, "--on", "training")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--on is training but must be test or validation.");
        assertThat(execute("evaluate", pair, "--reference", "x")).isEqualTo(2);
        assertThat(err.toString()).startsWith("--reference is x but must be one of");
        assertThat(execute("evaluate", pair, "--with", "tariff.feedIn=cheap")).isEqualTo(2);
        assertThat(err.toString()).contains("feedIn").doesNotContain("Exception");
        assertThat(execute("evaluate", pair, "--with", "split.testEvery=9")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("pair has no whole test week with a day before it: it has 56 days.");
    }
}
