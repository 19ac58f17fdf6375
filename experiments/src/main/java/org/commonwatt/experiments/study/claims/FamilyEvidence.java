package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.study.claims.VariantFigures.Fairness;
import org.commonwatt.experiments.study.claims.VariantFigures.Learned;
import org.commonwatt.experiments.study.claims.VariantFigures.Money;
import org.commonwatt.experiments.study.claims.VariantFigures.Physics;
import org.commonwatt.numeric.Estimate;

/// What the cells of a family say, every variant beside the reference and the bounds
/// (`docs/FORMULATION.md#claims`).
final class FamilyEvidence {
    /// What everything is compared with.
    static final String REFERENCE = "time-of-use";

    /// What no policy can be cheaper than.
    static final String BOUND = "oracle";

    /// Without coordination.
    static final String NOBODY = "none";

    /// Variants that know the future.
    static final Set<String> CLAIRVOYANT = Set.of(BOUND, BuiltIn.FLATTEST);

    private static final double DEARER = 0.01;

    private final FamilyWork work;
    private final Map<String, List<CellResult>> cells;
    private final Map<String, Costs> costs = new LinkedHashMap<>();
    private final Households households;
    private final Map<String, Regret> regrets;

    private FamilyEvidence(FamilyWork work, Map<String, List<CellResult>> cells) {
        this.work = work;
        this.cells = cells;
        double peakPrice = work.family().peakPricePerKw();
        cells.forEach((name, seeds) -> costs.put(name, Costs.of(seeds, peakPrice)));
        households = Households.of(work.scenario());
        regrets = Regret.of(costs, CLAIRVOYANT);
    }

    static FamilyEvidence of(ClaimsStudy.Results results, String family) {
        return new FamilyEvidence(results.work(family), results.of(family));
    }

    Family family() {
        return work.family();
    }

    String currency() {
        return work.scenario().currency();
    }

    int homes() {
        return households.members().size();
    }

    /// Transport cost of each shift, the first 0.
    List<Double> severities() {
        return work.severities();
    }

    Costs costs(String variant) {
        return Objects.requireNonNull(costs.get(variant));
    }

    /// What perfect foresight could save, share of the reference's cost.
    double headroom() {
        return 1 - mean(BOUND) / mean(REFERENCE);
    }

    /// The same of the cost of the worst tenth.
    double worstTenthHeadroom() {
        return 1 - worst(BOUND) / worst(REFERENCE);
    }

    /// Lowest Gini of burden that leximin of the whole gain of perfect foresight reaches.
    double giniBound() {
        return gini(BOUND, true, all(costs(BOUND).weeks()), new int[] {0});
    }

    double gini(String variant) {
        return gini(variant, false, all(costs(variant).weeks()), all(costs(variant).seeds()));
    }

    private double mean(String variant) {
        Costs own = costs(variant);
        return own.nominal(all(own.weeks()), all(own.seeds()));
    }

    private double worst(String variant) {
        Costs own = costs(variant);
        return own.worstTenth(all(own.shiftedWeeks()), all(own.seeds()));
    }

    private static int[] all(int count) {
        return java.util.stream.IntStream.range(0, count).toArray();
    }

    /// Figures of all variants, in the order of the manifest's grid.
    List<VariantFigures> figures(Manifest manifest) {
        List<VariantFigures> figures = new ArrayList<>();
        cells.forEach(
                (name, seeds) ->
                        figures.add(
                                new VariantFigures(
                                        manifest.variant(name),
                                        manifest.variant(name).isLearned() ? seeds.size() : 0,
                                        money(name),
                                        fairness(name),
                                        physics(name),
                                        learned(seeds))));
        return figures;
    }

    private Money money(String name) {
        Costs own = costs(name);
        Costs base = costs(REFERENCE);
        Costs bound = costs(BOUND);
        int[] one = {0};
        Estimate reduction =
                estimate(
                        own.weeks(),
                        name,
                        (weeks, seeds) ->
                                1 - own.nominal(weeks, seeds) / base.nominal(weeks, one));
        Estimate worstReduction =
                estimate(
                        own.shiftedWeeks(),
                        name,
                        (weeks, seeds) ->
                                1 - own.worstTenth(weeks, seeds) / base.worstTenth(weeks, one));
        Regret regret = regrets.getOrDefault(name, Regret.NONE);
        return new Money(
                mean(name),
                reduction,
                estimate(
                        own.weeks(),
                        name,
                        (weeks, seeds) ->
                                share(
                                        base.nominal(weeks, one),
                                        own.nominal(weeks, seeds),
                                        bound.nominal(weeks, one))),
                worst(name),
                estimate(
                        own.shiftedWeeks(),
                        name,
                        (weeks, seeds) ->
                                share(
                                        base.worstTenth(weeks, one),
                                        own.worstTenth(weeks, seeds),
                                        bound.worstTenth(weeks, one))),
                worstReduction,
                estimate(
                        own.shiftedWeeks(),
                        name,
                        (weeks, seeds) -> 1 - loss(own, weeks, seeds) / loss(base, weeks, one)),
                reduction.interval().low() >= -DEARER && worstReduction.interval().low() > 0,
                regret.worst(),
                regret.mean());
    }

    private static double loss(Costs costs, int[] weeks, int[] seeds) {
        return costs.worstTenth(weeks, seeds) - costs.nominalOfShifted(weeks, seeds);
    }

    /// Share of the way from the reference to the bound; none where there is no way.
    private static double share(double reference, double ours, double bound) {
        return reference > bound ? (reference - ours) / (reference - bound) : Double.NaN;
    }

    private Estimate estimate(
            int weeks, String name, java.util.function.ToDoubleBiFunction<int[], int[]> figure) {
        return Draws.of(weeks, costs(name).seeds(), figure);
    }

    private Fairness fairness(String name) {
        int weeks = costs(name).weeks();
        int[] one = {0};
        return new Fairness(
                gini(name),
                gini(name, true, all(weeks), all(costs(name).seeds())),
                estimate(
                        weeks,
                        name,
                        (w, s) -> 1 - gini(name, false, w, s) / gini(REFERENCE, false, w, one)),
                estimate(
                        weeks,
                        name,
                        (w, s) -> 1 - gini(name, true, w, s) / gini(REFERENCE, false, w, one)),
                estimate(
                        weeks,
                        name,
                        (w, s) ->
                                share(
                                        gini(REFERENCE, false, w, one),
                                        gini(name, true, w, s),
                                        gini(BOUND, true, w, one))),
                estimate(weeks, name, (w, s) -> 1 - groups(name, w, s) / groups(REFERENCE, w, one)));
    }

    private double gini(String variant, boolean shared, int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            Households.Sums sums = sums(variant, s, weeks);
            double[] bills = shared ? households.shared(sums) : sums.bills();
            sum += households.gini(bills, weeks.length);
        }
        return sum / seeds.length;
    }

    private double groups(String variant, int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            sum += households.groupDistanceKwh(sums(variant, s, weeks));
        }
        return sum / seeds.length;
    }

    private Households.Sums sums(String variant, int seed, int[] weeks) {
        return households.sums(cells(variant).get(seed).members(), weeks);
    }

    private List<CellResult> cells(String variant) {
        return Objects.requireNonNull(cells.get(variant));
    }

    private Physics physics(String name) {
        Estimate peak =
                estimate(
                        costs(name).weeks(),
                        name,
                        (w, s) -> 1 - peakKw(name, w, s) / peakKw(NOBODY, w, new int[] {0}));
        List<JudgedCell> nominal =
                cells(name).stream().flatMap(cell -> cell.nominal().stream()).toList();
        List<JudgedCell> shifted =
                cells(name).stream()
                        .flatMap(cell -> cell.weeks().values().stream().flatMap(List::stream))
                        .toList();
        return new Physics(
                peakKw(name, all(costs(name).weeks()), all(costs(name).seeds())),
                peak,
                average(nominal, cell -> cell.run().unservedKwh()),
                average(shifted, cell -> cell.run().unservedKwh()),
                average(nominal, cell -> cell.run().emissionsKg()),
                average(nominal, cell -> cell.run().secondsPerDecision()));
    }

    private static double average(List<JudgedCell> cells, ToDoubleFunction<JudgedCell> figure) {
        return cells.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    /// Mean over seeds of the highest import of all weeks.
    private double peakKw(String name, int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            double peak = 0;
            for (int w : weeks) {
                peak = Math.max(peak, cells(name).get(s).nominal().get(w).run().peakImportKw());
            }
            sum += peak;
        }
        return sum / seeds.length;
    }

    private static Learned learned(List<CellResult> seeds) {
        List<TrainedPolicy> trained =
                seeds.stream().map(CellResult::trained).filter(Objects::nonNull).toList();
        if (trained.isEmpty()) {
            return new Learned(0, 0, 0, 0);
        }
        return new Learned(
                mean(trained, each -> each.convergence().steps()),
                mean(trained, each -> each.convergence().seconds()),
                mean(trained, TrainedPolicy::steps),
                mean(trained, TrainedPolicy::seconds));
    }

    private static double mean(
            List<TrainedPolicy> trained, ToDoubleFunction<TrainedPolicy> figure) {
        return trained.stream().mapToDouble(figure).average().orElseThrow();
    }
}
