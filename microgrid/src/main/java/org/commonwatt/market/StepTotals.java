package org.commonwatt.market;

/// What the counterparties get from one step: the members' postings added up by side, 0 buys and 1
/// sells; and what rounding may leave between buyers and sellers.
final class StepTotals {
    /// Items by side at the retailer.
    static final LedgerItem[] AT_RETAILER = {LedgerItem.RETAIL_ENERGY, LedgerItem.FEED_IN};

    /// Items by side between members.
    static final LedgerItem[] IN_POOL = {LedgerItem.POOL_PURCHASE, LedgerItem.POOL_SALE};

    /// What half a mWh costs in ledger units at a price of 1 per kWh.
    private static final double UNITS_PER_HALF_MILLIWATT_HOUR =
            0.5 * Money.UNITS_PER_CURRENCY / Money.MWH_PER_KWH;

    final long[] retailUnits = new long[2];
    final long[] retailEnergy = new long[2];
    final long[] poolUnits = new long[2];
    final long[] poolEnergy = new long[2];
    double roundingUnits;

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
