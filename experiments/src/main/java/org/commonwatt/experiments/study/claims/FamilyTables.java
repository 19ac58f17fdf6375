package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonwatt.experiments.study.claims.VariantFigures.Money;
import org.commonwatt.numeric.Estimate;

/// The tables of one family.
final class FamilyTables {
    private static final double PERCENT = 100;

    private final FamilyEvidence evidence;
    private final List<VariantFigures> figures;

    FamilyTables(FamilyEvidence evidence, List<VariantFigures> figures) {
        this.evidence = evidence;
        this.figures = List.copyOf(figures);
    }

    List<EvidenceTable> all() {
        return List.of(cost(), worst(), shifts(), fairness(), physics(), learning());
    }

    private String name(String table) {
        return evidence.family().name() + "-" + table;
    }

    private static String seeds(VariantFigures each) {
        return each.seeds() == 0 ? "–" : Integer.toString(each.seeds());
    }

    private EvidenceTable cost() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            Money money = each.money();
            rows.add(
                    List.of(
                            each.variant().name(),
                            seeds(each),
                            Words.number(money.costPerWeek(), 2),
                            Words.percent(money.reduction()),
                            Words.percent(money.share())));
        }
        return new EvidenceTable(
                name("cost"),
                "Cost",
                costWords(),
                List.of(
                        "policy",
                        "seeds",
                        evidence.currency() + " per week",
                        "below " + FamilyEvidence.REFERENCE,
                        "share of headroom"),
                rows);
    }

    private String costWords() {
        Optional<VariantFigures> best =
                best(Comparator.comparingDouble(f -> f.money().costPerWeek()));
        return "Perfect foresight would save %s of what the reference costs: no policy can save more. Of the policies without foresight %s."
                .formatted(
                        Words.percent(evidence.headroom()),
                        best.map(
                                        each ->
                                                "`%s` costs least, with %s of that headroom"
                                                        .formatted(
                                                                each.variant().name(),
                                                                Words.percent(
                                                                        each.money().share())))
                                .orElse("none was played"));
    }

    private Optional<VariantFigures> best(Comparator<VariantFigures> order) {
        return figures.stream()
                .filter(each -> !FamilyEvidence.CLAIRVOYANT.contains(each.variant().name()))
                .min(order);
    }

    private EvidenceTable worst() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            Money money = each.money();
            if (!Double.isFinite(money.worstTenth())) {
                continue;
            }
            rows.add(
                    List.of(
                            each.variant().name(),
                            Words.number(money.worstTenth(), 2),
                            Words.percent(money.worstTenthReduction()),
                            Words.percent(money.worstTenthShare()),
                            Words.percent(money.robustness())
                                    + (money.robustnessCounts() ? "" : " (does not count)"),
                            Words.percent(money.worstRegret()),
                            Words.percent(money.meanRegret())));
        }
        return new EvidenceTable(
                name("worst"),
                "Weeks that nobody forecast",
                worstWords(),
                List.of(
                        "policy",
                        "worst tenth, " + evidence.currency() + " per day",
                        "below " + FamilyEvidence.REFERENCE,
                        "share of headroom",
                        "loss below " + FamilyEvidence.REFERENCE,
                        "worst regret",
                        "mean regret"),
                rows);
    }

    private String worstWords() {
        Optional<VariantFigures> least =
                best(Comparator.comparingDouble(f -> f.money().worstRegret()));
        return "The dearest tenth of all pairs of shift and day costs the reference %s more than a day as it was; perfect foresight would cost %s less there. %s Regret is over %d random mixes of shifts; a loss counts as smaller only where the weeks as they were cost at most 1 %% more and the worst tenth costs less, both by interval."
                .formatted(
                        Words.percent(excess()),
                        Words.percent(evidence.worstTenthHeadroom()),
                        least.map(
                                        each ->
                                                "The smallest worst regret has `%s`."
                                                        .formatted(each.variant().name()))
                                .orElse(""),
                        Regret.MIXES);
    }

    private double excess() {
        Costs base = evidence.costs(FamilyEvidence.REFERENCE);
        int[] weeks = FamilyEvidence.all(base.shiftedWeeks());
        int[] seeds = FamilyEvidence.all(base.seeds());
        return base.worstTenth(weeks, seeds) / base.day(weeks, seeds) - 1;
    }

    private EvidenceTable shifts() {
        List<String> columns = new ArrayList<>(List.of("policy"));
        columns.addAll(evidence.shifts());
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            List<String> row = new ArrayList<>(List.of(each.variant().name()));
            Costs costs = evidence.costs(each.variant().name());
            if (!costs.isShifted()) {
                continue;
            }
            double nominal = evidence.costs(FamilyEvidence.REFERENCE).mean(0);
            for (int k = 0; k < costs.cells(); k++) {
                row.add(Words.number(PERCENT * costs.mean(k) / nominal, 0));
            }
            rows.add(row);
        }
        return new EvidenceTable(
                name("shifts"),
                "Cost under every shift",
                "Mean cost of a day, where the reference costs 100 on the days as they were; of a shift only days that it strikes count. A demand charge is left out here.",
                columns,
                rows);
    }

    private EvidenceTable fairness() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            VariantFigures.Fairness fair = each.fairness();
            rows.add(
                    List.of(
                            each.variant().name(),
                            Words.number(fair.gini(), 3),
                            Words.percent(fair.giniReduction()),
                            Words.number(fair.shared(), 3),
                            Words.percent(fair.sharedReduction()),
                            Words.percent(fair.sharedShare()),
                            Words.percent(fair.groupsReduction())));
        }
        String base = "below " + FamilyEvidence.REFERENCE;
        return new EvidenceTable(
                name("fairness"),
                "Burden",
                "Gini of what households pay as a share of their income: as the market bills, and where the gain is shared by leximin so that nobody pays more than alone. Sharing the largest gain so reaches %s; that is the bound of the share. The last column is about the energy that members trade, between the groups that differ most."
                        .formatted(Words.number(evidence.giniBound(), 3)),
                List.of(
                        "policy",
                        "Gini, market",
                        base,
                        "Gini, leximin",
                        base,
                        "share of headroom",
                        "group distance " + base),
                rows);
    }

    private EvidenceTable physics() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            VariantFigures.Physics physics = each.physics();
            rows.add(
                    List.of(
                            each.variant().name(),
                            Words.number(physics.peakKw(), 1),
                            Words.percent(physics.peakReduction()),
                            Words.number(physics.unservedKwhPerWeek(), 2),
                            Words.number(physics.shiftedUnservedKwhPerDay(), 2),
                            Words.number(physics.emissionsKgPerWeek(), 1),
                            Words.seconds(physics.secondsPerDecision())));
        }
        return new EvidenceTable(
                name("energy"),
                "Peak, unserved demand, emissions",
                "`%s` knows the future and lowers the peak before anything else: no policy can lower it more. Emissions are those of the utility's energy."
                        .formatted(BuiltIn.FLATTEST),
                List.of(
                        "policy",
                        "peak, kW",
                        "below " + FamilyEvidence.NOBODY,
                        "unserved, kWh per week",
                        "unserved, kWh per day of the shift grid",
                        "kg CO₂ per week",
                        "a decision"),
                rows);
    }

    private EvidenceTable learning() {
        List<List<String>> rows = new ArrayList<>();
        for (VariantFigures each : figures) {
            if (each.seeds() > 0) {
                VariantFigures.Learned learned = each.learning();
                rows.add(
                        List.of(
                                each.variant().name(),
                                seeds(each),
                                String.format(Locale.ROOT, "%,.0f", learned.totalSteps()),
                                Words.seconds(learned.totalSeconds()),
                                learned.steps() > 0
                                        ? String.format(Locale.ROOT, "%,.0f", learned.steps())
                                        : "–",
                                learned.steps() > 0 ? Words.seconds(learned.seconds()) : "–"));
            }
        }
        return new EvidenceTable(
                name("learning"),
                "Training",
                "Converged is when the smoothed return came within 5 % of its last value and stayed there, mean over seeds. Steps are those of the whole community.",
                List.of(
                        "policy",
                        "seeds",
                        "steps",
                        "time",
                        "steps to convergence",
                        "time to convergence"),
                rows);
    }

    static EvidenceTable coverage(Family family, String currency, List<Coverage> coverage) {
        List<List<String>> rows = new ArrayList<>();
        for (Coverage each : coverage) {
            rows.add(
                    List.of(
                            each.variant(),
                            Words.number(each.radius(), 2),
                            Words.number(each.bound(), 2),
                            Words.percent(new Estimate(each.share(), each.interval()))));
        }
        return new EvidenceTable(
                family.name() + "-coverage",
                "Do stated bounds hold?",
                "On weeks for validation a bound of the mean cost of a day is stated: the worst mean over the shift grid within a radius, the smallest radius that covers every week left out. The last column is the share of %d resamples of test weeks whose mean keeps it, with Wilson's 95 %% interval."
                        .formatted(Coverage.RESAMPLES),
                List.of("policy", "radius", currency + " per day, bound", "covered"),
                rows);
    }
}
