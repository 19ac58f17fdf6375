package org.commonwatt.experiments.study.claims;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonwatt.experiments.study.claims.VariantFigures.Fairness;

/// How evenly variants burden the households of a family (`docs/FORMULATION.md#claims`).
final class FairnessFigures {
    private static final int[] ONE = {0};

    private final Households households;
    private final Map<String, List<CellResult>> cells;

    /// @param cells of the family by variant
    FairnessFigures(Households households, Map<String, List<CellResult>> cells) {
        this.households = households;
        this.cells = cells;
    }

    Fairness figures(String name) {
        int weeks = weeks(name);
        int seeds = cells(name).size();
        String base = FamilyEvidence.REFERENCE;
        return new Fairness(
                gini(name),
                gini(name, true, FamilyEvidence.all(weeks), FamilyEvidence.all(seeds)),
                Draws.of(
                        weeks,
                        seeds,
                        (w, s) -> 1 - gini(name, false, w, s) / gini(base, false, w, ONE)),
                Draws.of(
                        weeks,
                        seeds,
                        (w, s) -> 1 - gini(name, true, w, s) / gini(base, false, w, ONE)),
                Draws.of(
                        weeks,
                        seeds,
                        (w, s) ->
                                FamilyEvidence.share(
                                        gini(base, false, w, ONE),
                                        gini(name, true, w, s),
                                        bound(w))),
                Draws.of(weeks, seeds, (w, s) -> 1 - groups(name, w, s) / groups(base, w, ONE)));
    }

    /// As the market bills, all weeks and seeds.
    double gini(String name) {
        return gini(
                name,
                false,
                FamilyEvidence.all(weeks(name)),
                FamilyEvidence.all(cells(name).size()));
    }

    /// Lowest that leximin of a gain reaches: mostly that of perfect foresight.
    double bound() {
        return bound(FamilyEvidence.all(weeks(FamilyEvidence.BOUND)));
    }

    private double bound(int[] weeks) {
        double lowest = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, List<CellResult>> each : cells.entrySet()) {
            for (int s = 0; s < each.getValue().size(); s++) {
                lowest = Math.min(lowest, gini(each.getKey(), true, weeks, new int[] {s}));
            }
        }
        return lowest;
    }

    private int weeks(String name) {
        return cells(name).getFirst().members().size();
    }

    private List<CellResult> cells(String name) {
        return Objects.requireNonNull(cells.get(name));
    }

    /// @param shared whether the gain is shared by leximin
    private double gini(String name, boolean shared, int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            Households.Sums sums = sums(name, s, weeks);
            double[] bills = shared ? households.shared(sums) : sums.bills();
            sum += households.gini(bills, weeks.length);
        }
        return sum / seeds.length;
    }

    private double groups(String name, int[] weeks, int[] seeds) {
        double sum = 0;
        for (int s : seeds) {
            sum += households.groupDistanceKwh(sums(name, s, weeks));
        }
        return sum / seeds.length;
    }

    private Households.Sums sums(String name, int seed, int[] weeks) {
        return households.sums(cells(name).get(seed).members(), weeks);
    }
}
