package org.commonwatt.experiments.study.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.experiments.study.claims.VariantFigures.Learned;
import org.commonwatt.experiments.study.claims.VariantFigures.Money;
import org.commonwatt.experiments.study.claims.VariantFigures.Physics;
import org.commonwatt.numeric.Estimate;
import org.commonwatt.operate.scenario.shift.ShiftGrid;

/// What the cells of a family say, every variant beside the reference and the bounds
/// (`docs/FORMULATION.md#claims`).
final class FamilyEvidence {
    /// What everything is compared with.
    static final String REFERENCE = "time-of-use";

    /// What no policy can be cheaper than.
    static final String BOUND = "oracle";

    /// Without coordination.
    static final String NOBODY = "none";

    /// What anything can be said beside.
    static final List<String> NEEDED = List.of(NOBODY, REFERENCE, BOUND);

    /// Variants that know the future.
    static final Set<String> CLAIRVOYANT = Set.of(BOUND, BuiltIn.FLATTEST);

    private static final double DEARER = 0.01;
    private static final int[] ONE = {0};

    private final FamilyWork work;
    private final Map<String, List<CellResult>> cells;
    private final Map<String, Costs> costs = new LinkedHashMap<>();
    private final Households households;
    private final FairnessFigures fairly;
    private final Map<String, Regret> regrets;

    private FamilyEvidence(FamilyWork work, Map<String, List<CellResult>> cells) {
        this.work = work;
        this.cells = cells;
        double peakPrice = work.family().peakPricePerKw();
        cells.forEach((name, seeds) -> costs.put(name, Costs.of(seeds, shifts(), peakPrice)));
        households = Households.of(work.scenario());
        fairly = new FairnessFigures(households, cells);
        regrets = Regret.of(costs, CLAIRVOYANT);
    }

    static FamilyEvidence of(ClaimsStudy.Results results, String family) {
        return new FamilyEvidence(results.work(family), results.of(family));
    }

    /// Names of the cells of the shift grid, the days as they were first.
    List<String> shifts() {
        return work.grid().cells().stream().map(ShiftGrid.Cell::name).toList();
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

    /// How well stated bounds hold, of the variants for which they were tried out.
    List<Coverage> coverage() {
        List<Coverage> coverage = new ArrayList<>();
        cells.forEach(
                (name, seeds) -> {
                    CellResult first = seeds.getFirst();
                    if (!first.history().isEmpty()) {
                        coverage.add(Coverage.of(name, first, shifts(), severities()));
                    }
                });
        return coverage;
    }

    /// Whether a variant was played on the shift grid.
    boolean isShifted(String variant) {
        return costs(variant).isShifted();
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

    /// Lowest Gini of burden that leximin of a gain reaches.
    double giniBound() {
        return fairly.bound();
    }

    double gini(String variant) {
        return fairly.gini(variant);
    }

    private double mean(String variant) {
        Costs own = costs(variant);
        return own.nominal(all(own.weeks()), all(own.seeds()));
    }

    private double worst(String variant) {
        Costs own = costs(variant);
        return own.isShifted()
                ? own.worstTenth(all(own.shiftedWeeks()), all(own.seeds()))
                : Double.NaN;
    }

    static int[] all(int count) {
        return IntStream.range(0, count).toArray();
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
                                        fairly.figures(name),
                                        physics(name),
                                        learned(seeds))));
        return figures;
    }

    private Money money(String name) {
        Costs own = costs(name);
        Costs base = costs(REFERENCE);
        Costs bound = costs(BOUND);
        Regret regret = regrets.getOrDefault(name, Regret.NONE);
        Estimate reduction = nominal(name, (w, s) -> 1 - own.nominal(w, s) / base.nominal(w, ONE));
        Estimate worstReduction =
                shifted(name, (w, s) -> 1 - own.worstTenth(w, s) / base.worstTenth(w, ONE));
        return new Money(
                mean(name),
                reduction,
                nominal(
                        name,
                        (w, s) ->
                                share(
                                        base.nominal(w, ONE),
                                        own.nominal(w, s),
                                        bound.nominal(w, ONE))),
                worst(name),
                shifted(
                        name,
                        (w, s) ->
                                share(
                                        base.worstTenth(w, ONE),
                                        own.worstTenth(w, s),
                                        bound.worstTenth(w, ONE))),
                worstReduction,
                shifted(name, (w, s) -> 1 - loss(own, w, s) / loss(base, w, ONE)),
                reduction.interval().low() >= -DEARER && worstReduction.interval().low() > 0,
                regret.worst(),
                regret.mean());
    }

    /// What robust variants cost more and save in the worst tenth, each beside the one whose robust
    /// form it is, with draws of the same weeks and, where there are enough, the same seeds.
    List<Protection> protections(Manifest manifest) {
        List<Protection> all = new ArrayList<>();
        for (String name : cells.keySet()) {
            String against = manifest.variant(name).against();
            if (costs.containsKey(against) && isShifted(name) && isShifted(against)) {
                Costs own = costs(name);
                Costs plain = costs(against);
                boolean pairs = own.seeds() <= plain.seeds();
                int[] theirs = all(plain.seeds());
                all.add(
                        new Protection(
                                name,
                                against,
                                nominal(
                                        name,
                                        (w, s) ->
                                                own.nominal(w, s)
                                                                / plain.nominal(
                                                                        w, pairs ? s : theirs)
                                                        - 1),
                                shifted(
                                        name,
                                        (w, s) ->
                                                1
                                                        - own.worstTenth(w, s)
                                                                / plain.worstTenth(
                                                                        w, pairs ? s : theirs))));
            }
        }
        return all;
    }

    private static double loss(Costs costs, int[] weeks, int[] seeds) {
        return costs.worstTenth(weeks, seeds) - costs.day(weeks, seeds);
    }

    private Estimate nominal(String name, ToDoubleBiFunction<int[], int[]> figure) {
        return Draws.of(costs(name).weeks(), costs(name).seeds(), figure);
    }

    /// Of who was played on the shift grid; else no number.
    private Estimate shifted(String name, ToDoubleBiFunction<int[], int[]> figure) {
        Costs own = costs(name);
        return own.isShifted() ? Draws.of(own.shiftedWeeks(), own.seeds(), figure) : Draws.NONE;
    }

    /// Share of the way from the reference to the bound; none where there is no way.
    static double share(double reference, double ours, double bound) {
        return reference > bound ? (reference - ours) / (reference - bound) : Double.NaN;
    }

    private List<CellResult> cells(String variant) {
        return Objects.requireNonNull(cells.get(variant));
    }

    private Physics physics(String name) {
        Estimate peak = nominal(name, (w, s) -> 1 - peakKw(name, w, s) / peakKw(NOBODY, w, ONE));
        List<JudgedCell> nominal =
                cells(name).stream().flatMap(cell -> cell.nominal().stream()).toList();
        double shifted =
                cells(name).stream()
                        .flatMap(cell -> cell.shifted().stream())
                        .mapToDouble(ShiftedRun::meanUnservedKwh)
                        .average()
                        .orElse(Double.NaN);
        return new Physics(
                peakKw(name, all(costs(name).weeks()), all(costs(name).seeds())),
                peak,
                average(nominal, cell -> cell.run().unservedKwh()),
                shifted,
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
