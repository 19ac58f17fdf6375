package org.commonwatt.operate.dispatch;

/// What members pay each other for exchanged energy while a plan is made.
final class PoolPrice {
    private PoolPrice() {}

    /// The promised prices, or the middle between the lowest import and the highest feed-in price
    /// of each step, at which neither side does worse than with its retailer.
    static double[] of(DispatchProblem problem, Promises promises) {
        double[] given = promises.poolPricePerKwh();
        if (given != null) {
            SeriesCheck.require("the community", "poolPricePerKwh", given, problem.steps());
            return given;
        }
        double[] middle = new double[problem.steps()];
        for (int t = 0; t < middle.length; t++) {
            double leastImport = Double.POSITIVE_INFINITY;
            double mostExport = Double.NEGATIVE_INFINITY;
            for (DispatchMember member : problem.members()) {
                leastImport = Math.min(leastImport, member.meter().importPricePerKwh()[t]);
                mostExport = Math.max(mostExport, member.meter().exportPricePerKwh()[t]);
            }
            middle[t] = problem.size() == 0 ? 0 : (leastImport + mostExport) / 2;
        }
        return middle;
    }
}
