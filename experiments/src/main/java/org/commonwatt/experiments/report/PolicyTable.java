package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import org.commonwatt.equity.EnergyBurden;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.numeric.Interval;
import org.commonwatt.operate.simulation.RunResult;

/// The headline figures, a column per policy.
final class PolicyTable {
    private final RunReport report;
    private final Table table;

    private PolicyTable(RunReport report) {
        this.report = report;
        List<String> headers = new ArrayList<>(List.of(""));
        report.summaries().forEach(summary -> headers.add(summary.policy()));
        table = new Table(headers.toArray(String[]::new));
    }

    static Html of(RunReport report) {
        return new PolicyTable(report).html();
    }

    private Html html() {
        row("System cost", "less is better", summary -> money(summary.systemCost()));
        if (report.comparesPolicies()) {
            row(
                    "Difference to " + report.first().policy(),
                    "95 % interval over days",
                    this::difference);
        }
        row("Sum of bills", "what members pay", summary -> money(summary.bills()));
        row("Bought from the grid", "", summary -> energy(summary.communityImportKwh()));
        row("Sold to the grid", "", summary -> energy(summary.communityExportKwh()));
        row("Highest load", "less is better", summary -> Cell.number(summary.peakImportKw(), "kW"));
        row(
                "Self-sufficiency",
                "more is better",
                summary -> Cell.percent(summary.selfSufficiency()));
        row("Demand not met", "less is better", summary -> energy(summary.unservedKwh()));
        figure("Emissions", "import and fuel", "emissions_kg", kg -> Cell.number(kg, "kg"));
        figure(
                "Emissions caused",
                "against none, at the margin",
                "emissions_marginal_kg",
                kg -> Cell.number(kg, "kg"));
        figure("Discounts", "a fund pays them", "subsidy", this::money);
        row("Inequality of burden", "Gini, less is fairer", this::gini);
        row("Largest burden", "share of income", summary -> Cell.percent(summary.worstBurden()));
        var html = Html.empty().open("section", "class", "panel", "id", "policies");
        html.leaf("h2", report.comparesPolicies() ? "Policies compared" : "The run in figures");
        html.add(table.html());
        return html.close().newLine();
    }

    private void row(String name, String remark, Function<PolicySummary, Cell> figure) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.word(name, remark, ""));
        report.summaries().forEach(summary -> cells.add(figure.apply(summary)));
        table.row(cells.toArray(Cell[]::new));
    }

    /// A row that runs without such figures do not have.
    private void figure(String name, String remark, String kpi, DoubleFunction<Cell> shown) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.word(name, remark, "")));
        boolean any = false;
        for (RunResult result : report.results()) {
            double value = PolicySummary.figure(result, kpi);
            any |= Double.isFinite(value) && value != 0;
            cells.add(shown.apply(value));
        }
        if (any) {
            table.row(cells.toArray(Cell[]::new));
        }
    }

    private Cell money(double amount) {
        return Cell.money(amount, report.currency());
    }

    private static Cell energy(double kwh) {
        return Cell.number(kwh, "kWh");
    }

    private Cell difference(PolicySummary summary) {
        if (summary.policy().equals(report.first().policy())) {
            return new Cell(Figures.NONE, "", "what the others are compared with", "");
        }
        Cell cell = money(summary.difference().value());
        if (!summary.hasInterval()) {
            return cell.with("too few days for an interval");
        }
        Interval interval = summary.difference().interval();
        return cell.with(
                "%s to %s"
                        .formatted(
                                Figures.money(interval.low(), report.currency()),
                                Figures.money(interval.high(), report.currency())));
    }

    private Cell gini(PolicySummary summary) {
        Cell cell = Cell.number(summary.giniBurden());
        if (Double.isFinite(summary.giniBurden())) {
            return cell;
        }
        boolean incomes = Double.isFinite(summary.worstBurden());
        return cell.with(
                incomes ? "needs %.0f days".formatted(EnergyBurden.HEADLINE_DAYS) : "no incomes");
    }
}
