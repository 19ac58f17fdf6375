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

    /// Items by side: 0 buys, 1 sells.
    private static final LedgerItem[] AT_RETAILER = {LedgerItem.RETAIL_ENERGY, LedgerItem.FEED_IN};

    private static final LedgerItem[] IN_POOL = {LedgerItem.POOL_PURCHASE, LedgerItem.POOL_SALE};

    private final Prices prices;
    private final int n;
    private final long[] retailUnits;

    /// What the present day's imports (`2k`, without fee and tax) and exports (`2k + 1`) would cost
    /// at the retailer.
    private final long[] openDay;

    private final StepTotals totals = new StepTotals();

    /// @param prices tariffs of the members
    /// @param copies number of copies, ≥ 1
    public Settlement(Prices prices, int copies) {
        Sizes.require("copies", copies);
        this.prices = prices;
        n = prices.participants();
        retailUnits = new long[copies * n];
        openDay = new long[copies * n * 2];
    }

    /// Posts the energy of one step of one copy.
    ///
    /// @throws IllegalStateException if trades between members do not balance
    public void settle(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        int base = copy * n;
        totals.clear();
        for (int k = base; k < base + n; k++) {
            settleMeter(
                    t,
                    k,
                    k - base,
                    flows.gridImportKwh[k] - flows.gridExportKwh[k],
                    clearing,
                    ledger);
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

    /// Posts one meter's energy: + is bought, − is sold. Which it is selects by index, not by
    /// branch: sun and demand make it too irregular to predict.
    private void settleMeter(int t, int k, int i, double netKwh, Clearing clearing, Ledger ledger) {
        int side = (int) (Double.doubleToRawLongBits(netKwh) >>> 63);
        double tradedKwh = clearing.purchaseKwh[k] - clearing.saleKwh[k];
        long metered = Money.milliwattHours(netKwh);
        long traded = Money.milliwattHours(tradedKwh);
        double price = prices.energyPricePerKwh(t, i, side);
        long retailUnits = Money.units(Money.kilowattHours(metered - traded) * price);
        ledger.postMember(k, AT_RETAILER[side], metered - traded, retailUnits);
        totals.retailEnergy[side] += metered - traded;
        totals.retailUnits[side] += retailUnits;
        long aloneUnits = retailUnits;
        if (tradedKwh != 0) {
            double[] poolPrices =
                    side == 0 ? clearing.purchasePricePerKwh : clearing.salePricePerKwh;
            long poolUnits = Money.units(Money.kilowattHours(traded) * poolPrices[k]);
            ledger.postMember(k, IN_POOL[side], traded, poolUnits);
            totals.poolEnergy[side] += traded;
            totals.poolUnits[side] += poolUnits;
            totals.noteRounding(poolPrices[k]);
            aloneUnits = Money.units(Money.kilowattHours(metered) * price);
        }
        openDay[2 * k + side] += aloneUnits;
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
                    openDay[2 * k] + fee(retail + purchased, terms.gridFeePerKwh()) + fixed;
            retailUnits[k] += atRetailer + tax(atRetailer, terms) + openDay[2 * k + 1];
            openDay[2 * k] = 0;
            openDay[2 * k + 1] = 0;
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
        return retailUnits[k] + openDay[2 * k] + openDay[2 * k + 1];
    }

    /// Takes over the retail bills of a settlement of the same shape.
    public void copyFrom(Settlement other) {
        System.arraycopy(other.retailUnits, 0, retailUnits, 0, retailUnits.length);
        System.arraycopy(other.openDay, 0, openDay, 0, openDay.length);
    }

    /// What the counterparties get from one step: the members' postings added up by side.
    private static final class StepTotals {
        private final long[] retailUnits = new long[2];
        private final long[] retailEnergy = new long[2];
        private final long[] poolUnits = new long[2];
        private final long[] poolEnergy = new long[2];
        private double roundingUnits;

        /// Counts what a meter's trade may be off by: half a unit of money, half a mWh of energy.
        void noteRounding(double pricePerKwh) {
            roundingUnits += 1 + Math.abs(pricePerKwh) * UNITS_PER_HALF_MILLIWATT_HOUR;
        }

        void clear() {
            for (int side = 0; side < 2; side++) {
                retailUnits[side] = 0;
                retailEnergy[side] = 0;
                poolUnits[side] = 0;
                poolEnergy[side] = 0;
            }
            roundingUnits = 0;
        }

        void post(int copy, Ledger ledger) {
            for (int side = 0; side < 2; side++) {
                ledger.postParty(copy, AT_RETAILER[side], retailEnergy[side], retailUnits[side]);
                ledger.postParty(copy, IN_POOL[side], poolEnergy[side], poolUnits[side]);
            }
        }
    }
}
