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
    /// What half a mWh costs in ledger units at a price of 1 per kWh.
    private static final double UNITS_PER_HALF_MILLIWATT_HOUR =
            0.5 * Money.UNITS_PER_CURRENCY / Money.MWH_PER_KWH;

    private final Prices prices;
    private final int n;
    private final long[] retailUnits;
    private final StepTotals totals = new StepTotals();

    /// @param prices tariffs of the members
    /// @param copies number of copies, ≥ 1
    public Settlement(Prices prices, int copies) {
        Sizes.require("copies", copies);
        this.prices = prices;
        n = prices.participants();
        retailUnits = new long[copies * n];
    }

    /// Posts one step of one copy.
    ///
    /// @throws IllegalStateException if trades between members do not balance
    public void settle(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        int base = copy * n;
        totals.clear();
        for (int k = base; k < base + n; k++) {
            if (flows.gridImportKwh[k] > 0) {
                buy(t, k, k - base, flows.gridImportKwh[k], clearing, ledger);
            } else if (flows.gridExportKwh[k] > 0) {
                sell(t, k, k - base, flows.gridExportKwh[k], clearing, ledger);
            }
        }
        totals.post(copy, ledger);
        long residual = ledger.amountUnits(copy, Counterparty.POOL);
        if (!(Math.abs(residual) <= totals.roundingUnits)) {
            throw new IllegalStateException(
                    "Trades of step %d leave %d (1e-5 currency) between buyers and sellers."
                            .formatted(t, residual));
        }
        ledger.sweep(copy, Counterparty.POOL, Counterparty.COMMUNITY);
    }

    private void buy(int t, int k, int i, double importKwh, Clearing clearing, Ledger ledger) {
        long metered = Money.milliwattHours(importKwh);
        long purchased = Money.milliwattHours(clearing.purchaseKwh[k]);
        double retailKwh = Money.kilowattHours(metered - purchased);
        long energy = Money.units(retailKwh * prices.importPricePerKwh(t, i));
        ledger.postMember(k, LedgerItem.RETAIL_ENERGY, metered - purchased, energy);
        totals.retailEnergy += metered - purchased;
        totals.retail += energy;
        long taxable = energy;
        double fee = prices.gridFeePerKwh(i);
        if (fee != 0) {
            long units = Money.units(retailKwh * fee);
            ledger.postMember(k, LedgerItem.GRID_FEE, units);
            totals.gridFee += units;
            taxable += units;
        }
        if (clearing.purchaseKwh[k] > 0) {
            totals.noteRounding(clearing.purchasePricePerKwh[k]);
        }
        if (purchased != 0) {
            taxable += purchase(k, i, purchased, clearing, ledger);
        }
        double vat = prices.vatRate(i);
        if (vat != 0) {
            long units = Money.rounded(taxable * vat);
            ledger.postMember(k, LedgerItem.VAT, units);
            totals.vat += units;
        }
        retailUnits[k] +=
                Money.units(Money.kilowattHours(metered) * prices.retailPricePerKwh(t, i));
    }

    /// Posts energy bought from other members; returns its taxable amount.
    private long purchase(int k, int i, long purchased, Clearing clearing, Ledger ledger) {
        double boughtKwh = Money.kilowattHours(purchased);
        long units = Money.units(boughtKwh * clearing.purchasePricePerKwh[k]);
        ledger.postMember(k, LedgerItem.POOL_PURCHASE, purchased, units);
        totals.purchaseEnergy += purchased;
        totals.purchase += units;
        double fee = prices.localGridFeePerKwh(i);
        if (fee == 0) {
            return units;
        }
        long local = Money.units(boughtKwh * fee);
        ledger.postMember(k, LedgerItem.LOCAL_GRID_FEE, local);
        totals.localGridFee += local;
        return units + local;
    }

    private void sell(int t, int k, int i, double exportKwh, Clearing clearing, Ledger ledger) {
        long metered = Money.milliwattHours(exportKwh);
        long sold = Money.milliwattHours(clearing.saleKwh[k]);
        double feedIn = prices.feedInPricePerKwh(t, i);
        long revenue = Money.units(Money.kilowattHours(metered - sold) * feedIn);
        ledger.postMember(k, LedgerItem.FEED_IN, sold - metered, -revenue);
        totals.feedInEnergy += sold - metered;
        totals.feedIn -= revenue;
        if (clearing.saleKwh[k] > 0) {
            totals.noteRounding(clearing.salePricePerKwh[k]);
        }
        if (sold != 0) {
            long units = Money.units(Money.kilowattHours(sold) * clearing.salePricePerKwh[k]);
            ledger.postMember(k, LedgerItem.POOL_SALE, -sold, -units);
            totals.saleEnergy -= sold;
            totals.sale -= units;
        }
        retailUnits[k] -= Money.units(Money.kilowattHours(metered) * feedIn);
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
        long vat = Money.rounded(units * prices.vatRate(k - copy * n));
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

    /// What the counterparties get from one step: the members' postings added up, one field per
    /// item, so that the loop over members writes no shared array.
    private static final class StepTotals {
        private long retail;
        private long retailEnergy;
        private long feedIn;
        private long feedInEnergy;
        private long purchase;
        private long purchaseEnergy;
        private long sale;
        private long saleEnergy;
        private long gridFee;
        private long localGridFee;
        private long vat;
        private double roundingUnits;

        /// Counts what a meter's trade may be off by: half a unit of money, half a mWh of energy.
        void noteRounding(double pricePerKwh) {
            roundingUnits += 1 + Math.abs(pricePerKwh) * UNITS_PER_HALF_MILLIWATT_HOUR;
        }

        void clear() {
            retail = 0;
            retailEnergy = 0;
            feedIn = 0;
            feedInEnergy = 0;
            purchase = 0;
            purchaseEnergy = 0;
            sale = 0;
            saleEnergy = 0;
            gridFee = 0;
            localGridFee = 0;
            vat = 0;
            roundingUnits = 0;
        }

        void post(int copy, Ledger ledger) {
            ledger.postParty(copy, LedgerItem.RETAIL_ENERGY, retailEnergy, retail);
            ledger.postParty(copy, LedgerItem.FEED_IN, feedInEnergy, feedIn);
            ledger.postParty(copy, LedgerItem.POOL_PURCHASE, purchaseEnergy, purchase);
            ledger.postParty(copy, LedgerItem.POOL_SALE, saleEnergy, sale);
            ledger.postParty(copy, LedgerItem.GRID_FEE, 0, gridFee);
            ledger.postParty(copy, LedgerItem.LOCAL_GRID_FEE, 0, localGridFee);
            ledger.postParty(copy, LedgerItem.VAT, 0, vat);
        }
    }
}
