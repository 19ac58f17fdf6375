package org.commonwatt.cli;

import org.commonwatt.equity.sharing.Allocation;
import org.commonwatt.equity.sharing.AllocationAudit;
import org.commonwatt.experiments.report.SharingPage;
import org.commonwatt.experiments.report.chart.Figures;
import org.commonwatt.experiments.sharing.SharingOutcome;
import org.commonwatt.experiments.sharing.SharingOutcome.Member;
import org.commonwatt.experiments.sharing.SharingOutcome.Method;

/// What `share` prints: the gain in a sentence, the members by the first method, the methods beside
/// each other, and what is said of them.
final class SharingTable {
    private SharingTable() {}

    static String of(SharingOutcome outcome) {
        StringBuilder text = new StringBuilder(SharingPage.sentence(outcome));
        text.append(System.lineSeparator()).append(System.lineSeparator());
        Method first = outcome.first();
        Allocation shares = first == null ? null : first.shares();
        if (first != null && shares != null) {
            text.append(members(outcome, first.name(), shares)).append(System.lineSeparator());
            text.append(methods(outcome)).append(System.lineSeparator());
        }
        for (Method method : outcome.methods()) {
            for (String sentence : method.sentences()) {
                text.append(method.name()).append(": ").append(sentence);
                text.append(System.lineSeparator());
            }
        }
        for (String note : outcome.notes()) {
            text.append("Note: ").append(note).append(System.lineSeparator());
        }
        return text.toString();
    }

    private static String members(SharingOutcome outcome, String name, Allocation shares) {
        String currency = outcome.community().currency();
        double days = outcome.community().days();
        TextTable table =
                new TextTable()
                        .row("member", "alone", "share", "pays", "burden alone", "burden")
                        .row(name, "", "", "", "", "");
        for (int i = 0; i < shares.members(); i++) {
            Member member = outcome.members().get(i);
            double pays = member.aloneCost() - shares.share(i);
            String interval =
                    shares.isEstimated() ? " \u00b1 " + Figures.screen(shares.halfWidth(i)) : "";
            table.row(
                    member.id(),
                    Figures.money(member.aloneCost(), currency),
                    Figures.money(shares.share(i), currency) + interval,
                    Figures.money(pays, currency),
                    Figures.percent(member.burden(member.aloneCost(), days)),
                    Figures.percent(member.burden(pays, days)));
        }
        return table.render();
    }

    private static String methods(SharingOutcome outcome) {
        String currency = outcome.community().currency();
        TextTable table =
                new TextTable()
                        .row(
                                "method",
                                "least above alone",
                                "most gained by leaving",
                                "heaviest burden",
                                "of",
                                "Gini of burdens");
        for (Method method : outcome.methods()) {
            AllocationAudit audit = method.audit();
            if (audit == null) {
                table.row(method.name(), method.status(), "", "", "", "");
                continue;
            }
            int worst = audit.worstMember();
            table.row(
                    method.name(),
                    Figures.money(audit.least(), currency),
                    Figures.money(audit.largest().excess(), currency),
                    Figures.percent(audit.worstBurden()),
                    worst < 0 ? Figures.NONE : outcome.members().get(worst).id(),
                    Figures.screen(audit.gini()));
        }
        return table.render();
    }
}
