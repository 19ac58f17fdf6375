package org.commonwatt.experiments.study.claims;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.robust.Outcome;
import org.commonwatt.robust.WassersteinSet;
import org.commonwatt.robust.WorstDistribution;

/// Mean cost of a week under the worst distribution over the shifted weeks, against the radius of
/// the ball (`docs/FORMULATION.md#ambiguity`): every shift of a week is a candidate.
final class RadiusCurve {
    /// Radii, in units of a shift of reference severity on every week.
    static final List<Double> RADII = List.of(0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0);

    private RadiusCurve() {}

    /// Mean worst cost over weeks at each of [#RADII].
    ///
    /// @param costs of a variant
    /// @param severities transport cost of each shift, the first 0
    static double[] of(Costs costs, List<Double> severities) {
        List<double[]> shifts = costs.meansOverSeeds();
        int weeks = costs.shiftedWeeks();
        int candidates = shifts.size();
        double[] distances = new double[weeks * candidates];
        double[] outcomes = new double[weeks * candidates];
        for (int w = 0; w < weeks; w++) {
            for (int k = 0; k < candidates; k++) {
                distances[w * candidates + k] = severities.get(k);
                outcomes[w * candidates + k] = shifts.get(k)[w];
            }
        }
        var set = WassersteinSet.ofBudget(candidates, distances, 0);
        var worst = new WorstDistribution(weeks, candidates);
        double[] curve = new double[RADII.size()];
        Arrays.setAll(
                curve,
                r -> set.withBudget(RADII.get(r)).worst(outcomes, Outcome.COST, worst));
        return curve;
    }
}
