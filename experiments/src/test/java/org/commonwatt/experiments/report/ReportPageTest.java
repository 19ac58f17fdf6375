package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class ReportPageTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();
    private static final RunReport REPORT = ToyRuns.report(SCENARIO, "none", "rule");
    private static final String PAGE = ReportPage.of(REPORT);

    @Test
    void page_isWholeAndNeedsNothingElse() {
        PageChecks.check(PAGE);
    }

    @Test
    void page_opensWithItsFinding_thenAPanelPerQuestion() {
        assertThat(PAGE.indexOf("<h1>")).isLessThan(PAGE.indexOf("<section"));
        assertThat(PageChecks.all(PAGE, "<section [^>]*id=\"[a-z]+\""))
                .extracting(section -> section.replaceAll(".*id=\"|\"", ""))
                .containsExactly(
                        "policies",
                        "day",
                        "load",
                        "days",
                        "bills",
                        "burden",
                        "figures",
                        "assumptions",
                        "words",
                        "again");
    }

    @Test
    void panelsWithPictures_sayASentenceAndListTheirNumbers() {
        for (String id : List.of("day", "load", "days", "bills", "burden")) {
            String section = PageChecks.section(PAGE, id);
            assertThat(section).as(id).contains("class=\"says\"").contains("<svg ");
            assertThat(section).as(id).contains("<details><summary>Numbers").contains("<table>");
        }
    }

    @Test
    void marks_carryTheirExactValues() {
        double first = REPORT.first().dailySystemCost().cost(0);
        double focus = REPORT.focus().dailySystemCost().cost(0);
        assertThat(PageChecks.section(PAGE, "days"))
                .contains(
                        "<title>2025-06-25: "
                                + org.commonwatt.experiments.report.chart.Figures.exact(
                                        focus - first, "GBP"));
    }

    @Test
    void policyTable_showsUnitsAndThreeDigits() {
        String table = PageChecks.section(PAGE, "policies");
        PolicySummary rule = REPORT.summaries().get(1);
        assertThat(table)
                .contains("none")
                .contains("rule")
                .contains("kWh")
                .contains("kW")
                .contains(
                        org.commonwatt.experiments.report.chart.Figures.money(
                                rule.systemCost(), "GBP"))
                .contains("needs 28 days");
    }

    @Test
    void reproduction_hasCommandSeedAndHashes() {
        assertThat(PageChecks.section(PAGE, "again"))
                .contains("<code>commonwatt run toy --seed 7</code>")
                .contains("<dd>7</dd>")
                .contains("SHA-256 of the data")
                .contains("Europe/London");
    }

    @Test
    void idsFromFiles_areEscapedEverywhere() {
        Scenario hostile =
                new ToyCommunity(4, 2, true, "<script>alert(1)</script>\"onload='x'").scenario();
        RunReport report = ToyRuns.report(hostile, "rule");
        String page = ReportPage.of(report);
        PageChecks.check(page);
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;onload=&#39;x&#39;");
        PageChecks.check(BillPage.of(report, 0));
    }

    @Test
    void noIncomes_areSaidInTheBurdenPanel() {
        Scenario poorlyKnown = new ToyCommunity(4, 7, false, "home_0").scenario();
        String page = ReportPage.of(ToyRuns.report(poorlyKnown, "none", "rule"));
        PageChecks.check(page);
        assertThat(PageChecks.section(page, "burden"))
                .contains("No household has an income")
                .doesNotContain("<svg");
        assertThat(PageChecks.section(page, "policies")).contains("no incomes");
    }

    @Test
    void noStorage_isSaidInTheDayPanel() {
        // A single home with index 1 would have no battery; home 0 has one that `none` leaves
        // alone.
        String page =
                ReportPage.of(
                        ToyRuns.report(new ToyCommunity(2, 7, true, "home_0").scenario(), "none"));
        PageChecks.check(page);
        assertThat(PageChecks.section(page, "day"))
                .contains("nothing is stored on this day")
                .contains("no energy came from storage");
    }

    @Test
    void singlePolicy_isNotComparedWithItself() {
        String page = ReportPage.of(ToyRuns.report(SCENARIO, "rule"));
        PageChecks.check(page);
        assertThat(PageChecks.section(page, "policies"))
                .contains("The run in figures")
                .doesNotContain("Difference to");
        assertThat(page).contains("add another with --policy");
    }

    @Test
    void fewDays_haveNoInterval() {
        String page =
                ReportPage.of(
                        ToyRuns.report(
                                new ToyCommunity(4, 3, true, "home_0").scenario(), "none", "rule"));
        PageChecks.check(page);
        assertThat(PageChecks.section(page, "policies")).contains("too few days for an interval");
        assertThat(page).contains("3 days is too short for an interval.");
    }

    @Test
    void interruptedRun_saysSo() {
        var report =
                new RunReport(
                        SCENARIO,
                        REPORT.results(),
                        REPORT.summaries(),
                        REPORT.typicalDays(),
                        ToyRuns.manifest("interrupted"));
        assertThat(ReportPage.of(report)).contains("This run was interrupted.");
        assertThat(PAGE).doesNotContain("interrupted");
    }

    @Test
    void longRun_hasADayPerSeason_andStaysReadable() {
        String page =
                ReportPage.of(
                        ToyRuns.report(
                                new ToyCommunity(4, 365, true, "home_0").scenario(),
                                "none",
                                "rule"));
        PageChecks.check(page);
        assertThat(PageChecks.all(page, "<summary>Numbers of ")).hasSize(4);
        assertThat(page.length()).isLessThan(1_000_000);
    }

    @Test
    void manyAssumptions_areFoldedAfterTheFirst_andNoneIsLost() {
        List<String> many =
                java.util.stream.IntStream.range(0, 30)
                        .mapToObj(k -> "assumed " + k + ".")
                        .toList();
        Scenario guessed =
                new Scenario(
                        SCENARIO.name(),
                        SCENARIO.currency(),
                        SCENARIO.seed(),
                        SCENARIO.axis(),
                        SCENARIO.community(),
                        SCENARIO.exogenous(),
                        SCENARIO.tariffs(),
                        SCENARIO.mechanism(),
                        SCENARIO.settings(),
                        many);
        String section =
                PageChecks.section(ReportPage.of(ToyRuns.report(guessed, "none")), "assumptions");
        assertThat(section).contains("<summary>22 more</summary>");
        assertThat(section.indexOf("assumed 7.")).isLessThan(section.indexOf("<details>"));
        assertThat(section.indexOf("assumed 8.")).isGreaterThan(section.indexOf("<details>"));
        many.forEach(entry -> assertThat(section).contains(entry));
    }
}
