package org.commonwatt.experiments.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.market.MarketTerms;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricingStudyTest {
    private static final PricingSettings TINY =
            new PricingSettings(5, PricingSettings.USUAL.weights(), 1, 1, 4, 1, 1, 1, 1);

    @TempDir private Path folder;

    private String scenario() throws IOException {
        Path file = folder.resolve("street.yaml");
        Files.writeString(
                file,
                """
                commonwatt: 1
                seed: 3
                time: {start: 2025-06-02T00:00Z, step: PT1H, days: 56, zone: UTC}
                location: {latitude: 50, longitude: 8}
                tariff:
                  import: {timeOfUse: {periods: [{price: 0.4, from: "16:00", to: "20:00"}], otherwise: 0.2}}
                  feedIn: 0.05
                carbon: 0.3
                participants:
                  - id: a
                    load: {generate: {annualKwh: 3000}}
                    pv: {kWp: 8, generate: {tilt: 30, azimuth: 180}}
                    battery: {capacityKwh: 6, powerKw: 3}
                  - {id: b, load: {generate: {annualKwh: 4000}}}
                  - id: c
                    load: {generate: {annualKwh: 4000}}
                    battery: {capacityKwh: 6, powerKw: 3}
                """);
        return file.toString();
    }

    private PricingComparison compare(Path out, int threads) throws IOException {
        return new PricingStudy(scenario(), TINY, new CellStore(out), "test 1")
                .compare(threads, EvaluationWatch.NONE)
                .orElseThrow();
    }

    @Test
    void study_hasARowPerPriceAndWeek_andTheOperatorKeepsNothing() throws IOException {
        PricingComparison compared = compare(folder.resolve("one"), 1);
        List<String> lines = compared.csv().lines().toList();
        assertThat(lines).hasSize(1 + PricingStudy.BASELINES.size() + 1);
        assertThat(lines.getFirst()).startsWith("scenario,elasticity,price,week,date,objective,");
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allMatch(line -> line.split(",", -1).length == columns);
        assertThat(compared.rows())
                .allMatch(row -> Math.abs(mean(row, "operator_keeps")) < 0.01)
                .allMatch(row -> mean(row, "emissions_kg") > 0)
                .extracting(PricingComparison.Row::price)
                .containsExactly(
                        "none",
                        "mid-market-rate",
                        "dynamic-nem",
                        "community-price",
                        "fixed",
                        "learned");
        assertThat(compared.words())
                .hasSize(PricingStudy.BASELINES.size() + 1)
                .allMatch(
                        sentence ->
                                sentence.startsWith("The learned price")
                                        || sentence.startsWith("1 weeks"));
    }

    /// Whatever the operator is paid for: the objective is cost, peak and carbon at its prices.
    @Test
    void objective_isCostPeakAndCarbonAtTheOperatorsPrices() throws IOException {
        var out = new CellStore(folder.resolve("dear"));
        PricingComparison dear =
                new PricingStudy(scenario(), TINY.paying(2, 10), out, "test 1")
                        .compare(1, EvaluationWatch.NONE)
                        .orElseThrow();
        for (PricingComparison.Row row : dear.rows()) {
            double expected =
                    mean(row, "system_cost")
                            + 2 * mean(row, "peak_kw")
                            + 10 * mean(row, "emissions_kg");
            assertThat(mean(row, "objective")).as(row.price()).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void search_findsALawThatIsBetterThanTheMiddle() throws IOException {
        if (!(ScenarioReader.open(scenario()) instanceof ScenarioReading.Loaded loaded)) {
            throw new AssertionError("The street must be readable.");
        }
        var settings =
                new PricingSettings(5, PricingSettings.USUAL.weights(), 1, 1, 16, 6, 4, 2, 1);
        Scenario operated = loaded.scenario().withMarket("operator-price", MarketTerms.USUAL);
        try (var workers = new ThreadWorkers(1)) {
            PriceSearch.Found found =
                    new PriceSearch(operated, settings, workers, EvaluationWatch.NONE)
                            .run()
                            .orElseThrow();
            assertThat(found.validationCost()).isLessThan(found.middleCost());
        }
    }

    @Test
    void study_goesOn_andThreadsChangeNothing() throws IOException {
        Path out = folder.resolve("two");
        String table = compare(out, 2).csv();
        assertThat(compare(folder.resolve("one"), 1).csv()).isEqualTo(table);
        try (Stream<Path> cells = Files.list(out.resolve(CellStore.FOLDER))) {
            List<Path> all = cells.sorted().toList();
            for (int k = 0; k < all.size(); k += 2) {
                Files.delete(all.get(k));
            }
        }
        assertThat(compare(out, 1).csv()).isEqualTo(table);
    }

    private static double mean(PricingComparison.Row row, String figure) {
        return Objects.requireNonNull(row.means().get(figure));
    }
}
