package org.commonwatt.robust;

import java.util.Arrays;

/// The smallest radius whose bound holds for days that it was not stated on: the worst mean cost
/// within it, around all blocks of days but one, is at least the mean cost of the one
/// (`docs/FORMULATION.md#radius`). [RadiusChoice] asks what decisions cost instead, and when the
/// future resembles the past answers that no radius is needed.
public final class CoveringRadius {
    private CoveringRadius() {}

    /// Finds it among some.
    ///
    /// @param radii in ascending order, ≥ 0
    /// @param transport cost of moving a day to each of its K candidates, the first 0
    /// @param costs of days under each candidate, `[N × K]`, in order of time
    /// @param folds number of blocks of neighbouring days, 2 … N
    /// @return its index; the last one where none is large enough
    public static int among(double[] radii, double[] transport, double[] costs, int folds) {
        int candidates = transport.length;
        int days = costs.length / candidates;
        if (radii.length == 0 || folds < 2 || folds > days || days * candidates != costs.length) {
            throw new IllegalArgumentException(
                    "Covering needs radii, and 2 blocks to one per day: %d radii, %d blocks, %d days."
                            .formatted(radii.length, folds, days));
        }
        int needed = 0;
        for (int fold = 0; fold < folds; fold++) {
            int from = (int) ((long) fold * days / folds);
            int to = (int) ((fold + 1L) * days / folds);
            double mean = 0;
            for (int day = from; day < to; day++) {
                mean += costs[day * candidates] / (to - from);
            }
            double[] others = new double[costs.length - (to - from) * candidates];
            System.arraycopy(costs, 0, others, 0, from * candidates);
            System.arraycopy(
                    costs,
                    to * candidates,
                    others,
                    from * candidates,
                    others.length - from * candidates);
            needed = covering(radii, needed, transport, others, mean);
        }
        return needed;
    }

    private static int covering(
            double[] radii, int least, double[] transport, double[] costs, double mean) {
        int days = costs.length / transport.length;
        double[] all = new double[costs.length];
        Arrays.setAll(all, at -> transport[at % transport.length]);
        var worst = new WorstDistribution(days, transport.length);
        WassersteinSet set = WassersteinSet.ofBudget(transport.length, all, 0);
        int index = least;
        while (index < radii.length - 1
                && set.withBudget(radii[index]).worst(costs, Outcome.COST, worst) < mean) {
            index++;
        }
        return index;
    }
}
