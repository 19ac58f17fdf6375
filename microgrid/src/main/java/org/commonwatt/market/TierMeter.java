package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Counts the billing month's energy by band, for members whose tariff has [EnergyTiers]: what they
/// buy from the retailer, and what their meter imports. Costs nothing where no tariff has tiers.
final class TierMeter {
    /// Two accounts beside each other: what the retailer bills, and what it would bill alone.
    static final int BILLED = 0;

    static final int ALONE = 1;

    private final Prices prices;
    private final int n;
    private final int bands;

    /// Energy of the month, `[account][k × band]`, mWh.
    private final long[][] milliwattHours;

    /// Posted in the month so far, `[account][k]`.
    private final long[][] postedUnits;

    TierMeter(Prices prices, int copies) {
        this.prices = prices;
        n = prices.participants();
        int most = 0;
        for (int i = 0; i < n; i++) {
            EnergyTiers tiers = prices.tariff(i).monthly().tiers();
            most = Math.max(most, tiers == null ? 0 : tiers.bands());
        }
        bands = most;
        milliwattHours = new long[2][copies * n * bands];
        postedUnits = new long[2][bands == 0 ? 0 : copies * n];
    }

    /// Adds the imports of a step.
    void add(int t, StepFlows flows, Clearing clearing, int copy) {
        for (int i = 0; i < n && bands > 0; i++) {
            int k = copy * n + i;
            EnergyTiers tiers = prices.tariff(i).monthly().tiers();
            double netKwh = flows.gridImportKwh[k] - flows.gridExportKwh[k];
            if (tiers != null && clearing.firm[copy]) {
                addFirm(k * bands + tiers.band(t), netKwh, clearing, k);
            } else if (tiers != null && netKwh > 0) {
                int cell = k * bands + tiers.band(t);
                long metered = Money.milliwattHours(netKwh);
                long traded = Money.milliwattHours(clearing.purchaseKwh[k] - clearing.saleKwh[k]);
                milliwattHours[BILLED][cell] += metered - traded;
                milliwattHours[ALONE][cell] += metered;
            }
        }
    }

    /// Beside firm trades the retailer's energy is what was taken beyond them; at an imbalance
    /// price it counts in no block.
    private void addFirm(int cell, double netKwh, Clearing clearing, int k) {
        long metered = Money.milliwattHours(netKwh);
        long traded =
                Money.milliwattHours(clearing.purchaseKwh[k])
                        - Money.milliwattHours(clearing.saleKwh[k]);
        boolean atRetailer = prices.tariff(k % n).imbalance() == null;
        milliwattHours[BILLED][cell] += atRetailer ? Math.max(0, metered - traded) : 0;
        milliwattHours[ALONE][cell] += Math.max(0, metered);
    }

    /// What the tiers add today: the month so far less what was posted for it before.
    long post(int account, int k, double monthShare) {
        EnergyTiers tiers = prices.tariff(k % n).monthly().tiers();
        if (tiers == null) {
            return 0;
        }
        long soFar = Money.units(tiers.adderCost(milliwattHours[account], k * bands, monthShare));
        long today = soFar - postedUnits[account][k];
        postedUnits[account][k] = soFar;
        return today;
    }

    /// Starts a new billing month.
    void closeMonth(int copy) {
        for (int account = BILLED; account <= ALONE && bands > 0; account++) {
            java.util.Arrays.fill(
                    milliwattHours[account], copy * n * bands, (copy + 1) * n * bands, 0);
            java.util.Arrays.fill(postedUnits[account], copy * n, (copy + 1) * n, 0);
        }
    }

    void copyFrom(TierMeter other) {
        for (int account = BILLED; account <= ALONE; account++) {
            copy(other.milliwattHours[account], milliwattHours[account]);
            copy(other.postedUnits[account], postedUnits[account]);
        }
    }

    private static void copy(long[] source, long[] target) {
        System.arraycopy(source, 0, target, 0, target.length);
    }
}
