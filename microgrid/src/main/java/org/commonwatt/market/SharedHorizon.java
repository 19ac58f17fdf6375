package org.commonwatt.market;

import java.util.Arrays;
import org.commonwatt.grid.StepFlows;

/// Bill sharing over a horizon, such as a day: one price for all imports of the horizon and one for
/// all exports (`docs/FORMULATION.md#bill-sharing`).
///
/// Collects the steps of [BillSharing]; at the end of the horizon [#close] charges each member the
/// difference between its part of the horizon's bill and its part of the steps' bills. These
/// charges sum to zero. Only energy prices are shared; fees and tax follow the meters.
public final class SharedHorizon {
    private final Prices prices;
    private final int n;

    /// `[copy × participant × side]`, side 0 = import.
    private final double[] energyKwh;

    /// What the retailer billed step by step, + is paid; same shape.
    private final double[] cost;

    /// @param prices tariffs of the members
    /// @param copies number of copies, ≥ 1
    public SharedHorizon(Prices prices, int copies) {
        Sizes.require("copies", copies);
        this.prices = prices;
        n = prices.participants();
        energyKwh = new double[copies * n * 2];
        cost = new double[copies * n * 2];
    }

    /// Adds a step that [BillSharing] cleared.
    public void add(int t, StepFlows flows, Clearing clearing, int copy) {
        for (int i = 0; i < n; i++) {
            int k = copy * n + i;
            double bought = flows.gridImportKwh[k] - clearing.purchaseKwh[k];
            double sold = flows.gridExportKwh[k] - clearing.saleKwh[k];
            energyKwh[2 * k] += flows.gridImportKwh[k];
            energyKwh[2 * k + 1] += flows.gridExportKwh[k];
            cost[2 * k] += bought * prices.importPricePerKwh(t, i);
            cost[2 * k + 1] -= sold * prices.feedInPricePerKwh(t, i);
        }
    }

    /// Price of the horizon's imports so far; NaN where there are none.
    public double buyPricePerKwh(int copy) {
        return sum(cost, copy, 0) / sum(energyKwh, copy, 0);
    }

    /// Price of the horizon's exports so far; NaN where there are none.
    public double sellPricePerKwh(int copy) {
        return -sum(cost, copy, 1) / sum(energyKwh, copy, 1);
    }

    /// Ends a copy's horizon: adds what each member owes beside the steps' bills to
    /// [Clearing#communityCharge], and starts the next horizon.
    public void close(int copy, Clearing out) {
        double buy = buyPricePerKwh(copy);
        double sell = sellPricePerKwh(copy);
        for (int k = copy * n; k < (copy + 1) * n; k++) {
            if (energyKwh[2 * k] > 0) {
                out.communityCharge[k] += energyKwh[2 * k] * buy - cost[2 * k];
            }
            if (energyKwh[2 * k + 1] > 0) {
                out.communityCharge[k] -= energyKwh[2 * k + 1] * sell + cost[2 * k + 1];
            }
        }
        Arrays.fill(energyKwh, 2 * copy * n, 2 * (copy + 1) * n, 0);
        Arrays.fill(cost, 2 * copy * n, 2 * (copy + 1) * n, 0);
    }

    private double sum(double[] values, int copy, int side) {
        double sum = 0;
        for (int k = copy * n; k < (copy + 1) * n; k++) {
            sum += values[2 * k + side];
        }
        return sum;
    }

    /// Takes over what another horizon of the same shape has collected.
    public void copyFrom(SharedHorizon other) {
        System.arraycopy(other.energyKwh, 0, energyKwh, 0, energyKwh.length);
        System.arraycopy(other.cost, 0, cost, 0, cost.length);
    }
}
