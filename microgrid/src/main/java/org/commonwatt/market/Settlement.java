package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.LedgerItem.Counterparty;

/// The one settlement: turns metered flows and cleared trades into postings
/// (`docs/FORMULATION.md#settlement`).
///
/// Energy is rounded to mWh per meter, money half-even per posting; retail energy is metered minus
/// traded mWh, so both add up exactly. Energy is posted step by step; fees and tax are posted once
/// a day on the day's sums, as a bill would. What rounding leaves between buyers and sellers goes
/// to the community's account. Beside the postings it keeps each member's **retail bill**: the same
/// meter readings at the member's own tariff without a local market. Allocates nothing in
/// [#settle].
public final class Settlement {
    /// What half a mWh costs in ledger units at a price of 1 per kWh.
    private static final double UNITS_PER_HALF_MILLIWATT_HOUR =
            0.5 * Money.UNITS_PER_CURRENCY / Money.MWH_PER_KWH;

    private final Prices prices;
    private final int n;
    private final long[] retailUnits;

    /// What the present day's imports would cost at the retailer, without fee and tax.
    private final long[] retailPurchases;

    private final StepTotals totals = new StepTotals();

    /// @param prices tariffs of the members
    /// @param copies number of copies, ≥ 1
    public Settlement(Prices prices, int copies) {
        Sizes.require("copies", copies);
        this.prices = prices;
        n = prices.participants();
        retailUnits = new long[copies * n];
        retailPurchases = new long[copies * n];
    }

    /// Posts the energy of one step of one copy.
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
        double price = prices.importPricePerKwh(t, i);
        long energy = Money.units(Money.kilowattHours(metered - purchased) * price);
        ledger.postMember(k, LedgerItem.RETAIL_ENERGY, metered - purchased, energy);
        totals.retailEnergy += metered - purchased;
        totals.retail += energy;
        if (clearing.purchaseKwh[k] > 0) {
            double poolPrice = clearing.purchasePricePerKwh[k];
            totals.noteRounding(poolPrice);
            long units = Money.units(Money.kilowattHours(purchased) * poolPrice);
            ledger.postMember(k, LedgerItem.POOL_PURCHASE, purchased, units);
            totals.purchaseEnergy += purchased;
            totals.purchase += units;
            energy = Money.units(Money.kilowattHours(metered) * price);
        }
        retailPurchases[k] += energy;
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

    /// Closes a day: posts network fees on the day's energy, the standing charge, and tax on
    /// everything bought.
    ///
    /// @param dayShare part of the local day that the run covers, [0, 1]
    /// @param ledger the postings of this day and no other
    public void closeDay(int copy, double dayShare, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            int k = copy * n + i;
            TariffTerms terms = prices.tariff(i).terms();
            long retail = ledger.energyMilliwattHours(k, LedgerItem.RETAIL_ENERGY);
            long purchased = ledger.energyMilliwattHours(k, LedgerItem.POOL_PURCHASE);
            long gridFee = fee(retail, terms.gridFeePerKwh());
            long localFee = fee(purchased, terms.localGridFeePerKwh());
            long fixed = Money.units(terms.fixedPerDay() * dayShare);
            long bought =
                    ledger.amountUnits(k, LedgerItem.RETAIL_ENERGY)
                            + ledger.amountUnits(k, LedgerItem.POOL_PURCHASE);
            ledger.post(copy, k, LedgerItem.GRID_FEE, 0, gridFee);
            ledger.post(copy, k, LedgerItem.LOCAL_GRID_FEE, 0, localFee);
            ledger.post(copy, k, LedgerItem.FIXED, 0, fixed);
            long tax = tax(bought + gridFee + localFee + fixed, terms);
            ledger.post(copy, k, LedgerItem.VAT, 0, tax);
            long atRetailer =
                    retailPurchases[k] + fee(retail + purchased, terms.gridFeePerKwh()) + fixed;
            retailUnits[k] += atRetailer + tax(atRetailer, terms);
            retailPurchases[k] = 0;
        }
    }

    private static long fee(long milliwattHours, double feePerKwh) {
        return Money.units(Money.kilowattHours(milliwattHours) * feePerKwh);
    }

    private static long tax(long units, TariffTerms terms) {
        return Money.rounded(units * terms.vatRate());
    }

    /// Posts the demand charge of a billing period.
    ///
    /// @param peakKw highest import of each member in the period, `[N]`
    /// @param monthShare part of the month that the run covers, (0, 1]
    public void chargePeaks(int copy, double[] peakKw, double monthShare, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            int k = copy * n + i;
            TariffTerms terms = prices.tariff(i).terms();
            long charge = Money.units(terms.demandChargePerKwMonth() * peakKw[i] * monthShare);
            long tax = tax(charge, terms);
            ledger.post(copy, k, LedgerItem.DEMAND_CHARGE, 0, charge);
            ledger.post(copy, k, LedgerItem.VAT, 0, tax);
            retailUnits[k] += charge + tax;
        }
    }

    /// The same meter readings at the member's own tariff, 1e-5 currency; fees and tax of a day
    /// once it is closed.
    public long retailUnits(int k) {
        return retailUnits[k] + retailPurchases[k];
    }

    /// Takes over the retail bills of a settlement of the same shape.
    public void copyFrom(Settlement other) {
        System.arraycopy(other.retailUnits, 0, retailUnits, 0, retailUnits.length);
        System.arraycopy(other.retailPurchases, 0, retailPurchases, 0, retailPurchases.length);
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
            roundingUnits = 0;
        }

        void post(int copy, Ledger ledger) {
            ledger.postParty(copy, LedgerItem.RETAIL_ENERGY, retailEnergy, retail);
            ledger.postParty(copy, LedgerItem.FEED_IN, feedInEnergy, feedIn);
            ledger.postParty(copy, LedgerItem.POOL_PURCHASE, purchaseEnergy, purchase);
            ledger.postParty(copy, LedgerItem.POOL_SALE, saleEnergy, sale);
        }
    }
}
