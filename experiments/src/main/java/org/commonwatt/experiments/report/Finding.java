package org.commonwatt.experiments.report;

import java.util.List;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.numeric.Interval;
import org.commonwatt.operate.simulation.MemberSummary;

/// What a run found, in words made from its numbers.
///
/// @param sentence the finding itself
/// @param detail how sure it is, and against what; may be empty
public record Finding(String sentence, String detail) {
    /// The finding of a run.
    public static Finding of(RunReport report) {
        return report.comparesPolicies() ? comparison(report) : single(report);
    }

    private static Finding comparison(RunReport report) {
        PolicySummary best = report.focusSummary();
        String first = report.first().policy();
        PolicySummary other = report.summaries().get(report.comparedIndex());
        Interval interval = other.difference().interval();
        if (other.hasInterval() && interval.contains(0)) {
            return new Finding(
                    "%s and %s cost the community about the same over %s."
                            .formatted(capital(other.policy()), first, report.duration()),
                    "The difference is %s (95 %% interval %s to %s), which days alone can explain."
                            .formatted(
                                    money(other.difference().value(), report),
                                    money(interval.low(), report),
                                    money(interval.high(), report)));
        }
        if (report.focusIndex() == 0) {
            return nothingBeatsTheFirst(report, other);
        }
        double base = report.first().systemCost();
        String saved =
                base > 0
                        ? Figures.wholePercent(-best.difference().value() / base)
                        : money(-best.difference().value(), report);
        String sentence =
                "Compared with %s, the policy %s saved the community %s over %s%s."
                        .formatted(
                                first.equals("none") ? "no control" : first,
                                best.policy(),
                                saved,
                                report.duration(),
                                groupClause(report));
        return new Finding(sentence, certainty(report, best, base));
    }

    private static String certainty(RunReport report, PolicySummary best, double base) {
        if (!best.hasInterval()) {
            return "%s is too short for an interval.".formatted(capital(report.duration()));
        }
        Interval interval = best.difference().interval();
        String range =
                base > 0
                        ? "%s to %s"
                                .formatted(
                                        Figures.percent(-interval.high() / base),
                                        Figures.percent(-interval.low() / base))
                        : "%s to %s"
                                .formatted(
                                        money(-interval.high(), report),
                                        money(-interval.low(), report));
        return "95 %% interval of the saving: %s, from %d paired days."
                .formatted(range, report.scenario().axis().days());
    }

    private static Finding nothingBeatsTheFirst(RunReport report, PolicySummary next) {
        return new Finding(
                "No policy cost the community less than %s over %s."
                        .formatted(report.first().policy(), report.duration()),
                "The next best, %s, costs %s more."
                        .formatted(next.policy(), money(next.difference().value(), report)));
    }

    private static Finding single(RunReport report) {
        List<MemberSummary> members = report.focus().members();
        double bills = members.stream().mapToDouble(MemberSummary::bill).sum();
        double alone = members.stream().mapToDouble(GroupTotals::alone).sum();
        String paid =
                "The members pay %s for %s".formatted(money(bills, report), report.duration());
        if (!(alone > 0)) {
            return new Finding(paid + ".", "");
        }
        double saved = 1 - bills / alone;
        String amount =
                Math.abs(saved) > 1
                        ? money(Math.abs(alone - bills), report)
                        : Figures.wholePercent(Math.abs(saved));
        String compared =
                "%s %s than each on their own".formatted(amount, saved < 0 ? "more" : "less");
        return new Finding(
                "%s, %s.".formatted(paid, compared),
                "One policy (%s) was run; add another with --policy to compare."
                        .formatted(report.focus().policy()));
    }

    /// `; the low-income group saved 19 %`, for the group with the least income.
    private static String groupClause(RunReport report) {
        List<GroupTotals> ours = GroupTotals.of(report.scenario(), report.focus());
        List<GroupTotals> theirs = GroupTotals.of(report.scenario(), report.first());
        if (ours.size() < 2 || !(theirs.getFirst().bill() > 0)) {
            return "";
        }
        double saved = 1 - ours.getFirst().bill() / theirs.getFirst().bill();
        String name = ours.getFirst().called();
        return "; the %s %s %s"
                .formatted(
                        name,
                        saved < 0 ? "paid more by" : "saved",
                        Figures.wholePercent(Math.abs(saved)));
    }

    private static String money(double amount, RunReport report) {
        return Figures.money(amount, report.currency());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }
}
