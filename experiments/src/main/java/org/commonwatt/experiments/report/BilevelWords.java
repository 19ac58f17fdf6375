package org.commonwatt.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.commonwatt.operate.bilevel.EquityController;

/// What the table says, in plain words, the losses included.
public final class BilevelWords {
    private static final String UNWEIGHTED = "unweighted";
    private static final String LEARNED = "ppo";
    private static final String LEXIMIN = "gini_burden_leximin_core";

    private final List<BilevelRow> rows;

    private BilevelWords(List<BilevelRow> rows) {
        this.rows = rows;
    }

    /// Sentences about every scenario, in the order of the rows, and about all.
    public static List<String> of(List<BilevelRow> rows) {
        var words = new BilevelWords(rows);
        List<String> sentences = new ArrayList<>();
        rows.stream()
                .map(BilevelRow::scenario)
                .distinct()
                .forEach(scenario -> sentences.addAll(words.about(scenario)));
        sentences.add(words.limits());
        return sentences;
    }

    /// Names of the controllers, in order.
    static List<String> controllers(List<BilevelRow> rows) {
        return rows.stream()
                .filter(row -> row.figure().equals("cost"))
                .map(BilevelRow::controller)
                .distinct()
                .toList();
    }

    private List<String> about(String scenario) {
        List<String> sentences = new ArrayList<>();
        double cost = value(scenario, UNWEIGHTED, "cost");
        double gini = value(scenario, UNWEIGHTED, "gini_burden");
        sentences.add(
                "%s: the unweighted optimum costs %.0f, its Gini of burdens is %.3f; peak %s below no"
                                .formatted(
                                        scenario,
                                        cost,
                                        gini,
                                        percent(value(scenario, UNWEIGHTED, "peak_reduction")))
                        + " coordination (at most %s is possible)."
                                .formatted(percent(value(scenario, "", "peak_reduction_bound"))));
        double dearer = value(scenario, LEARNED, "cost") / cost - 1;
        double fairer = 1 - value(scenario, LEARNED, "gini_burden") / gini;
        sentences.add(
                "  Learned weights %s that Gini by %s at %s %s cost%s."
                        .formatted(
                                fairer >= 0 ? "lower" : "raise",
                                percent(Math.abs(fairer)),
                                percent(Math.abs(dearer)),
                                dearer >= 0 ? "more" : "less",
                                rivals(scenario, dearer, fairer)));
        sentences.addAll(possible(scenario));
        double settled = value(scenario, UNWEIGHTED, LEXIMIN);
        if (Double.isFinite(settled)) {
            sentences.add(settlement(1 - settled / gini));
        } else {
            sentences.add(
                    "  There are too many members to cost all coalitions: no shares of the gain.");
        }
        sentences.add(exits(scenario));
        hurt(scenario).forEach(sentences::add);
        return sentences;
    }

    /// How far the learned weights are from the best that was found with the days known.
    private List<String> possible(String scenario) {
        double none = value(scenario, UNWEIGHTED, "score");
        double learned = value(scenario, LEARNED, "score") - none;
        double constant = value(scenario, EquityController.HINDSIGHT.getFirst(), "score") - none;
        double daily = value(scenario, EquityController.HINDSIGHT.getLast(), "score") - none;
        double best = Math.max(constant, daily);
        if (!Double.isFinite(best)) {
            return List.of();
        }
        String share =
                learned > best
                        ? ", more than that search found"
                        : best > 0
                                ? ", which is %s of the best".formatted(percent(learned / best))
                                : "";
        return List.of(
                "  With the days known, constant weights could score %+.2f points, weights from day to day %+.2f; learned ones score %+.2f%s."
                        .formatted(constant, daily, learned, share));
    }

    private static String settlement(double fairer) {
        return fairer >= 0
                ? "  Sharing the gain by the leximin core lowers it by %s at no cost."
                        .formatted(percent(fairer))
                : "  Sharing the gain by the leximin core raises it by %s: no coalition may be left short of what it brings."
                        .formatted(percent(-fairer));
    }

    /// Controllers that are fairer and not dearer than the learned one.
    private String rivals(String scenario, double dearer, double fairer) {
        double cost = value(scenario, UNWEIGHTED, "cost");
        double gini = value(scenario, UNWEIGHTED, "gini_burden");
        List<String> better =
                controllers(rows).stream()
                        .filter(name -> !name.equals(LEARNED))
                        .filter(name -> !EquityController.HINDSIGHT.contains(name))
                        .filter(name -> value(scenario, name, "cost") / cost - 1 <= dearer)
                        .filter(name -> 1 - value(scenario, name, "gini_burden") / gini >= fairer)
                        .toList();
        return better.isEmpty() ? "" : "; it is beaten on both by " + String.join(" and ", better);
    }

    private String exits(String scenario) {
        List<String> parts = new ArrayList<>();
        List<String> names =
                Stream.concat(
                                controllers(rows).stream(),
                                Stream.of("weighted-shapley", "leximin-core"))
                        .toList();
        for (String name : names) {
            double sum =
                    rows.stream()
                            .filter(row -> row.scenario().equals(scenario))
                            .filter(row -> row.controller().equals(name))
                            .filter(row -> row.figure().equals("exit_members"))
                            .mapToDouble(BilevelRow::value)
                            .sum();
            parts.add("%s %.0f".formatted(name, sum));
        }
        return "  Months × members for whom leaving pays: %s.".formatted(String.join(", ", parts));
    }

    private List<String> hurt(String scenario) {
        List<String> months =
                rows.stream()
                        .filter(row -> row.scenario().equals(scenario))
                        .filter(row -> row.controller().equals("weighted-shapley"))
                        .filter(row -> row.figure().equals("hurts_worst_off") && row.value() > 0)
                        .map(BilevelRow::when)
                        .toList();
        return months.isEmpty()
                ? List.of()
                : List.of(
                        "  Warning: in %s the weights make the Shapley value give the worst-off group"
                                        .formatted(String.join(", ", months))
                                + " less than without.");
    }

    private String limits() {
        double most =
                rows.stream()
                        .filter(row -> row.figure().equals("worst_off_loss"))
                        .mapToDouble(BilevelRow::value)
                        .max()
                        .orElse(Double.NaN);
        return "The worst-off group never pays more than under the unweighted plan (largest"
                + " difference %.2g); what it would have lost is made good each month."
                        .formatted(most);
    }

    private double value(String scenario, String controller, String figure) {
        return BilevelRow.value(rows, scenario, controller, figure);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
