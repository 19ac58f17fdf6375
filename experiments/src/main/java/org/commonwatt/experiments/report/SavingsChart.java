package org.commonwatt.experiments.report;

import java.util.List;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.market.Bill;
import org.commonwatt.market.Discount;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.simulation.MemberSummary;

/// From what all demand would have cost to the bill, step by step: own panels and storage, then the
/// community. The steps add up exactly.
final class SavingsChart {
    private static final double ROW = 44;
    private static final double LEFT = 12;
    private static final double RIGHT = 388;

    private static final List<LedgerItem> TAXED_CHARGES =
            List.of(
                    LedgerItem.TIER_ADJUSTMENT,
                    LedgerItem.NETWORK_LOSSES,
                    LedgerItem.FIXED,
                    LedgerItem.CAPACITY_CHARGE,
                    LedgerItem.DEMAND_CHARGE,
                    LedgerItem.MINIMUM_BILL);

    private SavingsChart() {}

    static Html of(RunReport report, int i) {
        MemberSummary member = report.focus().members().get(i);
        String currency = report.currency();
        double gross = allDemand(report, i);
        double retail = member.retailBill();
        double bill = member.bill();
        double low = Math.min(0, Math.min(retail, bill));
        double high = Math.max(1e-9, Math.max(gross, Math.max(retail, bill)));
        Scale x = Scale.nice(low, high, LEFT + 8, RIGHT - 16);
        double bottom = 8 + 4 * ROW;
        var plot = new Plot(bottom + 24, "From the cost of all demand to this bill");
        plot.verticalGrid(x, 8, bottom, tick -> Figures.money(tick, currency));
        row(
                plot,
                x,
                0,
                new Bar("All you used, at your tariff", 0, gross, "alone", gross),
                currency);
        row(
                plot,
                x,
                1,
                new Bar("Own panels and storage", gross, retail, "sun", retail - gross),
                currency);
        row(
                plot,
                x,
                2,
                new Bar(together(report), retail, bill, "storage", bill - retail),
                currency);
        row(plot, x, 3, new Bar("This bill", 0, bill, "member", bill), currency);
        return plot.finish();
    }

    /// What turns the bill alone into the bill in the community.
    private static String together(RunReport report) {
        BillingRules rules = report.scenario().billing();
        return rules.transfers().isEmpty() && rules.gain() == null
                ? "Trading with neighbours"
                : "Trading, sharing and transfers";
    }

    /// What all demand would cost at the member's tariff with neither panels nor storage: the gross
    /// bill, which is energy alone, and what else the bill charges outside the local market.
    static double allDemand(RunReport report, int i) {
        Bill bill = report.focus().bills().get(i);
        double vatRate = report.scenario().tariffs().get(i).terms().vatRate();
        double charges = 0;
        for (LedgerItem item : TAXED_CHARGES) {
            charges += bill.amount(item) * (1 + vatRate);
        }
        charges += bill.amount(LedgerItem.FUEL);
        if (!report.scenario().tariffs().get(i).monthly().discount().equals(Discount.NONE)) {
            charges += bill.amount(LedgerItem.SUBSIDY);
        }
        return report.focus().members().get(i).grossBill() + charges;
    }

    /// @param name what it is
    /// @param from where the bar starts
    /// @param to where it ends
    /// @param color CSS variable
    /// @param amount shown beside the name
    private record Bar(String name, double from, double to, String color, double amount) {}

    private static void row(Plot plot, Scale x, int row, Bar bar, String currency) {
        double top = 8 + ROW * row;
        plot.text(LEFT + 12, top + 16, "start", "label", bar.name());
        plot.text(RIGHT, top + 16, "end", "value", Figures.cents(bar.amount(), currency));
        double left = Math.min(x.at(bar.from()), x.at(bar.to()));
        double width = Math.max(1, Math.abs(x.at(bar.to()) - x.at(bar.from())));
        plot.rectangle(
                new Box(left, top + 22, width, 14),
                bar.color(),
                "%s: %s".formatted(bar.name(), Figures.exact(bar.amount(), currency)));
    }
}
