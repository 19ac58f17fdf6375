package org.commonwatt.market;

/// What a posting is for; every member has one account per item.
///
/// Amounts are positive when the member pays and negative when the member receives; the
/// [Counterparty] holds the opposite amount, so each item sums to zero over all accounts.
public enum LedgerItem {
    /// Energy bought from the retailer.
    RETAIL_ENERGY("retailEnergy", Counterparty.UTILITY),
    /// What blocks of kWh per month add to the price of retail energy.
    TIER_ADJUSTMENT("tierAdjustment", Counterparty.UTILITY),
    /// Energy sold to the retailer.
    FEED_IN("feedIn", Counterparty.UTILITY),
    /// Energy bought from other members.
    POOL_PURCHASE("poolPurchase", Counterparty.POOL),
    /// Energy sold to other members.
    POOL_SALE("poolSale", Counterparty.POOL),
    /// Network fee on retail energy.
    GRID_FEE("gridFee", Counterparty.GRID_OPERATOR),
    /// Reduced network fee on local energy.
    LOCAL_GRID_FEE("localGridFee", Counterparty.GRID_OPERATOR),
    /// The member's part of the energy that the community's network loses.
    NETWORK_LOSSES("networkLosses", Counterparty.UTILITY),
    /// Fuel of generators, tax included.
    FUEL("fuel", Counterparty.FUEL_SUPPLIER),
    /// Standing charge.
    FIXED("fixed", Counterparty.UTILITY),
    /// Charge for the size of the connection.
    CAPACITY_CHARGE("capacityCharge", Counterparty.GRID_OPERATOR),
    /// Charge on the highest import of the month.
    DEMAND_CHARGE("demandCharge", Counterparty.GRID_OPERATOR),
    /// From the month's charges to the minimum bill.
    MINIMUM_BILL("minimumBill", Counterparty.UTILITY),
    /// Value added tax.
    VAT("vat", Counterparty.TAX_AUTHORITY),
    /// Energy that the community bought the day before.
    DAY_AHEAD("dayAhead", Counterparty.UTILITY),
    /// Metered minus traded energy of firm trades, at an imbalance price.
    IMBALANCE("imbalance", Counterparty.UTILITY),
    /// The member's part of the shared assets' own bill.
    SHARED_ASSET("sharedAsset", Counterparty.COMMUNITY),
    /// What trades left to the community, returned; charges of a community price.
    COMMUNITY_SURPLUS("communitySurplus", Counterparty.COMMUNITY),
    /// From what members owe so far to their retail bill less their share of the gain.
    GAIN_SHARE("gainShare", Counterparty.COMMUNITY),
    /// Explicit transfer between members for equity.
    EQUITY_TRANSFER("equityTransfer", Counterparty.COMMUNITY),
    /// What a fund outside the community takes over: discounts, credits, transfers that it pays.
    SUBSIDY("subsidy", Counterparty.OUTSIDE_FUND),
    /// From the exact sum to whole cents.
    ROUNDING("rounding", Counterparty.COMMUNITY);

    /// Who holds the other side of a member's posting.
    public enum Counterparty {
        /// The retailer.
        UTILITY,
        /// The network company.
        GRID_OPERATOR,
        /// The state.
        TAX_AUTHORITY,
        /// Whoever sells fuel.
        FUEL_SUPPLIER,
        /// Clearing account of local trade; empties into [#COMMUNITY] each step.
        POOL,
        /// The community's own account.
        COMMUNITY,
        /// Whoever funds subsidies.
        OUTSIDE_FUND
    }

    private final String key;
    private final Counterparty counterparty;

    LedgerItem(String key, Counterparty counterparty) {
        this.key = key;
        this.counterparty = counterparty;
    }

    /// Name in files and on bills.
    public String key() {
        return key;
    }

    /// Holder of the other side.
    public Counterparty counterparty() {
        return counterparty;
    }
}
