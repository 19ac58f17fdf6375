package org.commonwatt.operate.dispatch;

import java.util.Arrays;

/// What of a window decides which form is exact and where a yes or no is needed.
///
/// @param samePrices whether all members see the same prices in every step
/// @param freeMeters whether no connection limit of a member can be felt
/// @param localCost whether exchanged energy costs anything
/// @param burning `[T]`, whether a price is below zero, so that wasting energy could pay
/// @param arbitrage `[T]`, whether some import is cheaper than some export, so that importing and
///   exporting at once could pay
/// @param differing `[T]`, whether members see different prices
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
record Traits(
        boolean samePrices,
        boolean freeMeters,
        boolean localCost,
        boolean[] burning,
        boolean[] arbitrage,
        boolean[] differing) {

    static Traits of(DispatchProblem problem) {
        int steps = problem.steps();
        boolean[] burning = new boolean[steps];
        boolean[] arbitrage = new boolean[steps];
        boolean[] differing = new boolean[steps];
        double[] local = problem.community().localCostPerKwh();
        for (int t = 0; t < steps; t++) {
            double leastImport = Double.POSITIVE_INFINITY;
            double mostExport = Double.NEGATIVE_INFINITY;
            double mostImport = Double.NEGATIVE_INFINITY;
            double leastExport = Double.POSITIVE_INFINITY;
            for (DispatchMember member : problem.members()) {
                double buy = member.meter().importPricePerKwh()[t];
                double sell = member.meter().exportPricePerKwh()[t];
                leastImport = Math.min(leastImport, buy);
                mostExport = Math.max(mostExport, sell);
                mostImport = Math.max(mostImport, buy);
                leastExport = Math.min(leastExport, sell);
            }
            burning[t] = Math.min(leastImport, leastExport) < 0 || local[t] < 0;
            arbitrage[t] = leastImport < mostExport;
            differing[t] = leastImport < mostImport || leastExport < mostExport;
        }
        return new Traits(
                !any(differing),
                problem.members().stream().allMatch(m -> Reach.isFree(m, problem.stepHours())),
                Arrays.stream(local).anyMatch(cost -> cost != 0),
                burning,
                arbitrage,
                differing);
    }

    /// `[T]`, whether importing and reselling, or exporting and importing, could pay a member.
    boolean[] passingOn(boolean isPlain, boolean pools) {
        boolean[] pays = new boolean[arbitrage.length];
        for (int t = 0; t < pays.length; t++) {
            pays[t] = arbitrage[t] || (pools && (!isPlain || differing[t] || burning[t]));
        }
        return pays;
    }

    private static boolean any(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }
}
