package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.LedgerItem.Counterparty;

/// The one settlement: turns metered flows and cleared trades into postings
/// (`docs/FORMULATION.md#settlement`).
///
/// Energy is rounded to mWh per meter, money half-even per posting; retail energy is metered minus
/// traded mWh, so both add up exactly. What rounding leaves between buyers and sellers goes to the
/// community's account. Beside the postings it keeps each member's **retail bill**: the same meter
/// readings at the member's own tariff without a local market. Allocates nothing in [#settle].
public final class Settlement {
    private final Prices prices;
    private final int n;
    private final long[] retailUnits;

    /// @param prices tariffs of the members
    /// @param copies number of copies
    public Settlement(Prices prices, int copies) {
        this.prices = prices;
        n = prices.participants();
        retailUnits = new long[copies * n];
    }

    /// Posts one step of one copy.
    ///
    /// @throws IllegalStateException if trades between members do not balance
    public void settle(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        int base = copy * n;
        int meters = 0;
        for (int k = base; k < base + n; k++) {
            if (flows.gridImportKwh[k] > 0) {
                buy(t, k, copy, flows, clearing, ledger);
                meters++;
            } else if (flows.gridExportKwh[k] > 0) {
                sell(t, k, copy, flows, clearing, ledger);
                meters++;
            }
        }
        if (clearing.pooledKwh[copy] > 0) {
            long residual = ledger.amountUnits(copy, Counterparty.POOL);
            if (Math.abs(residual) > meters) {
                throw new IllegalStateException(
                        "Trades of step %d leave %d (1e-5 currency) between buyers and sellers."
                                .formatted(t, residual));
            }
            ledger.sweep(copy, Counterparty.POOL, Counterparty.COMMUNITY);
        }
    }

    private void buy(int t, int k, int copy, StepFlows flows, Clearing clearing, Ledger ledger) {
        int i = k - copy * n;
        long metered = Money.milliwattHours(flows.gridImportKwh[k]);
        long purchased = Money.milliwattHours(clearing.purchaseKwh[k]);
        double retailKwh = (metered - purchased) / Money.MWH_PER_KWH;
        double boughtKwh = purchased / Money.MWH_PER_KWH;
        double vat = prices.vatRate(i);
        long energy = Money.units(retailKwh * prices.importPricePerKwh(t, i));
        ledger.post(copy, k, LedgerItem.RETAIL_ENERGY, metered - purchased, energy);
        long taxable = energy;
        double fee = prices.gridFeePerKwh(i);
        if (fee != 0) {
            long units = Money.units(retailKwh * fee);
            ledger.post(copy, k, LedgerItem.GRID_FEE, 0, units);
            taxable += units;
        }
        if (purchased != 0) {
            long units = Money.units(boughtKwh * clearing.purchasePricePerKwh[k]);
            ledger.post(copy, k, LedgerItem.POOL_PURCHASE, purchased, units);
            long local = Money.units(boughtKwh * prices.localGridFeePerKwh(i));
            ledger.post(copy, k, LedgerItem.LOCAL_GRID_FEE, 0, local);
            taxable += units + local;
        }
        if (vat != 0) {
            ledger.post(copy, k, LedgerItem.VAT, 0, (long) Math.rint(taxable * vat));
        }
        double meteredKwh = metered / Money.MWH_PER_KWH;
        retailUnits[k] += Money.units(meteredKwh * prices.retailPricePerKwh(t, i));
    }

    private void sell(int t, int k, int copy, StepFlows flows, Clearing clearing, Ledger ledger) {
        int i = k - copy * n;
        long metered = Money.milliwattHours(flows.gridExportKwh[k]);
        long sold = Money.milliwattHours(clearing.saleKwh[k]);
        double feedIn = prices.feedInPricePerKwh(t, i);
        long revenue = Money.units((metered - sold) / Money.MWH_PER_KWH * feedIn);
        ledger.post(copy, k, LedgerItem.FEED_IN, sold - metered, -revenue);
        if (sold != 0) {
            long units = Money.units(sold / Money.MWH_PER_KWH * clearing.salePricePerKwh[k]);
            ledger.post(copy, k, LedgerItem.POOL_SALE, -sold, -units);
        }
        retailUnits[k] -= Money.units(metered / Money.MWH_PER_KWH * feedIn);
    }

    /// Posts the standing charge of a day.
    ///
    /// @param dayShare part of the local day that the run covers, (0, 1]
    public void closeDay(int copy, double dayShare, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            int k = copy * n + i;
            TariffTerms terms = prices.tariff(i).terms();
            postTaxed(
                    copy, k, LedgerItem.FIXED, Money.units(terms.fixedPerDay() * dayShare), ledger);
        }
    }

    /// Posts the demand charge of a billing period.
    ///
    /// @param peakKw highest import of each member in the period, `[N]`
    /// @param monthShare part of the month that the run covers, (0, 1]
    public void chargePeaks(int copy, double[] peakKw, double monthShare, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            double charge =
                    prices.tariff(i).terms().demandChargePerKwMonth() * peakKw[i] * monthShare;
            postTaxed(copy, copy * n + i, LedgerItem.DEMAND_CHARGE, Money.units(charge), ledger);
        }
    }

    private void postTaxed(int copy, int k, LedgerItem item, long units, Ledger ledger) {
        if (units == 0) {
            return;
        }
        long vat = (long) Math.rint(units * prices.vatRate(k - copy * n));
        ledger.post(copy, k, item, 0, units);
        ledger.post(copy, k, LedgerItem.VAT, 0, vat);
        retailUnits[k] += units + vat;
    }

    /// The same meter readings at the member's own tariff, 1e-5 currency.
    public long retailUnits(int k) {
        return retailUnits[k];
    }

    /// Takes over the retail bills of a settlement of the same shape.
    public void copyFrom(Settlement other) {
        System.arraycopy(other.retailUnits, 0, retailUnits, 0, retailUnits.length);
    }
}
