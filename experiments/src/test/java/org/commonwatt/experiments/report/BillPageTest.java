package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Connection;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.Bill;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

final class BillPageTest {
    private static final Scenario SCENARIO = ToyCommunity.STANDARD.scenario();
    private static final RunReport REPORT = ToyRuns.report(SCENARIO, "none", "rule");

    private static BigDecimal amount(String cell) {
        return new BigDecimal(
                cell.replaceAll("<[^>]*>", "").replace("\u202f", "").replace('\u2212', '-'));
    }

    @Test
    void linesOfAPage_addUpToTheirSumsAndToTheBill() {
        for (int i = 0; i < 8; i++) {
            String page = BillPage.of(REPORT, i);
            PageChecks.check(page);
            BigDecimal period = BigDecimal.ZERO;
            BigDecimal total = BigDecimal.ZERO;
            int sums = 0;
            for (String row : PageChecks.all(page, "<tr[^>]*>(?:(?!</tr>).)*</tr>")) {
                List<String> cells = PageChecks.all(row, "<td[^>]*>[^<]*</td>");
                if (row.startsWith("<tr class=\"total\"")) {
                    assertThat(amount(cells.getLast())).isEqualByComparingTo(total);
                } else if (row.startsWith("<tr class=\"sum\"")) {
                    assertThat(amount(cells.getLast())).isEqualByComparingTo(period);
                    assertThat(amount(cells.getLast()).scale()).isEqualTo(2);
                    total = total.add(period);
                    period = BigDecimal.ZERO;
                    sums++;
                } else if (cells.size() == 2) {
                    period = period.add(amount(cells.getLast()));
                }
            }
            Bill bill = REPORT.focus().bills().get(i);
            assertThat(sums).isEqualTo(2);
            assertThat(total).isEqualByComparingTo(BigDecimal.valueOf(bill.totalUnits(), 5));
        }
    }

    @Test
    void page_showsTheOtherBillsBeside() {
        String page = BillPage.of(REPORT, 2);
        var member = REPORT.focus().members().get(2);
        assertThat(page)
                .contains(Figures.cents(member.retailBill(), "GBP"))
                .contains(Figures.cents(member.aloneRuleBill(), "GBP"))
                .contains("Your bill under the policy none")
                .contains("You shared ");
    }

    @Test
    void savingsBars_addUpFromAllDemandToTheBill() {
        var member = REPORT.focus().members().get(4);
        String page = BillPage.of(REPORT, 4);
        assertThat(page)
                .contains(
                        "Own panels and storage: "
                                + Figures.exact(
                                        member.retailBill() - SavingsChart.allDemand(REPORT, 4),
                                        "GBP"))
                .contains(
                        "Trading with neighbours: "
                                + Figures.exact(member.bill() - member.retailBill(), "GBP"));
    }

    @Test
    void homeWithoutPanelsAndBattery_savesNothingByThem() {
        // Home 1 has neither: the cost of all demand is its retail bill, but for rounding to cents
        // in each of two periods.
        assertThat(SCENARIO.community().participant(1).pvKw()).isZero();
        assertThat(REPORT.focus().members().get(1).retailBill())
                .isCloseTo(SavingsChart.allDemand(REPORT, 1), within(0.0101));
    }

    @Test
    void fileNames_areSafeAndNeverTheSame() {
        List<String> ids = List.of("a/b", "a b", "A_B", "../etc/passwd", ".hidden", "ü", "plain-1");
        List<Participant> members = ids.stream().map(Participant::home).toList();
        Scenario source = new ToyCommunity(7, 1, false, "x").scenario();
        var scenario =
                new Scenario(
                        "names",
                        "GBP",
                        1,
                        source.axis(),
                        new Community(members, Connection.UNLIMITED, false, List.of()),
                        source.exogenous(),
                        source.tariffs(),
                        "none",
                        Scenario.Settings.DEFAULT,
                        List.of());
        assertThat(BillPage.fileNames(scenario))
                .containsExactly(
                        "a_b.html",
                        "a_b-2.html",
                        "A_B-3.html",
                        "_.._etc_passwd.html",
                        "_.hidden.html",
                        "_.html",
                        "plain-1.html");
    }

    /// A month of 720 kWh with every charge that hangs on the month, and a fund that pays half.
    @Test
    void chargesOfTheMonth_areTheirOwnLinesInWords() {
        String text =
                """
                commonwatt: 1
                currency: GBP
                time: {start: 2025-04-01, step: PT1H, days: 30}
                tariff:
                  import: 0.2
                  tiers: [{upTo: 500, adder: 0}, {adder: 0.05}]
                  fixedPerMonth: 7
                  minimumPerMonth: 300
                  capacityFee: 1.5
                  capacityKw: 4
                  discount: {share: 0.5}
                carbon: {average: 0.25, marginal: 0.5}
                participants: [{id: a, load: {series: "load.csv#load_kwh"}}]
                """;
        byte[] load = ("load_kwh\n" + "1\n".repeat(720)).getBytes(StandardCharsets.UTF_8);
        var reading = ScenarioReader.readText("s.yaml", text, _ -> new ByteArrayInputStream(load));
        Scenario scenario = ((ScenarioReading.Loaded) reading).scenario();
        String page = BillPage.of(ToyRuns.report(scenario, "none", "rule"), 0);
        PageChecks.check(page);
        // 144 + 11 + 7 + 6 = 168; up to 300; half of it.
        List<String> lines =
                List.of(
                        "Higher or lower price beyond the month’s first kWh|11.00000",
                        "Charge for the size of your connection|6.00000",
                        "Up to the minimum bill of the month|132.00000",
                        "Discount, paid by a fund outside the community|\u2212150.00000");
        String plain = page.replace("\u202f", "");
        for (String line : lines) {
            String[] parts = line.split("\\|", 2);
            int at = plain.indexOf(parts[0]);
            assertThat(at).as(parts[0]).isPositive();
            assertThat(plain.substring(at, plain.indexOf("</tr>", at))).contains(parts[1]);
        }
        String report = ReportPage.of(ToyRuns.report(scenario, "none", "rule"));
        // 720 kWh · 0.25 kg; half of 300.
        assertThat(report).contains("import and fuel").contains("180").contains("a fund pays them");
        assertThat(report).doesNotContain("at the margin");
        // Nothing is generated or traded: the bars add up to the bill without steps between.
        assertThat(page).contains("Own panels and storage: ");
        assertThat(SavingsChart.allDemand(ToyRuns.report(scenario, "none", "rule"), 0))
                .isCloseTo(150, within(1e-6));
    }

    @Test
    void link_fromTheReport_leadsToTheFile() {
        String page = ReportPage.of(REPORT);
        for (String name : BillPage.fileNames(SCENARIO)) {
            assertThat(page).contains("href=\"bills/" + name + "\"");
        }
    }
}
