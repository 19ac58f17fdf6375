package org.commonwatt.experiments.study.claims;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// How much dearer a variant is than the best one that knows no more, over random mixes of shifts
/// that nobody trained for; shares of the best one's cost (`docs/FORMULATION.md#claims`).
///
/// @param worst of all mixes
/// @param mean of all mixes
record Regret(double worst, double mean) {
    /// Of who is not compared.
    static final Regret NONE = new Regret(Double.NaN, Double.NaN);

    /// Number of mixes.
    static final int MIXES = 200;

    /// @param costs by variant
    /// @param without variants that know more than the others
    static Map<String, Regret> of(Map<String, Costs> costs, Set<String> without) {
        Map<String, Costs> compared = new LinkedHashMap<>(costs);
        compared.keySet().removeAll(without);
        compared.values().removeIf(each -> !each.isShifted());
        Map<String, double[]> sums = new LinkedHashMap<>();
        compared.keySet().forEach(name -> sums.put(name, new double[2]));
        int cells = compared.values().iterator().next().cells();
        RandomStream random = RandomStreams.of(0).split("claims").stream("mixes");
        for (int mix = 0; mix < MIXES; mix++) {
            double[] weights = weights(cells, random);
            Map<String, Double> mixed = new LinkedHashMap<>();
            compared.forEach((name, own) -> mixed.put(name, cost(own, weights)));
            double best = mixed.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
            mixed.forEach(
                    (name, cost) -> {
                        double regret = (cost - best) / Math.abs(best);
                        double[] sum = java.util.Objects.requireNonNull(sums.get(name));
                        sum[0] = Math.max(sum[0], regret);
                        sum[1] += regret / MIXES;
                    });
        }
        Map<String, Regret> regrets = new LinkedHashMap<>();
        sums.forEach((name, sum) -> regrets.put(name, new Regret(sum[0], sum[1])));
        return regrets;
    }

    private static double cost(Costs costs, double[] weights) {
        double cost = 0;
        for (int k = 0; k < weights.length; k++) {
            cost += weights[k] * costs.mean(k);
        }
        return cost;
    }

    /// Uniform on the simplex.
    private static double[] weights(int count, RandomStream random) {
        double[] weights = new double[count];
        double sum = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = -Math.log(1 - random.nextDouble());
            sum += weights[k];
        }
        for (int k = 0; k < count; k++) {
            weights[k] /= sum;
        }
        return weights;
    }
}
