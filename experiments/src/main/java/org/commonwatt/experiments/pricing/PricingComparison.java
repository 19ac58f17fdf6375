package org.commonwatt.experiments.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.numeric.Bootstrap;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.pricing.PriceLaw;
import org.commonwatt.operate.scenario.Scenario;

/// What came out of a pricing study: the cells, a row per price, and what they say in words.
public final class PricingComparison {
    private static final Bootstrap WEEKS = new Bootstrap(2_000, 0.95);
    private static final List<String> JUDGED =
            List.of(
                    PricingCell.OBJECTIVE,
                    PricingCell.COST,
                    PricingCell.PEAK,
                    PricingCell.SPREAD,
                    PricingCell.EMISSIONS);

    private final Scenario scenario;
    private final PricingSettings settings;
    private final PriceLaw law;
    private final List<PricingCell> cells;

    PricingComparison(
            Scenario scenario, PricingSettings settings, PriceLaw law, List<PricingCell> cells) {
        this.scenario = scenario;
        this.settings = settings;
        this.law = law;
        this.cells = List.copyOf(cells);
    }

    /// A price beside the learned one.
    ///
    /// @param price its name
    /// @param means of its figures over the weeks, by name
    /// @param change by how much the learned price's sum is above this one's, as a part of it, by
    ///   figure, with its interval over weeks; below 0 where the learned one is better
    /// @param dearer share of members whose energy bill over all weeks is higher under the learned
    ///   price
    public record Row(
            String price, Map<String, Double> means, Map<String, Estimate> change, double dearer) {
        public Row {
            means = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(means));
            change = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(change));
        }
    }

    /// Number of weeks judged.
    public int weeks() {
        return (int) cells.stream().mapToInt(PricingCell::week).distinct().count();
    }

    /// Currency of the scenario.
    public String currency() {
        return scenario.currency();
    }

    /// The learned law's weights by feature.
    public Map<String, Double> law() {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (int k = 0; k < PriceLaw.FEATURES.size(); k++) {
            weights.put(PriceLaw.FEATURES.get(k), law.weights()[k]);
        }
        return weights;
    }

    private List<PricingCell> of(String price) {
        return cells.stream().filter(cell -> cell.price().equals(price)).toList();
    }

    /// A row per price, the learned one last.
    public List<Row> rows() {
        List<String> prices = cells.stream().map(PricingCell::price).distinct().toList();
        return prices.stream().map(this::row).toList();
    }

    private Row row(String price) {
        List<PricingCell> theirs = of(price);
        List<PricingCell> ours = of(PricingStudy.LEARNED);
        Map<String, Double> means = new LinkedHashMap<>();
        for (String figure : theirs.getFirst().figures().keySet()) {
            means.put(
                    figure, theirs.stream().mapToDouble(c -> c.figure(figure)).average().orElse(0));
        }
        Map<String, Estimate> change = new LinkedHashMap<>();
        for (String figure : JUDGED) {
            if (!price.equals(PricingStudy.LEARNED) && means.getOrDefault(figure, 0.0) != 0) {
                change.put(figure, change(figure, ours, theirs));
            }
        }
        return new Row(price, means, change, dearer(ours, theirs));
    }

    private Estimate change(String figure, List<PricingCell> ours, List<PricingCell> theirs) {
        double[] week = new double[ours.size()];
        Arrays.setAll(week, k -> k);
        return WEEKS.percentile(
                week,
                sample -> {
                    double a = 0;
                    double b = 0;
                    for (double k : sample) {
                        a += ours.get((int) k).figure(figure);
                        b += theirs.get((int) k).figure(figure);
                    }
                    return a / b - 1;
                },
                RandomStreams.of(settings.seed()).split("pricing").stream("weeks"));
    }

    private static double dearer(List<PricingCell> ours, List<PricingCell> theirs) {
        int members = ours.getFirst().bills().size();
        int dearer = 0;
        for (int i = 0; i < members; i++) {
            double more = 0;
            for (int k = 0; k < ours.size(); k++) {
                more += ours.get(k).bills().get(i) - theirs.get(k).bills().get(i);
            }
            dearer += more > 0.005 ? 1 : 0;
        }
        return dearer / (double) members;
    }

    /// A row per price and week.
    public String csv() {
        var text = new StringBuilder("scenario,elasticity,price,week,date");
        cells.getFirst().figures().keySet().forEach(name -> text.append(',').append(name));
        text.append('\n');
        for (PricingCell cell : cells) {
            text.append(
                    "%s,%s,%s,%d,%s"
                            .formatted(
                                    scenario.name(),
                                    settings.elasticity(),
                                    cell.price(),
                                    cell.week(),
                                    cell.date()));
            cell.figures()
                    .values()
                    .forEach(value -> text.append(',').append(Double.isNaN(value) ? "" : value));
            text.append('\n');
        }
        return text.toString();
    }

    /// What the rows say, a sentence each; where the learned price loses, too.
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (Row row : rows()) {
            Estimate objective = row.change().get(PricingCell.OBJECTIVE);
            if (objective != null) {
                words.add(sentence(row, objective));
            }
        }
        if (cells.stream().allMatch(cell -> cell.figure(PricingCell.EMISSIONS) == 0)) {
            words.add("The scenario has no carbon intensity: emissions count for nothing here.");
        }
        if (weeks() < 5) {
            words.add(
                    "%d weeks say little: intervals over so few are not to be relied on."
                            .formatted(weeks()));
        }
        return words;
    }

    private static String sentence(Row row, Estimate objective) {
        String verdict =
                objective.interval().high() < 0
                        ? "beats"
                        : objective.interval().low() > 0 ? "loses to" : "is not told apart from";
        List<String> better = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        for (String figure : JUDGED) {
            Estimate change = row.change().get(figure);
            if (change == null || figure.equals(PricingCell.OBJECTIVE)) {
                continue;
            }
            String said = "%s %s".formatted(named(figure), percent(change.value()));
            (change.value() <= 0 ? better : worse).add(said);
        }
        return "The learned price %s %s: objective %s (95 %% interval %s to %s)%s%s; %s of the members pay more for energy."
                .formatted(
                        verdict,
                        row.price(),
                        percent(objective.value()),
                        percent(objective.interval().low()),
                        percent(objective.interval().high()),
                        better.isEmpty() ? "" : "; better in " + String.join(", ", better),
                        worse.isEmpty() ? "" : "; worse in " + String.join(", ", worse),
                        String.format(Locale.ROOT, "%.0f %%", 100 * row.dearer()));
    }

    private static String named(String figure) {
        return switch (figure) {
            case PricingCell.COST -> "system cost";
            case PricingCell.PEAK -> "peak";
            case PricingCell.SPREAD -> "deviation of the net";
            case PricingCell.EMISSIONS -> "emissions";
            default -> figure;
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
    }
}
