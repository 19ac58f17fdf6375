package org.commonwatt.experiments.area;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.market.Money;
import org.commonwatt.operate.simulation.CommunityTrace.Column;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.operate.simulation.UtilityRun;

/// What one policy did in all communities of an area, by community and in total.
///
/// @param policy its name
/// @param rows a row per community, in order
/// @param peaks highest load of all by billing period
/// @param peakKw highest load of all
public record AreaSummary(
        String policy, List<Row> rows, List<UtilityRun.Peak> peaks, double peakKw) {
    /// Name of the table.
    public static final String TABLE = "summary.csv";

    /// One community. Money is in currency, + paid by the community.
    ///
    /// @param community its name
    /// @param members number of participants
    /// @param systemCost as in its own run
    /// @param billUnits Σ bills of the members, 1e-5 currency; whole cents
    /// @param utilityUnits what the utility got, 1e-5 currency
    /// @param othersUnits what network company, state and others got, 1e-5 currency
    /// @param communityUnits what is left on the community's account by rounding, 1e-5 currency
    /// @param coincidentUnits its part of the coincident-peak charge before tax, 1e-5 currency
    /// @param surchargeMean mean surcharge over the run's steps, currency/kWh before tax
    /// @param importKwh from the utility
    /// @param exportKwh to the utility
    /// @param peakKw its own highest load
    /// @param atPeakKw its load in the step of the highest load of all
    public record Row(
            String community,
            int members,
            double systemCost,
            long billUnits,
            long utilityUnits,
            long othersUnits,
            long communityUnits,
            long coincidentUnits,
            double surchargeMean,
            double importKwh,
            double exportKwh,
            double peakKw,
            double atPeakKw) {}

    public AreaSummary {
        rows = List.copyOf(rows);
        peaks = List.copyOf(peaks);
    }

    /// A community's row.
    ///
    /// @param peakStep step of the highest load of all; −1 for none
    /// @param stepHours Δ
    static Row row(
            String community, RunResult result, UtilityBill bill, int peakStep, double stepHours) {
        long utility = 0;
        long others = 0;
        long own = 0;
        long all = 0;
        for (Bill each : result.bills()) {
            all += each.totalUnits();
            for (BillLine line : each.lines()) {
                switch (line.item().counterparty()) {
                    case UTILITY -> utility += line.amountUnits();
                    case COMMUNITY, POOL -> own += line.amountUnits();
                    default -> others += line.amountUnits();
                }
            }
        }
        int steps = result.trace().steps();
        double surcharge = 0;
        for (int t = 0; t < steps; t++) {
            surcharge += bill.surchargePerKwh(t) / steps;
        }
        long coincident = 0;
        for (int period = 0; period < bill.periods(); period++) {
            coincident += bill.peakUnits(period);
        }
        double[] load = load(result, stepHours);
        double peak = 0;
        for (double kw : load) {
            peak = Math.max(peak, kw);
        }
        return new Row(
                community,
                result.bills().size(),
                result.systemCost(),
                all,
                utility,
                others,
                own,
                coincident,
                surcharge,
                result.trace().sum(Column.COMMUNITY_IMPORT_KWH),
                result.trace().sum(Column.COMMUNITY_EXPORT_KWH),
                peak,
                peakStep < 0 ? 0 : load[peakStep]);
    }

    private static double[] load(RunResult result, double stepHours) {
        double[] load = result.trace().column(Column.COMMUNITY_IMPORT_KWH);
        for (int t = 0; t < load.length; t++) {
            load[t] -= result.trace().value(Column.COMMUNITY_EXPORT_KWH, t);
            load[t] /= stepHours;
        }
        return load;
    }

    /// All communities together; the peak is that of their common load.
    public Row total() {
        Row sum = new Row("all", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, peakKw, 0);
        for (Row each : rows) {
            sum =
                    new Row(
                            "all",
                            sum.members + each.members,
                            sum.systemCost + each.systemCost,
                            sum.billUnits + each.billUnits,
                            sum.utilityUnits + each.utilityUnits,
                            sum.othersUnits + each.othersUnits,
                            sum.communityUnits + each.communityUnits,
                            sum.coincidentUnits + each.coincidentUnits,
                            each.surchargeMean,
                            sum.importKwh + each.importKwh,
                            sum.exportKwh + each.exportKwh,
                            peakKw,
                            sum.atPeakKw + each.atPeakKw);
        }
        return sum;
    }

    /// Throws unless every unit that members paid is somebody's, and the parts of the
    /// coincident-peak charge add up to it.
    ///
    /// @throws IllegalStateException naming what does not add up
    void requireClosed() {
        Row sum = total();
        long missing = sum.billUnits - sum.utilityUnits - sum.othersUnits - sum.communityUnits;
        if (missing != 0) {
            throw new IllegalStateException(
                    "The bills of all communities and what others got differ by %d (1e-5 currency)."
                            .formatted(missing));
        }
        long charged = peaks.stream().mapToLong(UtilityRun.Peak::units).sum();
        if (charged != sum.coincidentUnits) {
            throw new IllegalStateException(
                    "The coincident-peak charge is %d but its parts sum to %d (1e-5 currency)."
                            .formatted(charged, sum.coincidentUnits));
        }
    }

    /// A row's figures by name.
    public Map<String, Object> figures(Row row) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("policy", policy);
        figures.put("community", row.community);
        figures.put("members", row.members);
        figures.put("system_cost", row.systemCost);
        figures.put("bills", Money.amount(row.billUnits));
        figures.put("to_utility", Money.amount(row.utilityUnits));
        figures.put("to_others", Money.amount(row.othersUnits));
        figures.put("rounding", Money.amount(row.communityUnits));
        figures.put("coincident_peak_charge", Money.amount(row.coincidentUnits));
        figures.put("mean_surcharge", row.surchargeMean);
        figures.put("import_kwh", row.importKwh);
        figures.put("export_kwh", row.exportKwh);
        figures.put("peak_kw", row.peakKw);
        figures.put("at_peak_kw", row.atPeakKw);
        return figures;
    }

    /// All rows and the total.
    public List<Row> rowsAndTotal() {
        List<Row> all = new ArrayList<>(rows);
        all.add(total());
        return all;
    }

    /// The table of several policies.
    static String csv(List<AreaSummary> summaries) {
        var text = new StringBuilder();
        for (AreaSummary summary : summaries) {
            for (Row row : summary.rowsAndTotal()) {
                Map<String, Object> figures = summary.figures(row);
                if (text.isEmpty()) {
                    text.append(String.join(",", figures.keySet())).append('\n');
                }
                text.append(
                                String.join(
                                        ",",
                                        figures.values().stream().map(AreaSummary::cell).toList()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private static String cell(Object value) {
        return value instanceof Double number
                ? String.format(Locale.ROOT, "%.6f", number)
                : value.toString();
    }
}
