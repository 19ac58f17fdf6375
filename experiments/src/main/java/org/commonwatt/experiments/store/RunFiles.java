package org.commonwatt.experiments.store;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.util.List;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.operate.kpi.Kpi;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The tables of a run folder.
public final class RunFiles {
    /// Figures.
    public static final String KPIS = "kpis.csv";

    /// Bill lines.
    public static final String BILLS = "bills.csv";

    /// Local trade.
    public static final String TRADES = "trades.csv";

    /// What the run was.
    public static final String MANIFEST = "run.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RunFiles() {}

    /// `kpis.csv`: a row per policy and figure; `null` where a figure is undefined.
    public static void writeKpis(RunFolder folder, List<RunResult> results) {
        folder.write(
                KPIS,
                out -> {
                    CsvWriter csv = csv(out);
                    csv.writeRecord(
                            "cost_function",
                            "value",
                            "name",
                            "level",
                            "unit",
                            "policy",
                            "direction",
                            "ci_low",
                            "ci_high");
                    for (RunResult result : results) {
                        for (Kpi kpi : result.kpis()) {
                            csv.writeRecord(
                                    kpi.costFunction(),
                                    number(kpi.value()),
                                    kpi.name(),
                                    kpi.level(),
                                    kpi.unit(),
                                    result.policy(),
                                    kpi.direction().key(),
                                    number(kpi.ciLow()),
                                    number(kpi.ciHigh()));
                        }
                    }
                    csv.flush();
                });
    }

    /// `bills.csv`: a row per policy, participant, period and item, energies and amounts exact, so
    /// that a participant's amounts add up to the bill. A row that corrects an earlier month names
    /// it in `corrects`.
    public static void writeBills(RunFolder folder, Scenario scenario, List<RunResult> results) {
        folder.write(
                BILLS,
                out -> {
                    CsvWriter csv = csv(out);
                    csv.writeRecord(
                            "policy",
                            "participant",
                            "period",
                            "item",
                            "energy_kwh",
                            "amount",
                            "currency",
                            "corrects");
                    for (RunResult result : results) {
                        for (Bill bill : result.bills()) {
                            for (BillLine line : bill.lines()) {
                                csv.writeRecord(
                                        result.policy(),
                                        bill.participantId(),
                                        line.period(),
                                        line.item().key(),
                                        ExactDecimals.energyKwh(line.energyMilliwattHours()),
                                        ExactDecimals.amount(line.amountUnits()),
                                        scenario.currency(),
                                        line.correction() == null
                                                ? ""
                                                : line.correction().period());
                            }
                        }
                    }
                    csv.flush();
                });
    }

    /// `trades.csv`: what each member bought from and sold to other members, a row per policy, day,
    /// member and side (`poolPurchase`, `poolSale`), summed from the ledger. An amount is positive
    /// when the member pays.
    public static void writeTrades(RunFolder folder, Scenario scenario, LedgerStore ledger) {
        folder.write(
                TRADES,
                out -> {
                    CsvWriter csv = csv(out);
                    csv.writeRecord(
                            "policy",
                            "date",
                            "participant",
                            "side",
                            "energy_kwh",
                            "amount",
                            "currency");
                    ledger.forEachTrade(
                            (policy, date, participant, item, energy, amount) ->
                                    csv.writeRecord(
                                            policy,
                                            date,
                                            participant,
                                            item.key(),
                                            ExactDecimals.energyKwh(energy),
                                            ExactDecimals.amount(amount),
                                            scenario.currency()));
                    csv.flush();
                });
    }

    /// `run.json`.
    public static void writeManifest(RunFolder folder, Scenario scenario, RunManifest manifest) {
        folder.write(
                MANIFEST,
                out -> {
                    out.write(JSON.writeValueAsString(manifest.toJson(scenario)));
                    out.newLine();
                });
    }

    private static CsvWriter csv(BufferedWriter out) {
        return CsvWriter.builder().build(out);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "null";
    }
}
