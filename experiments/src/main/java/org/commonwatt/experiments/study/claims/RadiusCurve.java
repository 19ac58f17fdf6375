package org.commonwatt.experiments.study.claims;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;

/// Mean cost of a day under the worst distribution over the shift grid, against the radius of the
/// ball (`docs/FORMULATION.md#ambiguity`): every cell is a candidate of a day.
final class RadiusCurve {
    /// Radii, in units of a shift of reference severity on every day.
    static final List<Double> RADII = List.of(0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0);

    private RadiusCurve() {}

    /// Worst mean cost of a day at each of [#RADII].
    ///
    /// @param costs of a variant
    /// @param severities transport cost of each cell, the first 0
    static double[] of(Costs costs, List<Double> severities) {
        return of(costs.meansOverSeeds(), severities);
    }

    /// @param cells cost of every day in every cell, `[cell][day]`
    static double[] of(double[][] cells, List<Double> severities) {
        int days = cells[0].length;
        double[] distances = new double[days * cells.length];
        double[] outcomes = new double[days * cells.length];
        for (int day = 0; day < days; day++) {
            for (int k = 0; k < cells.length; k++) {
                distances[day * cells.length + k] = severities.get(k);
                outcomes[day * cells.length + k] = cells[k][day];
            }
        }
        var set = WassersteinSet.ofBudget(cells.length, distances, 0);
        var worst = new WorstDistribution(days, cells.length);
        double[] curve = new double[RADII.size()];
        Arrays.setAll(
                curve, r -> set.withBudget(RADII.get(r)).worst(outcomes, Outcome.COST, worst));
        return curve;
    }
}
