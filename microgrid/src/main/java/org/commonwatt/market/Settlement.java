package org.commonwatt.market;

import java.util.function.IntFunction;
import org.commonwatt.grid.StepFlows;
import org.jspecify.annotations.Nullable;

/// The one settlement: turns metered flows and cleared trades into postings
/// (`docs/FORMULATION.md#settlement`).
///
/// Energy is rounded to mWh per meter, money half-even per posting; retail energy is metered minus
/// traded mWh, so both add up exactly. Energy is posted step by step; fees, tiers and tax are
/// posted once a day on the day's sums, as a bill would; what hangs on the month (demand charge,
/// minimum bill, discount) when it ends. What rounding leaves between buyers and sellers goes to
/// the community's account. Beside the postings it keeps each member's **retail bill**: the same
/// meter readings at the member's own tariff without a local market, with the same tiers, charges
/// and discounts. Allocates nothing in [#settle].
public final class Settlement {
    /// Columns of [#openDay], each for side 0 (imports) and side 1 (exports): what they would cost
    /// at the retailer, and the positive part of the import side's amounts, which is taxed.
    static final int ALONE = 0;

    static final int TAXED = 2;
    static final int ALONE_TAXED = 4;
    static final int OPEN = 6;

    private final Prices prices;
    private final int n;
    private final long[] retailUnits;
    private final long[] openDay;

    /// The present month at the retailer alone, without tax: energy (`2k`), all charges (`2k + 1`).
    private final long[] openMonth;

    private final TierMeter tiers;
    private final PeakMemory peaks;
    private final LossAccount losses;
    private final FirmTrades firm;
    private final CommunityMoney community;
    private final StepTotals totals = new StepTotals();
    private final LoadCharges load;

    /// What each member's meter took since the start, closed days, mWh.
    private final long[] importMilliwattHours;

    /// @param prices tariffs of the members
    /// @param copies number of copies, ≥ 1
    public Settlement(Prices prices, int copies) {
        Sizes.require("copies", copies);
        this.prices = prices;
        n = prices.participants();
        retailUnits = new long[copies * n];
        openDay = new long[copies * n * OPEN];
        openMonth = new long[copies * n * 2];
        tiers = new TierMeter(prices, copies);
        peaks = new PeakMemory(prices, copies);
        losses = new LossAccount(copies, n);
        load = new LoadCharges(copies * n);
        firm = new FirmTrades(prices, copies, openDay, totals, load);
        community = new CommunityMoney(copies, n);
        importMilliwattHours = new long[copies * n];
    }

    /// What the utility charges because of all its communities' load.
    public LoadCharges load() {
        return load;
    }

    /// Posts the energy of one step of one copy.
    ///
    /// @throws IllegalStateException if trades between members do not balance
    public void settle(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        totals.clear();
        if (clearing.firm[copy] || clearing.committed[copy]) {
            firm.settle(t, flows, clearing, copy, ledger);
        } else {
            settleMetered(t, flows, clearing, copy, ledger);
        }
        tiers.add(t, flows, clearing, copy);
        community.post(t, clearing, copy, totals.roundingUnits, ledger);
    }

    /// Posts a step whose trades are parts of what was metered.
    private void settleMetered(int t, StepFlows flows, Clearing clearing, int copy, Ledger ledger) {
        int base = copy * n;
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
    }

    /// Posts one meter's energy: + is bought, − is sold. Which it is selects by index, not by
    /// branch: sun and demand make it too irregular to predict.
    private void settleMeter(int t, int k, int i, double netKwh, Clearing clearing, Ledger ledger) {
        int side = (int) (Double.doubleToRawLongBits(netKwh) >>> 63);
        double tradedKwh = clearing.purchaseKwh[k] - clearing.saleKwh[k];
        long metered = Money.milliwattHours(netKwh);
        long traded = Money.milliwattHours(tradedKwh);
        double price = prices.energyPricePerKwh(t, i, side) + load.perKwh(side);
        long retailUnits = Money.units(Money.kilowattHours(metered - traded) * price);
        int open = OPEN * k + side;
        ledger.postMember(k, StepTotals.AT_RETAILER[side], metered - traded, retailUnits);
        openDay[open + TAXED] += Math.max(0, retailUnits);
        totals.retailEnergy[side] += metered - traded;
        totals.retailUnits[side] += retailUnits;
        long aloneUnits = retailUnits;
        if (tradedKwh != 0) {
            double[] poolPrices =
                    side == 0 ? clearing.purchasePricePerKwh : clearing.salePricePerKwh;
            long poolUnits = Money.units(Money.kilowattHours(traded) * poolPrices[k]);
            ledger.postMember(k, StepTotals.IN_POOL[side], traded, poolUnits);
            openDay[open + TAXED] += Math.max(0, poolUnits);
            totals.poolEnergy[side] += traded;
            totals.poolUnits[side] += poolUnits;
            totals.noteRounding(poolPrices[k]);
            aloneUnits = Money.units(Money.kilowattHours(metered) * price);
        }
        openDay[open + ALONE] += aloneUnits;
        openDay[open + ALONE_TAXED] += Math.max(0, aloneUnits);
    }

    /// Notes what the network between the members lost in a step; [#closeDay] posts it. The
    /// community buys it from the utility at the members' mean energy price; each member pays by
    /// its import, or, where nobody imports, by its export.
    ///
    /// @param lossKwh energy lost between the members' meters and the utility's, ≥ 0
    public void settleLosses(int t, double lossKwh, StepFlows flows, int copy) {
        losses.add(lossKwh, prices.meanImportPricePerKwh(t) + load.perKwh(0), flows, copy);
    }

    /// Posts what members paid for fuel, tax included. Fuel burns with and without a local market,
    /// so the retail bill holds it too.
    ///
    /// @param cost each member's fuel of the day, currency, `[N]`
    public void postFuel(int copy, double[] cost, Ledger ledger) {
        for (int i = 0; i < n; i++) {
            long units = Money.units(cost[i]);
            if (units != 0) {
                ledger.post(copy, copy * n + i, LedgerItem.FUEL, 0, units);
                retailUnits[copy * n + i] += units;
            }
        }
    }

    /// Closes a day: posts losses, tiers, network fees on the day's energy, the standing and the
    /// capacity charge, and tax on everything bought.
    ///
    /// @param ledger the postings of this day and no other
    public void closeDay(int copy, BillingDay day, Ledger ledger) {
        closeDay(copy, _ -> day, ledger);
    }

    /// The same where members' days differ, as for those who are not members all day.
    public void closeDay(int copy, IntFunction<BillingDay> dayOfMember, Ledger ledger) {
        losses.post(copy, ledger);
        for (int i = 0; i < n; i++) {
            closeDay(copy, i, dayOfMember.apply(i), ledger);
        }
    }

    private void closeDay(int copy, int i, BillingDay day, Ledger ledger) {
        int k = copy * n + i;
        int open = OPEN * k;
        TariffTerms terms = prices.tariff(i).terms();
        MonthlyTerms monthly = prices.tariff(i).monthly();
        long retail = ledger.energyMilliwattHours(k, LedgerItem.RETAIL_ENERGY) + firm.fromGrid(k);
        long purchased =
                ledger.energyMilliwattHours(k, LedgerItem.POOL_PURCHASE) + firm.fromMembers(k);
        long lost = ledger.amountUnits(k, LedgerItem.NETWORK_LOSSES);
        long tier = tiers.post(TierMeter.BILLED, k, day.monthShare());
        long gridFee = fee(retail, terms.gridFeePerKwh());
        long localFee = fee(purchased, terms.localGridFeePerKwh());
        long fixed =
                Money.units(terms.fixedPerDay() * day.dayShare())
                        + day.part(monthly.fixedPerMonth());
        long capacity = day.part(monthly.capacityChargePerMonth());
        ledger.post(copy, k, LedgerItem.TIER_ADJUSTMENT, 0, tier);
        ledger.post(copy, k, LedgerItem.GRID_FEE, 0, gridFee);
        ledger.post(copy, k, LedgerItem.LOCAL_GRID_FEE, 0, localFee);
        ledger.post(copy, k, LedgerItem.FIXED, 0, fixed);
        ledger.post(copy, k, LedgerItem.CAPACITY_CHARGE, 0, capacity);
        long both = fixed + capacity + Math.max(0, lost);
        long taxed = openDay[open + TAXED] + tier + gridFee + localFee + both;
        ledger.post(copy, k, LedgerItem.VAT, 0, tax(taxed, terms));
        long aloneTier = tiers.post(TierMeter.ALONE, k, day.monthShare());
        long aloneFee = fee(retail + purchased, terms.gridFeePerKwh());
        long aloneTaxed = openDay[open + ALONE_TAXED] + aloneTier + aloneFee + both;
        long aloneEnergy = openDay[open + ALONE] + aloneTier;
        long aloneCharges = aloneEnergy + aloneFee + fixed + capacity + lost;
        retailUnits[k] += aloneCharges + tax(aloneTaxed, terms) + openDay[open + ALONE + 1];
        openMonth[2 * k] += aloneEnergy;
        openMonth[2 * k + 1] += aloneCharges;
        importMilliwattHours[k] += retail + purchased;
        firm.closeDay(k);
        java.util.Arrays.fill(openDay, open, open + OPEN, 0);
    }

    static long fee(long milliwattHours, double feePerKwh) {
        return Money.units(Money.kilowattHours(milliwattHours) * feePerKwh);
    }

    /// Nobody is paid tax: a negative sum bears none.
    static long tax(long units, TariffTerms terms) {
        return Money.rounded(Math.max(0, units) * terms.vatRate());
    }

    /// Closes a billing month after its last day: posts the demand charge, what is missing to the
    /// minimum bill, tax on both, and what an outside fund takes over.
    ///
    /// @param peakKw highest import of each member in the month, `[N]`
    /// @param whole the postings of the month and no other
    public void closeMonth(int copy, BillingMonth month, double[] peakKw, Ledger whole) {
        closeMonth(copy, (MonthOfMember) _ -> month, peakKw, whole);
    }

    /// The billing month of each participant.
    @FunctionalInterface
    public interface MonthOfMember {
        /// Null where participant `i` was no member in the month.
        @Nullable BillingMonth of(int i);
    }

    /// The same where members' months differ, as for those who join or leave.
    public void closeMonth(int copy, MonthOfMember months, double[] peakKw, Ledger whole) {
        for (int i = 0; i < n; i++) {
            BillingMonth month = months.of(i);
            if (month != null) {
                closeMonth(copy * n + i, month, peaks.billedKw(copy, i, peakKw[i]), whole);
            }
        }
        tiers.closeMonth(copy);
        peaks.closeMonth(copy, peakKw);
    }

    /// @param k flat index `copy·N + i`
    private void closeMonth(int k, BillingMonth month, double billedKw, Ledger whole) {
        int copy = k / n;
        Tariff tariff = prices.tariff(k % n);
        double perKw = tariff.demandChargePerKwMonth(month.monthOfYear());
        long demand = Money.units(perKw * billedKw * month.share()) + load.coincidentUnits(k);
        whole.post(copy, k, LedgerItem.DEMAND_CHARGE, 0, demand);
        whole.post(copy, k, LedgerItem.VAT, 0, tax(demand, tariff.terms()));
        MonthEnd billed = MonthEnd.of(tariff, MonthEnd.charges(whole, k), month.share());
        whole.post(copy, k, LedgerItem.MINIMUM_BILL, 0, billed.topUpUnits());
        whole.post(copy, k, LedgerItem.VAT, 0, tax(billed.topUpUnits(), tariff.terms()));
        whole.post(copy, k, LedgerItem.SUBSIDY, 0, -billed.discountUnits());
        var charges = new Discount.Charges(openMonth[2 * k], openMonth[2 * k + 1] + demand, 0);
        MonthEnd alone = MonthEnd.of(tariff, charges, month.share());
        retailUnits[k] +=
                demand
                        + tax(demand, tariff.terms())
                        + alone.topUpUnits()
                        + tax(alone.topUpUnits(), tariff.terms())
                        - alone.discountUnits();
        openMonth[2 * k] = 0;
        openMonth[2 * k + 1] = 0;
    }

    /// The same meter readings at the member's own tariff, 1e-5 currency; fees and tax of a day
    /// once it is closed.
    public long retailUnits(int k) {
        return retailUnits[k] + openDay[OPEN * k + ALONE] + openDay[OPEN * k + ALONE + 1];
    }

    /// What the member's meter took on the days closed so far, mWh.
    public long importMilliwattHours(int k) {
        return importMilliwattHours[k];
    }

    /// What trades have left to the community's account so far, 1e-5 currency
    /// ([Clearing#tradeSurplus]); [PeriodClose] gives it back.
    public long surplusUnits(int copy) {
        return community.surplusUnits(copy);
    }

    /// Takes over the retail bills of a settlement of the same shape.
    public void copyFrom(Settlement other) {
        System.arraycopy(other.retailUnits, 0, retailUnits, 0, retailUnits.length);
        System.arraycopy(other.openDay, 0, openDay, 0, openDay.length);
        System.arraycopy(other.openMonth, 0, openMonth, 0, openMonth.length);
        tiers.copyFrom(other.tiers);
        peaks.copyFrom(other.peaks);
        losses.copyFrom(other.losses);
        firm.copyFrom(other.firm);
        community.copyFrom(other.community);
        System.arraycopy(
                other.importMilliwattHours,
                0,
                importMilliwattHours,
                0,
                importMilliwattHours.length);
    }
}
