package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.report.Panel.Cell;
import org.commonwatt.experiments.report.Panel.Table;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.market.Bill;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.operate.simulation.MemberSummary;

/// What members pay in the community beside what they would pay alone, group by group.
final class BillsPanel {
    private static final double LEFT = 12;
    private static final double RIGHT = 388;
    private static final double TOP = 22;
    private static final double ROW = 52;

    private static final Map<LedgerItem, String> HEADERS =
            new EnumMap<>(
                    Map.of(
                            LedgerItem.DAY_AHEAD, "bought before the day",
                            LedgerItem.IMBALANCE, "differences from orders",
                            LedgerItem.COMMUNITY_SURPLUS, "surplus",
                            LedgerItem.GAIN_SHARE, "to the share of the gain",
                            LedgerItem.EQUITY_TRANSFER, "transfers",
                            LedgerItem.SUBSIDY, "paid by a fund"));

    private BillsPanel() {}

    static Html of(RunReport report) {
        List<GroupTotals> groups = GroupTotals.of(report.scenario(), report.focus());
        return new Panel("bills", "Bills")
                .says(sentence(report, groups))
                .pictures(List.of(picture(report, groups), SavingsStrip.of(report, groups)))
                .key(key(groups))
                .note(aloneMeans(report))
                .numbers(numbers(report, groups))
                .add(members(report))
                .finish();
    }

    private static String[] key(List<GroupTotals> groups) {
        List<String> key = new ArrayList<>(List.of("alone", "alone", "member", "in the community"));
        for (int g = 0; g < groups.size() && groups.size() > 1; g++) {
            key.add(GroupTotals.color(groups, g));
            key.add(groups.get(g).name());
        }
        return key.toArray(String[]::new);
    }

    private static boolean aloneIsKnown(RunReport report) {
        return report.focus().members().stream()
                .allMatch(member -> Double.isFinite(member.aloneRuleBill()));
    }

    private static String aloneMeans(RunReport report) {
        return aloneIsKnown(report)
                ? "Mean bill of a member. Alone: the same home with its own devices under the rule"
                        + " policy, without neighbours."
                : "Mean bill of a member. Alone: the same meter readings at the member’s own tariff.";
    }

    private static String sentence(RunReport report, List<GroupTotals> groups) {
        if (groups.size() == 1) {
            GroupTotals only = groups.getFirst();
            return "Under %s a member pays %s on average; alone it would be %s."
                    .formatted(
                            report.focus().policy(),
                            Figures.money(only.bill(), report.currency()),
                            Figures.money(only.alone(), report.currency()));
        }
        var text = new StringBuilder("Against being alone, the ");
        for (int g = 0; g < groups.size(); g++) {
            GroupTotals group = groups.get(g);
            double saved = group.savedShare();
            text.append(g == 0 ? "" : g + 1 == groups.size() ? " and the " : ", the ");
            text.append(group.called()).append(saved < 0 ? " paid " : " saved ");
            text.append(Figures.wholePercent(Math.abs(saved)));
            text.append(saved < 0 ? " more" : "");
        }
        return text.append('.').toString();
    }

    private static Html picture(RunReport report, List<GroupTotals> groups) {
        double low = 1;
        double high = 1;
        for (GroupTotals group : groups) {
            if (Double.isFinite(group.savedShare())) {
                low = Math.min(low, 1 - group.savedShare());
                high = Math.max(high, 1 - group.savedShare());
            }
        }
        double bottom = TOP + ROW * groups.size();
        Scale x = Scale.nice(100 * low, 100 * high, LEFT + 8, RIGHT - 16);
        var plot = new Plot(bottom + 24, "Bill by group, as a share of what it would be alone");
        plot.text(LEFT, 14, "start", "tick", "bill, % of what it would be alone");
        plot.verticalGrid(x, TOP, bottom, Figures::screen);
        for (int g = 0; g < groups.size(); g++) {
            GroupTotals group = groups.get(g);
            double y = TOP + ROW * g + 34;
            plot.text(LEFT, y - 18, "start", "label", label(report, group));
            if (Double.isFinite(group.savedShare())) {
                double at = x.at(100 * (1 - group.savedShare()));
                plot.rule(x.at(100), y, at, y, "link");
                plot.dot(x.at(100), y, 6, "alone", hover(report, group, "alone", group.alone()));
                plot.dot(
                        at, y, 6, "member", hover(report, group, "in the community", group.bill()));
            }
        }
        return plot.finish();
    }

    private static String label(RunReport report, GroupTotals group) {
        return "%s (%d): %s instead of %s each"
                .formatted(
                        group.name(),
                        group.members(),
                        Figures.money(group.bill(), report.currency()),
                        Figures.money(group.alone(), report.currency()));
    }

    private static String hover(RunReport report, GroupTotals group, String what, double amount) {
        return "%s, %s: %s".formatted(group.name(), what, Figures.exact(amount, report.currency()));
    }

    private static Table numbers(RunReport report, List<GroupTotals> groups) {
        String currency = report.currency();
        var table = new Table("group", "members", "alone", "in the community", "saved");
        for (GroupTotals group : groups) {
            table.row(
                    Cell.word(group.name()),
                    Cell.number(group.members()),
                    Cell.money(group.alone(), currency),
                    Cell.money(group.bill(), currency),
                    Cell.percent(group.savedShare()));
        }
        return table;
    }

    /// Every member with a link to the printable bill.
    private static Html members(RunReport report) {
        String currency = report.currency();
        List<String> files = BillPage.fileNames(report.scenario());
        Html html = Html.empty().open("details").leaf("summary", "Every member’s bill");
        html.open("div", "class", "scroll", "tabindex", "0").open("table").open("thead").open("tr");
        html.leaf("th", "member", "class", "word");
        for (String header : List.of("bill", "alone", "bought from neighbours", "sold to them")) {
            html.leaf("th", header, "class", "number");
        }
        List<LedgerItem> shown = shownItems(report);
        shown.forEach(
                item -> html.leaf("th", HEADERS.getOrDefault(item, item.key()), "class", "number"));
        html.close().close().open("tbody");
        for (int i = 0; i < report.focus().members().size(); i++) {
            if (!BillPage.isFor(report.scenario(), i)) {
                continue;
            }
            MemberSummary member = report.focus().members().get(i);
            html.open("tr").open("th", "class", "word", "scope", "row");
            html.leaf("a", member.participantId(), "href", "bills/" + files.get(i)).close();
            html.leaf("td", Figures.cents(member.bill(), currency), "class", "number");
            html.leaf("td", Figures.cents(GroupTotals.alone(member), currency), "class", "number");
            html.leaf("td", Figures.screen(member.poolPurchaseKwh(), "kWh"), "class", "number");
            html.leaf("td", Figures.screen(member.poolSaleKwh(), "kWh"), "class", "number");
            Bill bill = report.focus().bills().get(i);
            for (LedgerItem item : shown) {
                html.leaf("td", Figures.cents(bill.amount(item), currency), "class", "number");
            }
            html.close();
        }
        return html.close().close().close().close();
    }

    /// What only some communities settle, where this one did.
    private static List<LedgerItem> shownItems(RunReport report) {
        return HEADERS.keySet().stream()
                .filter(
                        item ->
                                report.focus().bills().stream()
                                        .anyMatch(bill -> bill.amount(item) != 0))
                .toList();
    }
}
