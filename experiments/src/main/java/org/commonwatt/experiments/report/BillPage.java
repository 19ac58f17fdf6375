package org.commonwatt.experiments.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.store.ExactDecimals;
import org.commonwatt.market.Bill;
import org.commonwatt.market.BillLine;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.MemberSummary;
import org.commonwatt.operate.simulation.RunResult;

/// One member's bill as a printable page in the member's words.
public final class BillPage {
    private BillPage() {}

    /// File name of each member's page inside `bills/`, in participant order: readable, safe on
    /// every file system, and never the same twice.
    public static List<String> fileNames(Scenario scenario) {
        var taken = new HashSet<String>();
        return scenario.community().participants().stream()
                .map(member -> unique(safe(member.id()), taken) + ".html")
                .toList();
    }

    private static String safe(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.startsWith(".") ? "_" + plain : plain;
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name;
        for (int k = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); k++) {
            candidate = name + "-" + k;
        }
        return candidate;
    }

    /// The lines of participant `i`'s bills under every policy as a table for a spreadsheet: exact,
    /// with who gets each amount, or pays it where it is negative.
    public static void writeTable(RunReport report, int i, Writer out) {
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord(
                "policy",
                "period",
                "item",
                "line",
                "energy_kwh",
                "amount",
                "currency",
                "other_side",
                "corrects");
        for (RunResult result : report.results()) {
            for (BillLine line : result.bills().get(i).lines()) {
                BillLine.CorrectionOf correction = line.correction();
                csv.writeRecord(
                        result.policy(),
                        line.period(),
                        line.item().key(),
                        BillWords.of(line),
                        ExactDecimals.energyKwh(line.energyMilliwattHours()),
                        ExactDecimals.amount(line.amountUnits()),
                        report.currency(),
                        BillWords.otherSide(line.item()),
                        correction == null ? "" : correction.period());
            }
        }
        flush(csv);
    }

    private static void flush(CsvWriter csv) {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether participant `i` gets a bill; what the members own together does not.
    public static boolean isFor(Scenario scenario, int i) {
        return !scenario.community().participant(i).kind().isCommonAsset();
    }

    /// The page of participant `i`.
    public static String of(RunReport report, int i) {
        RunResult result = report.focus();
        MemberSummary member = result.members().get(i);
        Bill bill = result.bills().get(i);
        Html body = Html.empty().add(head(report, member));
        body.add(lines(report, bill));
        body.add(AgreementPanel.of(report, i));
        body.add(comparison(report, i, bill));
        body.open("p", "class", "note");
        body.leaf("a", "The whole community", "href", "../" + ReportPage.FILE).close();
        return Page.of("Bill of " + member.participantId(), body);
    }

    private static Html head(RunReport report, MemberSummary member) {
        String currency = report.currency();
        Html html = Html.empty().open("header");
        html.leaf(
                "p",
                "Electricity bill · %s · %s".formatted(member.participantId(), report.when()),
                "class",
                "eyebrow");
        double alone = GroupTotals.alone(member);
        html.leaf(
                "h1",
                "You %s; on your own you would %s."
                        .formatted(owed(member.bill(), currency), owed(alone, currency)));
        double saved = alone - member.bill();
        html.leaf(
                "p",
                "The community %s you %s. You shared %s with neighbours: %s from them, %s to them."
                        .formatted(
                                saved < 0 ? "cost" : "saved",
                                Figures.cents(Math.abs(saved), currency),
                                Figures.screen(
                                        member.poolPurchaseKwh() + member.poolSaleKwh(), "kWh"),
                                Figures.screen(member.poolPurchaseKwh(), "kWh"),
                                Figures.screen(member.poolSaleKwh(), "kWh")),
                "class",
                "detail");
        return html.close().newLine();
    }

    private static String owed(double amount, String currency) {
        return (amount < 0 ? "receive " : "pay ") + Figures.cents(Math.abs(amount), currency);
    }

    private static Html lines(RunReport report, Bill bill) {
        Map<String, List<BillLine>> periods = new LinkedHashMap<>();
        for (BillLine line : bill.lines()) {
            periods.computeIfAbsent(line.period(), _ -> new java.util.ArrayList<>()).add(line);
        }
        String currency = report.currency();
        Html html = Html.empty().open("section", "class", "panel").leaf("h2", "Line by line");
        html.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "bill");
        html.open("thead").open("tr").leaf("th", "", "class", "word");
        html.leaf("th", "kWh", "class", "number").leaf("th", currency, "class", "number");
        html.close().close();
        periods.forEach((period, list) -> period(html, period, list));
        html.open("tbody").open("tr", "class", "total").leaf("th", "Together", "class", "word");
        html.leaf("td", "").leaf("td", cents(bill.totalUnits()), "class", "number");
        html.close().close().close().close();
        return html.leaf(
                        "p",
                        "Plus: you pay. Minus: you receive. Each line is exact to a thousandth of a"
                                + " cent; rounding brings a month to whole cents.",
                        "class",
                        "note")
                .close()
                .newLine();
    }

    private static void period(Html html, String period, List<BillLine> lines) {
        html.open("tbody").open("tr", "class", "month");
        html.leaf("th", period, "class", "word", "colspan", 3).close();
        long sum = 0;
        for (BillLine line : lines) {
            sum += line.amountUnits();
            html.open("tr").leaf("th", BillWords.of(line), "class", "word", "scope", "row");
            String energy =
                    line.energyMilliwattHours() == 0
                            ? ""
                            : Figures.screen(Math.abs(line.energyKwh()));
            String exact = Figures.digits(ExactDecimals.energyKwh(line.energyMilliwattHours()));
            html.leaf("td", energy, "class", "number", "title", exact + " kWh");
            String amount = Figures.digits(ExactDecimals.amount(line.amountUnits()));
            html.leaf("td", amount, "class", "number").close();
        }
        html.open("tr", "class", "sum").leaf("th", "Sum of " + period, "class", "word");
        html.leaf("td", "").leaf("td", cents(sum), "class", "number").close().close();
    }

    /// Whole cents where the sum is whole cents, as it should be; else all digits.
    private static String cents(long units) {
        boolean whole = units % 1000 == 0;
        return Figures.digits(whole ? ExactDecimals.cents(units) : ExactDecimals.amount(units));
    }

    private static Html comparison(RunReport report, int i, Bill bill) {
        MemberSummary member = report.focus().members().get(i);
        String currency = report.currency();
        Html html =
                Html.empty().open("section", "class", "panel").leaf("h2", "What saved you money");
        html.open("div", "class", "pictures").open("figure");
        html.add(SavingsChart.of(report, i)).close().close().open("dl");
        term(html, "This bill", Figures.cents(bill.total(), currency));
        term(
                html,
                "The same meter readings at your own tariff, without neighbours",
                Figures.cents(bill.retailBill(), currency));
        if (Double.isFinite(member.aloneRuleBill())) {
            term(
                    html,
                    "Your home on its own, its devices run by the rule policy",
                    Figures.cents(member.aloneRuleBill(), currency));
        }
        for (int p = 0; p < report.results().size(); p++) {
            RunResult other = report.results().get(p);
            if (p != report.focusIndex()) {
                term(
                        html,
                        "Your bill under the policy " + other.policy(),
                        Figures.cents(other.members().get(i).bill(), currency));
            }
        }
        return html.close().close().newLine();
    }

    private static void term(Html html, String name, String amount) {
        html.leaf("dt", name).leaf("dd", amount);
    }
}
