package org.commonwatt.equity.sharing;

import java.util.Arrays;
import java.util.function.Function;
import org.commonwatt.equity.sharing.SharingProblem.PricedCosts;
import org.jspecify.annotations.Nullable;

/// Sharing by prices: a member gets what it pays less than alone.
final class PricedSharing {
    private PricedSharing() {}

    /// What each pays less than alone.
    ///
    /// @param costs of the prices, `[n]`, from what is known; null where it is not
    static double @Nullable [] savings(
            SharingProblem problem, Function<PricedCosts, double[]> costs) {
        PricedCosts priced = problem.pricedCosts();
        if (priced == null) {
            return null;
        }
        double[] atPrices = costs.apply(priced);
        double[] savings = problem.figures().aloneCost().clone();
        for (int i = 0; i < savings.length; i++) {
            savings[i] -= atPrices[i];
        }
        return savings;
    }

    /// What is said where there are no prices.
    static SharingResult unknown(String method) {
        return new SharingResult.Refused(
                "Sharing by %s needs prices inside the community; there are none."
                        .formatted(method));
    }

    /// Adds an amount to the shares in proportion to load.
    static void addByLoad(double[] shares, double amount, double[] loads) {
        double total = Arrays.stream(loads).sum();
        for (int i = 0; i < shares.length; i++) {
            shares[i] += total > 0 ? amount * (loads[i] / total) : amount / shares.length;
        }
    }
}
