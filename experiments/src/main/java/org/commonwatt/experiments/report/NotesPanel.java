package org.commonwatt.experiments.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.store.RunManifest;
import org.commonwatt.grid.TimeAxis;

/// What to know before using the numbers, what the words mean, and how to get the run again.
final class NotesPanel {
    /// A list longer than this is folded after its first entries.
    private static final int LONGEST_LIST = 12;

    private static final int SHOWN_OF_LONG_LIST = 8;

    private static final Map<String, String> TERMS = terms();

    private NotesPanel() {}

    private static Map<String, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put(
                "System cost",
                "What the outside gets (retailer, network, fuel, tax), whoever pays it, plus wear of"
                        + " batteries, plus the cost of demand not met, corrected for energy that"
                        + " storage gained or lost over the run.");
        terms.put(
                "Alone",
                "The same home with its own panels and battery, but without neighbours to trade"
                        + " with.");
        terms.put(
                "Own sun",
                "Generation of the members’ panels that was used or sold, after curtailment.");
        terms.put(
                "Self-sufficiency",
                "Share of what members use, cars included, that was not bought from the grid.");
        terms.put(
                "Burden",
                "Energy bill per year as a share of household income. Above 6 % is often called"
                        + " high, above 10 % severe.");
        terms.put(
                "Emissions",
                "Carbon dioxide of what was bought from the grid at its average intensity, and of"
                        + " fuel. Emissions caused: what the policy changed against none, at the"
                        + " intensity of the power stations that react; below 0 it avoids.");
        terms.put(
                "Gini",
                "Inequality from 0 (all the same) to 1 (one carries everything); twice the area"
                        + " between the Lorenz curve and the diagonal.");
        terms.put(
                "95 % interval",
                "Days are drawn again and again with replacement, each day for all policies at"
                        + " once; 95 % of the results lie inside. It speaks of days like these, not"
                        + " of other seasons.");
        terms.put(
                "Policies none, random, rule",
                "none leaves batteries alone and charges cars when they arrive; random moves"
                        + " them at random; rule stores surplus and uses it when energy is short. All"
                        + " policies see the same information.");
        return terms;
    }

    static Html of(RunReport report) {
        Html html = Html.empty();
        list(
                html,
                "assumptions",
                "Assumptions",
                report.scenario().assumptions(),
                "Nothing was assumed: all inputs are as given.");
        if (!report.manifest().warnings().isEmpty()) {
            list(html, "warnings", "Warnings", report.manifest().warnings(), "");
        }
        html.open("section", "class", "panel", "id", "words").leaf("h2", "What the words mean");
        html.open("dl");
        TERMS.forEach((term, meaning) -> html.leaf("dt", term).leaf("dd", meaning));
        html.close().close().newLine();
        return html.add(again(report));
    }

    private static void list(
            Html html, String id, String heading, List<String> entries, String ifNone) {
        html.open("section", "class", "panel", "id", id).leaf("h2", heading);
        if (entries.isEmpty()) {
            html.leaf("p", ifNone);
        } else {
            int shown = entries.size() <= LONGEST_LIST ? entries.size() : SHOWN_OF_LONG_LIST;
            items(html, entries.subList(0, shown));
            if (shown < entries.size()) {
                html.open("details").leaf("summary", (entries.size() - shown) + " more");
                items(html, entries.subList(shown, entries.size()));
                html.close();
            }
        }
        html.close().newLine();
    }

    private static void items(Html html, List<String> entries) {
        html.open("ul", "class", "plain");
        entries.forEach(entry -> html.leaf("li", entry));
        html.close();
    }

    private static Html again(RunReport report) {
        RunManifest manifest = report.manifest();
        TimeAxis axis = report.scenario().axis();
        Html html = Html.empty().open("section", "class", "panel", "id", "again");
        html.leaf("h2", "How to get this run again");
        html.open("pre", "tabindex", "0").leaf("code", manifest.command()).close();
        html.open("dl");
        html.leaf("dt", "Seed").leaf("dd", Long.toString(report.scenario().seed()));
        html.leaf("dt", "Time");
        html.leaf(
                "dd",
                "%s to %s, %s, steps of %d min"
                        .formatted(
                                axis.date(0),
                                axis.date(axis.days() - 1),
                                axis.zone().getId(),
                                axis.step().toMinutes()));
        html.leaf("dt", "Software").leaf("dd", manifest.software());
        manifest.hashes()
                .forEach(
                        (what, hash) ->
                                html.leaf("dt", "SHA-256 of the " + what)
                                        .leaf("dd", hash, "class", "hash"));
        html.close().open("p", "class", "note").text("Files: ");
        for (String file : List.of("run.json", "kpis.csv", "bills.csv", "trades.csv")) {
            html.leaf("a", file, "href", file).text(" ");
        }
        return html.close().close().newLine();
    }
}
