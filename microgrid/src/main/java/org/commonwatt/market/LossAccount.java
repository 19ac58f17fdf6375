package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Each member's part of what the community's network lost today, and its cost
/// (`docs/FORMULATION.md#network-losses`).
final class LossAccount {
    private final int n;
    private final double[] energyKwh;
    private final double[] cost;
    private final double[] exact;
    private final long[] parts;

    LossAccount(int copies, int participants) {
        n = participants;
        energyKwh = new double[copies * n];
        cost = new double[copies * n];
        exact = new double[n];
        parts = new long[n];
    }

    /// Shares a step's losses pro rata to imports; where nobody imports, pro rata to exports; where
    /// no meter moves, evenly.
    void add(double lossKwh, double pricePerKwh, StepFlows flows, int copy) {
        int base = copy * n;
        double imports = 0;
        double exports = 0;
        for (int k = base; k < base + n; k++) {
            imports += flows.gridImportKwh[k];
            exports += flows.gridExportKwh[k];
        }
        double[] weights = imports > 0 ? flows.gridImportKwh : flows.gridExportKwh;
        double sum = imports > 0 ? imports : exports;
        for (int k = base; k < base + n; k++) {
            double own = lossKwh * (sum > 0 ? weights[k] / sum : 1.0 / n);
            energyKwh[k] += own;
            cost[k] += own * pricePerKwh;
        }
    }

    /// Posts today's losses of a copy, energy and amount each rounded once by largest remainder,
    /// and forgets them.
    void post(int copy, Ledger ledger) {
        int base = copy * n;
        long[] energy = rounded(energyKwh, base, Money.MWH_PER_KWH).clone();
        long[] amount = rounded(cost, base, Money.UNITS_PER_CURRENCY);
        for (int i = 0; i < n; i++) {
            if (energy[i] != 0 || amount[i] != 0) {
                ledger.post(copy, base + i, LedgerItem.NETWORK_LOSSES, energy[i], amount[i]);
            }
            energyKwh[base + i] = 0;
            cost[base + i] = 0;
        }
    }

    private long[] rounded(double[] values, int base, double unit) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            exact[i] = values[base + i] * unit;
            sum += exact[i];
        }
        LargestRemainder.round(exact, Money.rounded(sum), parts);
        return parts;
    }

    void copyFrom(LossAccount other) {
        System.arraycopy(other.energyKwh, 0, energyKwh, 0, energyKwh.length);
        System.arraycopy(other.cost, 0, cost, 0, cost.length);
    }
}
