package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.grid.Participant;
import org.commonwatt.market.EquityTransfer;
import org.commonwatt.market.GainRule;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Stay;
import org.commonwatt.operate.simulation.PeriodGain;

/// What the community agreed on beside tariffs and market, in words: who gets which transfer, who
/// pays it and how much at most, how the gain is shared, when the member was one.
final class AgreementPanel {
    private AgreementPanel() {}

    /// Empty where nothing was agreed.
    static Html of(RunReport report, int i) {
        List<String> sentences = sentences(report, i);
        if (sentences.isEmpty()) {
            return Html.empty();
        }
        Html html = Html.empty().open("section", "class", "panel");
        html.leaf("h2", "Agreed in your community");
        for (String sentence : sentences) {
            html.leaf("p", sentence);
        }
        return html.close().newLine();
    }

    static List<String> sentences(RunReport report, int i) {
        BillingRules rules = report.scenario().billing();
        List<String> sentences = new ArrayList<>();
        Stay stay = rules.stay(i);
        if (!stay.equals(Stay.ALWAYS)) {
            String from = stay.from() == null ? "" : " from " + stay.from();
            String until = stay.until() == null ? "" : " until " + stay.until();
            sentences.add(
                    "You were a member%s%s; charges by the day and month count these days."
                            .formatted(from, until));
        }
        GainRule gain = rules.gain();
        if (gain != null) {
            sentences.add(gain(gain));
            for (PeriodGain period : report.focus().gains()) {
                sentences.add(gain(period, report.currency()));
            }
        }
        for (EquityTransfer transfer : rules.transfers()) {
            sentences.add(transfer(transfer, report));
        }
        return sentences;
    }

    private static String gain(GainRule rule) {
        String shares =
                switch (rule.basis()) {
                    case EQUAL, LEXIMIN -> "equally among its members";
                    case LOAD -> "in proportion to what their meters took";
                    case GIVEN -> "by agreed weights";
                };
        return ("What the community saves is shared %s: you pay what your tariff alone would charge"
                        + " for your meter, less your share.")
                .formatted(shares);
    }

    private static String gain(PeriodGain gain, String currency) {
        String amount = Figures.cents(Math.abs(gain.gainUnits()) / 1e5, currency);
        return gain.isLoss()
                ? ("In %s the community cost its members %s more than being alone; they bear it in"
                                + " proportion to what they would pay alone.")
                        .formatted(gain.period(), amount)
                : "In %s the community saved %s.".formatted(gain.period(), amount);
    }

    private static String transfer(EquityTransfer transfer, RunReport report) {
        String currency = report.currency();
        EquityTransfer.Receivers to = transfer.to();
        List<String> parts = new ArrayList<>();
        if (to.perMonth() > 0) {
            parts.add(Figures.cents(to.perMonth(), currency) + " a month");
        }
        if (to.perKwh() > 0) {
            parts.add(Figures.exact(to.perKwh(), currency) + " per kWh from the meter");
        }
        if (!to.billsAtMost().isEmpty()) {
            parts.add("what brings the bill down to an agreed share of income");
        }
        return "%s: %s get %s, at most their bill. %s"
                .formatted(
                        transfer.name(),
                        groups(to.members(), report),
                        String.join(" and ", parts),
                        funding(transfer.from(), report));
    }

    private static String funding(
            EquityTransfer.@org.jspecify.annotations.Nullable Payers from, RunReport report) {
        String currency = report.currency();
        if (from == null) {
            return "A fund outside the community pays it.";
        }
        String above =
                from.billsAbove() > 0
                        ? " from the part of their bills above "
                                + Figures.cents(from.billsAbove(), currency)
                                + " a month"
                        : "";
        String most =
                Double.isInfinite(from.mostPerMonth())
                        ? ""
                        : ", each at most "
                                + Figures.cents(from.mostPerMonth(), currency)
                                + " a month";
        return "Paid by %s%s%s.".formatted(groups(from.members(), report), above, most);
    }

    private static String groups(List<Integer> members, RunReport report) {
        var names = new TreeSet<String>();
        for (int i : members) {
            Participant participant = report.scenario().community().participant(i);
            names.add(participant.group().isEmpty() ? "other members" : participant.group());
        }
        return names.isEmpty() ? "nobody" : String.join(", ", names);
    }
}
