package org.commonwatt.market;

import java.util.Arrays;
import java.util.List;
import org.commonwatt.grid.StepFlows;
import org.jspecify.annotations.Nullable;

/// Coefficient sharing, the European Union's collective self-use: each member has a key to the
/// local energy (`docs/FORMULATION.md#coefficient`).
///
/// With *static* keys c_i (Σ c = 1) buyer i gets min(import_i, c_i·S); what a member cannot use
/// goes to the retailer, not to another member. *Dynamic* keys follow the imports of the step, c_i
/// = import_i/D, and leave nothing over: the [PricedPool]. Directive (EU) 2019/944 article 15 and
/// (EU) 2018/2001 article 21 leave the keys to national law; static and dynamic ones are those of
/// the French *clés de répartition* (Code de l'énergie D315-6) and the Spanish Real Decreto
/// 244/2019. The price is a place in the range in which nobody loses.
public final class CoefficientSharing extends PricedPool {
    /// Fixed shares that sum to one; empty = equal; null = dynamic.
    private final double @Nullable [] keys;

    private final double place;

    /// Dynamic keys at the middle price.
    public CoefficientSharing() {
        this(Keys.DYNAMIC, List.of(), 0.5);
    }

    /// @param keys static or dynamic
    /// @param shares static keys in the order of the members, ≥ 0, any positive sum; empty for
    ///   equal ones
    /// @param place place of the price in the range, 0 (floor) … 1 (ceiling)
    public CoefficientSharing(Keys keys, List<Double> shares, double place) {
        MarketTerms.requireShare("place", place);
        this.place = place;
        this.keys = keys == Keys.DYNAMIC ? null : normalised(shares);
    }

    /// How the local energy of a step is divided.
    public enum Keys {
        /// By the imports of the step.
        DYNAMIC("dynamic"),
        /// By fixed shares.
        STATIC("static");

        private final String key;

        Keys(String key) {
            this.key = key;
        }

        /// Name in scenario files.
        public String key() {
            return key;
        }
    }

    @Override
    public String name() {
        return "coefficient";
    }

    @Override
    protected double pricePerKwh(
            Prices prices, int t, int copy, double demandKwh, double supplyKwh) {
        return within(prices, t, place);
    }

    @Override
    public void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out) {
        super.clear(prices, t, flows, copy, out);
        if (keys == null || !(out.pooledKwh[copy] > 0)) {
            return;
        }
        int n = prices.participants();
        int base = copy * n;
        double supply = 0;
        for (int k = base; k < base + n; k++) {
            supply += flows.gridExportKwh[k];
        }
        double used = 0;
        for (int i = 0; i < n; i++) {
            double key = keys.length == 0 ? 1.0 / n : keys[i];
            double purchase = Math.min(flows.gridImportKwh[base + i], key * supply);
            out.purchaseKwh[base + i] = purchase;
            used += purchase;
        }
        if (!(used > 0)) {
            out.clear(copy, n);
            return;
        }
        for (int k = base; k < base + n; k++) {
            double export = flows.gridExportKwh[k];
            out.saleKwh[k] = Math.min(export, export * (used / supply));
        }
        out.pooledKwh[copy] = used;
    }

    private static double[] normalised(List<Double> shares) {
        double sum = 0;
        for (double share : shares) {
            if (!(share >= 0)) {
                throw new IllegalArgumentException(
                        "The key (%s) must not be negative.".formatted(share));
            }
            sum += share;
        }
        if (!shares.isEmpty() && (!(sum > 0) || Double.isInfinite(sum))) {
            throw new IllegalArgumentException(
                    "The keys must have a positive, finite sum (%s).".formatted(sum));
        }
        double whole = sum;
        double[] keys = new double[shares.size()];
        Arrays.setAll(keys, i -> shares.get(i) / whole);
        return keys;
    }
}
