package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DispatchCommandTest extends CommandLineFixture {
    @TempDir private Path temporary;

    @Test
    void dispatch_ofTheIsland_writesThePlanAndItsPage() throws IOException {
        Path folder = temporary.resolve("plan");
        assertThat(execute("dispatch", "island", "--lp", "--mps", "--out", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("The day is planned.").contains("Cost ");
        for (String name :
                new String[] {
                    "plan.csv",
                    "prices.csv",
                    "dispatch.json",
                    "dispatch.html",
                    "model.lp",
                    "model.mps"
                }) {
            assertThat(folder.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.readString(folder.resolve("dispatch.html")))
                .contains("What holds the plan back")
                .doesNotContain("http://", "https://");
        JsonNode json = JsonMapper.shared().readTree(folder.resolve("dispatch.json").toFile());
        assertThat(json.get("status").asString()).isEqualTo("solved");
        double sum = 0;
        for (JsonNode part :
                json.get("costs").properties().stream().map(e -> e.getValue()).toList()) {
            sum += part.asDouble();
        }
        double total = json.get("costs").get("total").asDouble();
        assertThat(sum - total).isCloseTo(total, org.assertj.core.api.Assertions.within(1e-9));
    }

    @Test
    void fairObjective_printsWhatFairnessCosts() {
        assertThat(execute("dispatch", "island", "--objective", "rawls", "--json")).isZero();
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.get("schema").asString()).isEqualTo("commonwatt.dispatch");
        JsonNode curve = json.get("priceOfFairness");
        assertThat(curve.size()).isGreaterThan(2);
        assertThat(curve.get(curve.size() - 1).get("leastBenefit").asDouble())
                .isGreaterThanOrEqualTo(curve.get(0).get("leastBenefit").asDouble() - 1e-9);
    }

    @Test
    void worthOfALimit_isMoneyAtLeastCostOnly() {
        assertThat(execute("dispatch", "island")).isZero();
        assertThat(out.toString()).contains(": one more unit saves €");
        out.getBuffer().setLength(0);
        assertThat(execute("dispatch", "island", "--objective", "rawls")).isZero();
        assertThat(out.toString())
                .containsPattern(": one more unit saves [0-9.]+ of the objective")
                .doesNotContain("one more unit saves €");
    }

    @Test
    void oddScenario_isPlannedAndItsWarningsAreTold() throws IOException {
        Path file = temporary.resolve("odd.yaml");
        Files.writeString(
                file,
                """
                commonwatt: 1
                name: odd
                time: {start: 2025-07-01T00:00Z, step: PT60M, days: 1, zone: Europe/London}
                currency: GBP
                tariff: {import: 0.3, feedIn: 0.1}
                market: {mechanism: mid-market-rate, operatorShare: 0.5}
                participants:
                  - {id: a, kind: home, load: {generate: {}}}
                """);
        assertThat(execute("dispatch", file.toString())).isZero();
        assertThat(err.toString()).contains("market.operatorShare has no effect");
    }

    @Test
    void objectivesDaysAndRisks_thatThereAreNot_areRefused() {
        assertThat(execute("dispatch", "island", "--objective", "gini:3")).isEqualTo(2);
        assertThat(err.toString()).contains("gini:3").contains("[0, 1]");
        assertThat(execute("dispatch", "island", "--day", "99")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no day 99");
        assertThat(execute("dispatch", "island", "--risk", "cvar:2")).isEqualTo(2);
        assertThat(err.toString()).contains("--risk is cvar:2");
    }

    @Test
    void risk_withoutAPriceOfTheDayBefore_saysWhatIsMissing() {
        assertThat(execute("dispatch", "island", "--day", "2", "--risk", "cvar:0.9")).isEqualTo(2);
        assertThat(err.toString()).contains("day-ahead");
    }
}
