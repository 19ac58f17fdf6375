package org.commonwatt.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.ToyCommunity;
import org.commonwatt.experiments.ToyRuns;
import org.commonwatt.experiments.audit.RunAudit;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.LedgerWriter;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.RunFolder;
import org.commonwatt.market.Bill;
import org.commonwatt.market.Correction;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.EquityTransfer.Payers;
import org.commonwatt.market.EquityTransfer.Receivers;
import org.commonwatt.market.GainRule;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.Stay;
import org.commonwatt.operate.simulation.Baselines;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.Runs;
import org.commonwatt.operate.simulation.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements of a community that agreed on more than prices, and of a member whose bill was wrong.
final class AgreedBillTest {
    @TempDir private Path temporary;

    private static Scenario agreed() {
        var solidarity =
                new EquityTransfer(
                        "solidarity",
                        new Receivers(List.of(0, 3, 6), 4, 0.01, List.of()),
                        new Payers(List.of(2, 5), 5, 3));
        var fund =
                new EquityTransfer(
                        "city fund", new Receivers(List.of(1), 0, 0, List.of(3.0)), null);
        var stay = new Stay(LocalDate.parse("2025-06-28"), null);
        return ToyCommunity.STANDARD
                .scenario()
                .withBilling(
                        new BillingRules(
                                List.of(solidarity, fund),
                                GainRule.EQUAL,
                                List.of(
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        Stay.ALWAYS,
                                        stay)));
    }

    @Test
    void statement_namesTransfersWithWhoPaysThem_andSumsToTheCent() {
        RunReport report = ToyRuns.report(agreed(), "none", "rule");
        String page = BillPage.of(report, 7);
        PageChecks.check(page);
        assertThat(page.replace('\u00a0', ' '))
                .contains("You were a member from 2025-06-28;")
                .contains("What the community saves is shared equally among its members")
                .containsPattern("In 2025-06 the community (saved|cost its members) £")
                .contains(
                        "solidarity: low income get £4.00 a month and 0.01 GBP per kWh from the"
                                + " meter, at most their bill. Paid by high income from the part of"
                                + " their bills above £5.00 a month, each at most £3.00 a month.")
                .contains("A fund outside the community pays it.")
                .contains("To your share of what the community saved");
        assertThat(BillPage.of(report, 0)).contains("Transfer between members");
        for (Bill bill : report.focus().bills()) {
            assertThat(bill.totalUnits() % 1000).isZero();
        }
        assertThat(ReportPage.of(report)).contains("to the share of the gain");
    }

    @Test
    void table_sumsToTheBillOfEveryPolicy() {
        RunReport report = ToyRuns.report(agreed(), "none", "rule");
        for (int i = 0; i < 8; i++) {
            var text = new StringWriter();
            BillPage.writeTable(report, i, text);
            Map<String, BigDecimal> sums = new HashMap<>();
            for (NamedCsvRecord row : CsvReader.builder().ofNamedCsvRecord(text.toString())) {
                sums.merge(
                        row.getField("policy"),
                        new BigDecimal(row.getField("amount")),
                        BigDecimal::add);
                if (row.getField("item").equals("subsidy")) {
                    assertThat(row.getField("other_side")).isEqualTo("outside_fund");
                }
            }
            for (RunResult result : report.results()) {
                assertThat(sums.get(result.policy()))
                        .isEqualByComparingTo(
                                BigDecimal.valueOf(result.bills().get(i).totalUnits(), 5));
            }
        }
    }

    @Test
    void correction_isOnTheNextStatement_inTheJournalAndInTheAudit() {
        Scenario scenario = ToyCommunity.STANDARD.scenario();
        // Standing charge of 28 June: 0.40 was posted, 0.30 was right.
        var correction =
                new Correction(
                        List.of(
                                new Correction.Entry(2, LedgerItem.FIXED, true, 0, -40_000),
                                new Correction.Entry(2, LedgerItem.FIXED, false, 0, 30_000)),
                        List.of());
        try (RunFolder folder = RunFolder.create(temporary.resolve("run"))) {
            RunResult result;
            try (LedgerStore store =
                            LedgerStore.create(folder.partial(), scenario, List.of("none"));
                    LedgerWriter writer = store.writer("none", scenario.axis())) {
                Simulation simulation = new Simulation(scenario, Policies.of("none", scenario, 1));
                while (simulation.step() < 8 * 24) {
                    simulation.advance(writer);
                }
                simulation.correct(3, correction);
                simulation.finish(writer);
                result = Runs.result(simulation, Baselines.of(scenario));
            }
            RunFiles.writeBills(folder, scenario, List.of(result));
            RunFiles.writeKpis(folder, List.of(result));
            assertThat(RunAudit.of(folder.partial()).checks())
                    .allMatch(check -> check.holds() || check.places() == 0);
            String page = BillPage.of(ToyRuns.report(scenario, List.of(result)), 2);
            assertThat(page.replace("\u202f", ""))
                    .contains("Correction of 2025-06, taken back: Standing charge")
                    .contains("Correction of 2025-06: Standing charge")
                    .contains("\u22120.40000");
            long change = 0;
            for (var line : result.bills().get(2).lines()) {
                change += line.correction() == null ? 0 : line.amountUnits();
            }
            assertThat(change).isEqualTo(-10_000);
        }
    }
}
