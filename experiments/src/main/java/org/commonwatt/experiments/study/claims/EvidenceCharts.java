package org.commonwatt.experiments.study.claims;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.LabelPlaces;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Scale;
import org.commonwatt.numeric.Estimate;

/// The figures of the evidence as SVG files that stand alone.
final class EvidenceCharts {
    private static final String STYLE =
            """
            :root{--ink:#1d2329;--soft:#59636e;--cost:#0072b2;--worst:#d55e00;--gini:#3b3b98;--muted:#b9c2ca}
            @media (prefers-color-scheme:dark){:root{--ink:#e8eaec;--soft:#a3adb7;--cost:#5ab0ec;--worst:#ff9248;--gini:#9d9df0;--muted:#515c67}}
            text{font:11px system-ui,sans-serif;fill:var(--ink)}.tick{fill:var(--soft)}
            .grid{stroke:var(--muted);stroke-opacity:.5}.zero{stroke:var(--soft)}.line{fill:none;stroke-width:1.6}
            .cost{stroke:var(--cost);stroke-width:2}.worst{stroke:var(--worst);stroke-width:2}.gini{stroke:var(--gini);stroke-width:2}
            """;
    private static final double LEFT = 112;
    private static final double RIGHT = 390;
    private static final double ROW = 22;
    private static final double LEAST_SHARE = -0.5;
    private static final double MARGIN = 0.06;

    private EvidenceCharts() {}

    /// All of a family, by name of the file.
    static Map<String, String> of(FamilyEvidence evidence, List<VariantFigures> figures) {
        String name = evidence.family().name();
        Map<String, String> charts = new LinkedHashMap<>();
        charts.put(name + "-shares.svg", shares(evidence.family(), figures));
        charts.put(
                name + "-frontier-worst.svg",
                frontier(
                        "cost per week",
                        "cost of the worst tenth",
                        figures,
                        each -> each.money().costPerWeek(),
                        each -> each.money().worstTenth()));
        charts.put(
                name + "-frontier-gini.svg",
                frontier(
                        "cost per week",
                        "Gini of burden as the market bills",
                        figures,
                        each -> each.money().costPerWeek(),
                        each -> each.fairness().gini()));
        return charts;
    }

    private static String file(double height, Html plot) {
        return Html.empty()
                        .open(
                                "svg",
                                "xmlns",
                                "http://www.w3.org/2000/svg",
                                "viewBox",
                                "0 0 %.0f %.0f".formatted(Plot.WIDTH, height),
                                "width",
                                "%.0f".formatted(2 * Plot.WIDTH),
                                "height",
                                "%.0f".formatted(2 * height))
                        .style(STYLE)
                        .add(plot)
                        .close()
                + "\n";
    }

    /// Shares of the headroom with their intervals: cost, worst tenth, Gini.
    private static String shares(Family family, List<VariantFigures> all) {
        List<VariantFigures> figures =
                all.stream()
                        .filter(each -> !each.variant().name().equals(FamilyEvidence.NOBODY))
                        .filter(each -> !each.variant().name().equals(BuiltIn.FLATTEST))
                        .toList();
        double bottom = 24 + ROW * figures.size();
        var plot =
                new Plot(
                        bottom + 24,
                        "Shares of the headroom that each policy reaches: " + family.title());
        Scale x = Scale.exact(LEAST_SHARE, 1.05, LEFT, RIGHT);
        plot.verticalGrid(x, 20, bottom, share -> Math.round(100 * share) + " %");
        legend(plot);
        for (int k = 0; k < figures.size(); k++) {
            VariantFigures each = figures.get(k);
            double y = 32 + ROW * k;
            plot.text(LEFT - 6, y + 4, "end", "label", each.variant().name());
            interval(plot, x, y - 5, each.money().share(), "cost");
            interval(plot, x, y, each.money().worstTenthShare(), "worst");
            interval(plot, x, y + 5, each.fairness().sharedShare(), "gini");
        }
        return file(bottom + 24, plot.finish());
    }

    private static void legend(Plot plot) {
        String[][] words = {{"cost", "cost"}, {"worst", "worst tenth"}, {"gini", "Gini, leximin"}};
        for (int k = 0; k < words.length; k++) {
            plot.dot(LEFT + 90 * k, 10, 3, words[k][0], words[k][1]);
            plot.text(LEFT + 6 + 90 * k, 14, "start", "tick", words[k][1]);
        }
    }

    private static void interval(Plot plot, Scale x, double y, Estimate share, String color) {
        if (!Double.isFinite(share.value())) {
            return;
        }
        String hover = Words.percent(share);
        double low = share.interval().low();
        double high = share.interval().high();
        if (Double.isFinite(low) && high > LEAST_SHARE) {
            plot.rule(x.at(inside(low)), y, x.at(inside(high)), y, color);
        }
        plot.dot(x.at(inside(share.value())), y, 3, color, hover);
    }

    private static double inside(double share) {
        return Math.clamp(share, LEAST_SHARE, 1.05);
    }

    /// Two figures that are better the smaller, one dot per variant; dominated ones are pale.
    private static String frontier(
            String across,
            String up,
            List<VariantFigures> all,
            ToDoubleFunction<VariantFigures> x,
            ToDoubleFunction<VariantFigures> y) {
        List<VariantFigures> figures =
                all.stream()
                        .filter(each -> !FamilyEvidence.CLAIRVOYANT.contains(each.variant().name()))
                        .filter(each -> !each.variant().name().equals(FamilyEvidence.NOBODY))
                        .filter(each -> Double.isFinite(y.applyAsDouble(each)))
                        .toList();
        double bottom = 200;
        var plot = new Plot(bottom + 34, up + " against " + across);
        Scale xs = scale(figures, x, 50, RIGHT - 50);
        Scale ys = scale(figures, y, bottom, 20);
        plot.horizontalGrid(ys, 50, RIGHT, label(ys));
        plot.verticalGrid(xs, 20, bottom, label(xs));
        plot.text(RIGHT, bottom + 30, "end", "tick", across);
        plot.text(4, 12, "start", "tick", up);
        var labels = new LabelPlaces();
        for (VariantFigures each : figures) {
            boolean dominated =
                    figures.stream()
                            .anyMatch(
                                    other ->
                                            x.applyAsDouble(other) < x.applyAsDouble(each)
                                                    && y.applyAsDouble(other)
                                                            < y.applyAsDouble(each));
            double px = xs.at(x.applyAsDouble(each));
            double py = ys.at(y.applyAsDouble(each));
            String name = each.variant().name();
            plot.dot(px, py, 4, dominated ? "muted" : "cost", name);
            double line = labels.near(px + 6, py + 4, name);
            plot.rule(px, py, px + 6, line - 4, "grid");
            plot.text(px + 6, line, "start", dominated ? "tick" : "label", name);
        }
        return file(bottom + 34, plot.finish());
    }

    private static Scale scale(
            List<VariantFigures> figures,
            ToDoubleFunction<VariantFigures> figure,
            double from,
            double to) {
        double low = figures.stream().mapToDouble(figure).min().orElse(0);
        double high = figures.stream().mapToDouble(figure).max().orElse(1);
        double margin = Math.max(1e-6, MARGIN * (high - low));
        return Scale.exact(low - margin, high + margin, from, to);
    }

    private static java.util.function.DoubleFunction<String> label(Scale scale) {
        int digits = scale.step() >= 1 ? 0 : (int) Math.ceil(-Math.log10(scale.step()));
        return value -> String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// One line per variant.
    ///
    /// @param curve heights at [RadiusCurve#RADII]
    static String curves(List<VariantFigures> all, Function<VariantFigures, double[]> curve) {
        List<VariantFigures> figures =
                all.stream()
                        .filter(each -> !each.variant().name().equals(FamilyEvidence.NOBODY))
                        .filter(each -> !each.variant().name().equals(BuiltIn.FLATTEST))
                        .toList();
        double[][] heights = figures.stream().map(curve).toArray(double[][]::new);
        int last = RadiusCurve.RADII.size() - 1;
        double high = Arrays.stream(heights).mapToDouble(each -> each[last]).max().orElse(1);
        double low = Arrays.stream(heights).mapToDouble(each -> each[0]).min().orElse(0);
        double bottom = 200;
        var plot = new Plot(bottom + 34, "Worst mean cost of a day against the radius");
        double end = RIGHT - 100;
        Scale x = Scale.exact(0, 1, 50, end);
        Scale y = Scale.nice(low, high, bottom, 20);
        plot.horizontalGrid(y, 50, end, label(y));
        plot.verticalGrid(x, 20, bottom, label(x));
        plot.text(end, bottom + 30, "end", "tick", "radius");
        plot.text(4, 12, "start", "tick", "worst mean cost of a day");
        double[] at = RadiusCurve.RADII.stream().mapToDouble(x::at).toArray();
        double[] lines = Arrays.stream(heights).mapToDouble(each -> y.at(each[last]) + 4).toArray();
        double[] labels = LabelPlaces.stacked(lines, bottom + 12);
        for (int k = 0; k < lines.length; k++) {
            VariantFigures each = figures.get(k);
            double[] pixels = Arrays.stream(heights[k]).map(y::at).toArray();
            boolean bound = FamilyEvidence.CLAIRVOYANT.contains(each.variant().name());
            boolean learned = each.variant().isLearned();
            plot.line(at, pixels, bound ? "muted" : learned ? "worst" : "cost", bound ? "4 3" : "");
            plot.rule(end, lines[k] - 4, end + 8, labels[k] - 4, "grid");
            plot.text(end + 10, labels[k], "start", "label", each.variant().name());
        }
        return file(bottom + 34, plot.finish());
    }
}
