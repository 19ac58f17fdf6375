package org.commonwatt.robust;

import org.commonwatt.numeric.RandomStream;

/// Outcomes and transport costs as they occur: some equal, some costing nothing.
final class RandomSets {
    private RandomSets() {}

    /// Numbers of one size, sometimes whole ones, of which many are equal.
    static double[] outcomes(int count, RandomStream random) {
        boolean whole = random.chance(0.3);
        double[] outcomes = new double[count];
        for (int at = 0; at < count; at++) {
            outcomes[at] = whole ? random.nextInt(6) - 2 : 10 * random.nextGaussian();
        }
        return outcomes;
    }

    /// Costs of candidates, 0 for the first of each day and now and then for another.
    static double[] costs(int days, int candidates, RandomStream random) {
        boolean whole = random.chance(0.3);
        double[] costs = new double[days * candidates];
        for (int at = 0; at < costs.length; at++) {
            boolean free = at % candidates == 0 || random.chance(0.05);
            double drawn = whole ? 1 + random.nextInt(3) : random.nextDouble(0.01, 3.0);
            costs[at] = free ? 0.0 : drawn;
        }
        return costs;
    }

    /// A Wasserstein set with a budget from nothing to more than enough.
    static WassersteinSet wasserstein(int days, int candidates, RandomStream random) {
        double budget = random.chance(0.1) ? 0.0 : Math.exp(random.nextDouble(-5, 2));
        return WassersteinSet.ofBudget(candidates, costs(days, candidates, random), budget);
    }
}
