package org.commonwatt.explain;

/// The bars of a bill's waterfall, in order (`docs/FORMULATION.md#explain-bill`).
public enum BillPart {
    /// All that was wanted, at the retail price.
    GROSS,
    /// Demand that was not met and is not paid for.
    UNSERVED,
    /// Own generation used at home in the same step.
    OWN_USE,
    /// Own generation left over, at the feed-in price.
    GRID_SALE,
    /// The vehicle's charging and feeding back.
    VEHICLE,
    /// The battery.
    STORAGE,
    /// Buying from members in place of the retailer.
    POOL_PURCHASE,
    /// Selling to members in place of the retailer.
    POOL_SALE,
    /// What the community bought the day before, in place of the retailer's price.
    DAY_AHEAD,
    /// What the utility adds where all its communities together take much.
    COMMON_LOAD,
    /// Where the meter showed something else than firm trades.
    IMBALANCE,
    /// Fuel of the own generator.
    FUEL,
    /// Standing, capacity and demand charges, tiers, losses, minimum bill, with tax.
    FEES,
    /// The member's part of what all own together.
    SHARED_ASSET,
    /// What the local market collected or gave back.
    COMMUNITY,
    /// From the lines of the bill to the share of the gain that was agreed.
    GAIN_SHARE,
    /// Transfers between members and from funds.
    EQUITY,
    /// Corrections of earlier days.
    CORRECTIONS,
    /// From the exact sum to whole cents, and what rounding of single postings leaves.
    ROUNDING;

    /// Name in files.
    public String key() {
        StringBuilder key = new StringBuilder();
        boolean begins = false;
        for (char letter : name().toCharArray()) {
            if (letter != '_') {
                key.append(begins ? letter : Character.toLowerCase(letter));
            }
            begins = letter == '_';
        }
        return key.toString();
    }

    @Override
    public String toString() {
        return key();
    }
}
