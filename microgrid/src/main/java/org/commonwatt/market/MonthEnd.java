package org.commonwatt.market;

/// What is due beside the charges when a billing month ends, 1e-5 currency.
///
/// @param topUpUnits from the charges to the minimum bill, without tax, ≥ 0
/// @param discountUnits what an outside fund takes over, ≥ 0
record MonthEnd(long topUpUnits, long discountUnits) {
    /// What retailer and network company charge beside energy and its tiers, without tax.
    private static final LedgerItem[] CHARGES = {
        LedgerItem.GRID_FEE,
        LedgerItem.LOCAL_GRID_FEE,
        LedgerItem.NETWORK_LOSSES,
        LedgerItem.FIXED,
        LedgerItem.CAPACITY_CHARGE,
        LedgerItem.DEMAND_CHARGE
    };

    static MonthEnd of(Tariff tariff, Discount.Charges charges, double monthShare) {
        MonthlyTerms monthly = tariff.monthly();
        long topUp = monthly.topUpUnits(charges.allUnits(), monthShare);
        long discount =
                monthly.discount().units(charges.plus(topUp), tariff.terms().vatRate(), monthShare);
        return new MonthEnd(topUp, discount);
    }

    /// A month's charges as posted.
    static Discount.Charges charges(Ledger whole, int k) {
        long energy =
                whole.amountUnits(k, LedgerItem.RETAIL_ENERGY)
                        + whole.amountUnits(k, LedgerItem.TIER_ADJUSTMENT)
                        + Math.max(0, whole.amountUnits(k, LedgerItem.DAY_AHEAD))
                        + Math.max(0, whole.amountUnits(k, LedgerItem.IMBALANCE));
        long all = energy;
        for (LedgerItem item : CHARGES) {
            all += whole.amountUnits(k, item);
        }
        return new Discount.Charges(energy, all, whole.amountUnits(k, LedgerItem.POOL_PURCHASE));
    }
}
