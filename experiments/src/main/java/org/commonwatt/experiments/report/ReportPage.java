package org.commonwatt.experiments.report;

import org.commonwatt.experiments.report.chart.Html;

/// `report.html`: the finding in a sentence, the policies in a table, then a panel per question.
public final class ReportPage {
    /// File name in the run folder.
    public static final String FILE = "report.html";

    private ReportPage() {}

    /// The page of a run.
    public static String of(RunReport report) {
        Html body = Html.empty().add(head(report)).add(PolicyTable.of(report));
        body.add(DayPanel.of(report));
        body.add(Panel.pair(LoadPanel.of(report), CostPanel.of(report)));
        body.add(BillsPanel.of(report));
        body.add(BurdenPanel.of(report));
        body.add(KpiPanel.of(report));
        body.add(NotesPanel.of(report));
        return Page.of(report.scenario().name() + " – Commonwatt", body);
    }

    private static Html head(RunReport report) {
        Finding finding = Finding.of(report);
        Html html = Html.empty().open("header");
        html.leaf(
                "p",
                "%s · %s · %s"
                        .formatted(report.scenario().name(), report.community(), report.when()),
                "class",
                "eyebrow");
        html.leaf("h1", finding.sentence());
        if (!finding.detail().isEmpty()) {
            html.leaf("p", finding.detail(), "class", "detail");
        }
        html.add(links(report));
        if (!report.manifest().complete()) {
            html.leaf(
                    "p",
                    "This run was interrupted. The policies shown here had finished; the others are"
                            + " missing.",
                    "class",
                    "warning");
        }
        return html.close().newLine();
    }

    private static Html links(RunReport report) {
        Html links = Html.empty().open("p", "class", "links");
        links.leaf("a", "Devices and comfort", "href", DevicesPage.FILE);
        if (NetworkPage.applies(report)) {
            links.text(" · ").leaf("a", "Network", "href", NetworkPage.FILE);
        }
        return links.close();
    }
}
