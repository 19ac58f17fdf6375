package org.commonwatt.experiments.bilevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.commonwatt.equity.sharing.Workers;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.experiments.report.BilevelPage;
import org.commonwatt.experiments.report.BilevelRow;
import org.commonwatt.experiments.report.BilevelWords;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.operate.bilevel.Stress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BilevelStudyTest {
    private static final BilevelSettings SMALL =
            new BilevelSettings("terrace", 4, List.of(Stress.six().getLast()), 8, 1, 1);

    @TempDir private Path folder;

    private Optional<List<BilevelRow>> rows(EvaluationWatch watch) {
        return new BilevelStudy(SMALL, folder, "test 1").rows(Workers.INLINE, watch);
    }

    private static List<BilevelRow> of(List<BilevelRow> rows, String figure) {
        return rows.stream()
                .filter(row -> row.figure().equals(figure) && row.when().isEmpty())
                .toList();
    }

    @Test
    void rows_haveEveryControllerAndAreKept() {
        List<BilevelRow> rows = rows(EvaluationWatch.NONE).orElseThrow();
        assertThat(of(rows, "cost"))
                .extracting(BilevelRow::controller)
                .containsExactly(
                        "unweighted",
                        "static",
                        "hand-rule",
                        "pid",
                        "ppo",
                        "hindsight-constant",
                        "hindsight-daily");
        // Four plans by the relaxation, in the search as in the judgement: nothing found is worse.
        double unweighted = of(rows, "score").getFirst().value();
        assertThat(of(rows, "score").subList(5, 7))
                .allSatisfy(row -> assertThat(row.value()).isGreaterThanOrEqualTo(unweighted));
        assertThat(of(rows, "worst_off_loss"))
                .allSatisfy(row -> assertThat(row.value()).isLessThanOrEqualTo(1e-9));
        double bound = of(rows, "peak_bound_kw").getFirst().value();
        assertThat(of(rows, "peak_kw"))
                .allSatisfy(row -> assertThat(row.value()).isGreaterThanOrEqualTo(bound - 1e-9));
        // Parts of the month's gain add up to it.
        for (String method : List.of("shapley", "weighted-shapley", "leximin-core")) {
            double sum =
                    rows.stream()
                            .filter(row -> row.controller().equals(method))
                            .filter(row -> row.figure().equals("share"))
                            .mapToDouble(BilevelRow::value)
                            .sum();
            double gain =
                    rows.stream()
                            .filter(row -> row.figure().equals("gain") && row.who().isEmpty())
                            .mapToDouble(BilevelRow::value)
                            .sum();
            assertThat(sum).as(method).isCloseTo(gain, within(1e-5));
        }
        EvaluationWatch stopped =
                new EvaluationWatch() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        String table = BilevelStudy.csv(rows);
        assertThat(BilevelStudy.csv(rows(stopped).orElseThrow())).isEqualTo(table);
        assertThat(table.lines().allMatch(line -> line.split(",", -1).length == 6)).isTrue();
        assertThat(BilevelPage.of(rows, "GBP")).contains("<svg", "Sharing the gain");
        assertThat(String.join("\n", BilevelWords.of(rows)))
                .contains("all-at-once: the unweighted optimum costs")
                .contains("With the days known, constant weights could score")
                .contains("Months × members for whom leaving pays: unweighted");
    }

    @Test
    void rows_askedToStop_areNone() {
        EvaluationWatch stopped =
                new EvaluationWatch() {
                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
        assertThat(rows(stopped)).isEmpty();
    }

    /// Demand of its own file is the same for every seed: what is judged must not be learned from.
    @Test
    void rows_measuredDaysThatAreAllJudged_areRefused() throws IOException {
        var hours = new StringBuilder("time_utc,load_kwh\n");
        for (int t = 0; t < 48; t++) {
            hours.append(LocalDateTime.of(2025, 3, 1, 0, 0).plusHours(t)).append("Z,0.5\n");
        }
        Files.writeString(folder.resolve("loads.csv"), hours);
        Path street = folder.resolve("street.yaml");
        Files.writeString(
                street,
                """
                commonwatt: 1
                time: {start: 2025-03-01T00:00Z, step: PT1H, days: 2, zone: UTC}
                tariff: {import: 0.3, feedIn: 0.1}
                market: {mechanism: mid-market-rate}
                participants:
                  - {id: a, group: low, income: 20000, load: {series: "loads.csv#load_kwh"}}
                  - {id: b, group: high, income: 60000, load: {series: "loads.csv#load_kwh"}}
                """);
        var settings = new BilevelSettings(street.toString(), 2, List.of(Stress.NONE), 8, 1, 1);
        var study = new BilevelStudy(settings, folder, "test 1");
        assertThatThrownBy(() -> study.rows(Workers.INLINE, EvaluationWatch.NONE))
                .isInstanceOf(StudyRefusal.class)
                .hasMessageContaining("all 2 of them are judged");
    }

    @Test
    void rows_scenarioWithVehicles_areRefused() {
        var village = new BilevelSettings("village", 2, List.of(Stress.NONE), 8, 1, 1);
        var study = new BilevelStudy(village, folder, "test 1");
        assertThatThrownBy(() -> study.rows(Workers.INLINE, EvaluationWatch.NONE))
                .isInstanceOf(StudyRefusal.class)
                .hasMessageContaining("planned for demand, generation and batteries; home_3 has");
    }

    @Test
    void words_weightsThatBackfire_areWarnedOf() {
        List<BilevelRow> rows =
                List.of(
                        new BilevelRow("base", "unweighted", "", "", "cost", 100),
                        new BilevelRow("base", "unweighted", "", "", "gini_burden", 0.4),
                        new BilevelRow("base", "static", "", "", "cost", 101),
                        new BilevelRow("base", "static", "", "", "gini_burden", 0.2),
                        new BilevelRow("base", "ppo", "", "", "cost", 102),
                        new BilevelRow("base", "ppo", "", "", "gini_burden", 0.3),
                        new BilevelRow(
                                "base", "weighted-shapley", "2025-03", "", "hurts_worst_off", 1));
        assertThat(BilevelWords.of(rows))
                .anyMatch(
                        s ->
                                s.contains(
                                        "by 25.0 % at 2.0 % more cost; it is beaten on both by static"))
                .anyMatch(
                        s -> s.contains("Warning: in 2025-03 the weights make the Shapley value"));
    }
}
