package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;

/// Settles trades that were agreed before delivery (`docs/FORMULATION.md#firm-trades`), those with
/// the utility (`docs/FORMULATION.md#bought-ahead`) among them: they are paid as agreed, and
/// metered − traded mWh are bought from or sold to the retailer, at the imbalance price where the
/// tariff has one, else at the import or feed-in price. So trades and the rest add up to the meter,
/// whatever the trades' size and sign.
///
/// Network fees follow the meter, not the contract: the local fee is due on what was bought and
/// came through the meter, the ordinary one on the rest of the import.
final class FirmTrades {
    private final Prices prices;
    private final int n;
    private final long[] openDay;
    private final StepTotals totals;
    private final LoadCharges load;

    /// Today's import less the day's retail energy and purchases as posted, mWh.
    private final long[] fromGrid;

    private final long[] fromMembers;

    /// @param openDay columns of [Settlement], written
    /// @param totals of the step, written
    /// @param load what the utility charges on top
    FirmTrades(Prices prices, int copies, long[] openDay, StepTotals totals, LoadCharges load) {
        this.prices = prices;
        this.openDay = openDay;
        this.totals = totals;
        this.load = load;
        n = prices.participants();
        fromGrid = new long[copies * n];
        fromMembers = new long[copies * n];
    }

    void settle(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            int k = copy * n + i;
            long metered = Money.milliwattHours(flows.gridImportKwh[k] - flows.gridExportKwh[k]);
            long bought = Money.milliwattHours(clearing.purchaseKwh[k]);
            long sold = Money.milliwattHours(clearing.saleKwh[k]);
            trade(
                    copy,
                    k,
                    LedgerItem.POOL_PURCHASE,
                    bought,
                    clearing.purchasePricePerKwh[k],
                    ledger);
            trade(copy, k, LedgerItem.POOL_SALE, -sold, clearing.salePricePerKwh[k], ledger);
            long rest = metered - bought + sold;
            boolean atRetailer = prices.tariff(i).imbalance() == null;
            if (clearing.committed[copy]) {
                rest = boughtAhead(t, k, rest, clearing.aheadMilliwattHours[k], ledger);
            }
            rest(t, copy, i, rest, ledger);
            long imported = Math.max(0, metered);
            long local = Math.min(imported, bought);
            fromMembers[k] += local - bought;
            fromGrid[k] += imported - local - (atRetailer ? Math.max(0, rest) : 0);
            int side = metered < 0 ? 1 : 0;
            long alone = units(metered, prices.energyPricePerKwh(t, i, side) + load.perKwh(side));
            int open = Settlement.OPEN * k + side;
            openDay[open + Settlement.ALONE] += alone;
            openDay[open + Settlement.ALONE_TAXED] += Math.max(0, alone);
        }
    }

    private void trade(
            int copy, int k, LedgerItem item, long energy, double pricePerKwh, Ledger ledger) {
        if (energy != 0) {
            long amount = units(energy, pricePerKwh);
            ledger.post(copy, k, item, energy, amount);
            totals.noteRounding(pricePerKwh);
            if (energy > 0) {
                tax(k, amount);
            }
        }
    }

    /// Posts what was bought the day before, and what the meter gave: that is no difference from a
    /// purchase.
    ///
    /// @return what is left to settle
    private long boughtAhead(int t, int k, long rest, long ahead, Ledger ledger) {
        int i = k % n;
        Tariff tariff = prices.tariff(i);
        long given = Math.min(0, rest);
        if (given < 0) {
            long amount = units(given, prices.feedInPricePerKwh(t, i));
            ledger.post(k / n, k, LedgerItem.FEED_IN, given, amount);
        }
        if (ahead > 0) {
            // The load of all is what is taken; what is left of a purchase is none.
            double taken = Money.kilowattHours(Math.min(ahead, rest - given));
            double bought = Money.kilowattHours(ahead) * tariff.dayAheadPricePerKwh(t);
            long amount = Money.units(bought + taken * load.perKwh(0));
            ledger.post(k / n, k, LedgerItem.DAY_AHEAD, ahead, amount);
            tax(k, amount);
        }
        return rest - given - ahead;
    }

    /// Metered − traded of one member.
    private void rest(int t, int copy, int i, long energy, Ledger ledger) {
        if (energy == 0) {
            return;
        }
        int k = copy * n + i;
        int side = energy < 0 ? 1 : 0;
        ImbalancePrices imbalance = prices.tariff(i).imbalance();
        double price =
                imbalance == null
                        ? prices.energyPricePerKwh(t, i, side)
                        : imbalance.pricePerKwh(t, energy);
        LedgerItem item = imbalance == null ? StepTotals.AT_RETAILER[side] : LedgerItem.IMBALANCE;
        long amount = units(energy, price + load.perKwh(side));
        ledger.post(copy, k, item, energy, amount);
        if (energy > 0) {
            tax(k, amount);
        }
    }

    private void tax(int k, long amount) {
        openDay[Settlement.OPEN * k + Settlement.TAXED] += Math.max(0, amount);
    }

    private static long units(long milliwattHours, double pricePerKwh) {
        return Money.units(Money.kilowattHours(milliwattHours) * pricePerKwh);
    }

    /// What today's network fee counts beside the retail energy posted, mWh.
    long fromGrid(int k) {
        return fromGrid[k];
    }

    /// What today's local network fee counts beside the purchases posted, mWh.
    long fromMembers(int k) {
        return fromMembers[k];
    }

    void closeDay(int k) {
        fromGrid[k] = 0;
        fromMembers[k] = 0;
    }

    void copyFrom(FirmTrades other) {
        System.arraycopy(other.fromGrid, 0, fromGrid, 0, fromGrid.length);
        System.arraycopy(other.fromMembers, 0, fromMembers, 0, fromMembers.length);
    }
}
