package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ShareCommandTest extends CommandLineFixture {
    @TempDir private Path folder;

    /// Two hours of a home with panels and one without: 4 kWh at 0.30 alone, −0.10 for 5 kWh sold;
    /// together the 4 kWh come from the panels.
    private String twoHomes() throws IOException {
        Path scenario = folder.resolve("two.yaml");
        StringBuilder csv = new StringBuilder("time,user_kwh,maker_kwh,sun_kwh\n");
        for (int hour = 0; hour < 24; hour++) {
            csv.append(
                    "2025-06-01T%02d:00:00Z,%d,0,%d\n"
                            .formatted(hour, hour < 2 ? 2 : 0, hour < 1 ? 5 : 0));
        }
        Files.writeString(folder.resolve("data.csv"), csv);
        Files.writeString(
                scenario,
                """
                commonwatt: 1
                name: two
                currency: EUR
                seed: 1
                time: {start: 2025-06-01T00:00Z, step: PT1H, days: 1, zone: UTC}
                tariff: {import: 0.30, feedIn: 0.10}
                market: {mechanism: mid-market-rate}
                participants:
                  - {id: user, income: 20000, load: {series: data.csv#user_kwh}}
                  - {id: maker, income: 40000, load: {series: data.csv#maker_kwh}, pv: {kWp: 5, series: data.csv#sun_kwh}}
                """);
        return scenario.toString();
    }

    /// In the first hour 2 of the 5 kWh go to the neighbour: a gain of 2 · (0.30 − 0.10) = 0.40.
    @Test
    void share_ofTwoHomes_writesSharesThatAddUpToTheGain() throws IOException {
        Path target = folder.resolve("out");
        int exit =
                execute(
                        "share",
                        twoHomes(),
                        "--method",
                        "equal,shapley,weighted-shapley,nucleolus,least-core,leximin-core",
                        "--method",
                        "dual-core,proportional,mid-market-rate",
                        "--out",
                        target.toString());
        assertThat(exit).as(err.toString()).isZero();
        JsonNode json =
                JsonMapper.builder().build().readTree(target.resolve("sharing.json").toFile());
        assertThat(json.get("gain").asDouble()).isCloseTo(0.40, within(1e-9));
        assertThat(json.get("methods").size()).isEqualTo(9);
        for (JsonNode method : json.get("methods")) {
            double sum = 0;
            for (JsonNode share : method.get("shares")) {
                sum += share.asDouble();
            }
            assertThat(sum).as(method.get("method").asString()).isCloseTo(0.40, within(1e-9));
        }
        // 9 methods with 2 members and a header.
        assertThat(Files.readAllLines(target.resolve("shares.csv"))).hasSize(19);
        assertThat(Files.readString(target.resolve("sharing.html")))
                .contains("Shapley value", "user", "maker")
                .doesNotContain("<script");
        assertThat(out.toString()).contains("save €0.4", "maker", "leximin-core");
    }

    /// Who saves least in the core of two: everything may go to the poorer one, whose bill is 4 ·
    /// 0.30 = 1.20 alone; the maker's is negative.
    @Test
    void share_byLeximin_givesAllToTheOneWithTheHeavierBurden() throws IOException {
        Path target = folder.resolve("out");
        assertThat(
                        execute(
                                "share",
                                twoHomes(),
                                "--method",
                                "leximin-core",
                                "--json",
                                "--out",
                                target.toString()))
                .isZero();
        JsonNode shares =
                JsonMapper.builder()
                        .build()
                        .readTree(out.toString())
                        .get("methods")
                        .get(0)
                        .get("shares");
        assertThat(shares.get(0).asDouble()).isCloseTo(0.40, within(1e-8));
        assertThat(shares.get(1).asDouble()).isCloseTo(0, within(1e-8));
    }

    /// What `share` writes for a scenario is understood by a scenario.
    @Test
    void share_writesPartsOfTheGain_thatAScenarioTakes() throws IOException {
        Path target = folder.resolve("out");
        String scenario = twoHomes();
        assertThat(execute("share", scenario, "--method", "equal", "--out", target.toString()))
                .isZero();
        String gain = Files.readString(target.resolve("gain.yaml"));
        assertThat(gain).contains("\"user\": 0.500000000", "\"maker\": 0.500000000");
        Path sharing = folder.resolve("sharing.yaml");
        Files.writeString(sharing, Files.readString(Path.of(scenario)) + gain);
        assertThat(execute("validate", sharing.toString())).as(err.toString()).isZero();
    }

    @Test
    void share_withAnUnknownMethod_namesThoseThatThereAre() throws IOException {
        assertThat(execute("share", twoHomes(), "--method", "fair")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no method fair", "leximin-core");
    }

    @Test
    void share_ofADayThatIsNotThere_saysHowManyThereAre() throws IOException {
        assertThat(execute("share", twoHomes(), "--day", "2")).isEqualTo(2);
        assertThat(err.toString()).contains("has 1 days");
    }

    @Test
    void share_ofManyMembersByNucleolus_isRefusedWithWhatWorks() {
        Path target = folder.resolve("many");
        int exit =
                execute(
                        "share",
                        "village",
                        "--method",
                        "weighted-shapley",
                        "--nodes",
                        "1",
                        "--out",
                        target.toString());
        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).contains("up to 18 members", "Maybe");
    }
}
