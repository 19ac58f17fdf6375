package org.commonwatt.operate.dispatch;

/// What a cost is paid for. All parts of all members add up to the cost of a plan.
public enum CostPart {
    /// Energy of the retailer, sales deducted.
    ENERGY("energy"),
    /// What leaves the community per exchanged kWh: local grid fee and taxes.
    LOCAL("local"),
    /// Payments between members for exchanged energy; zero in sum.
    POOL("pool"),
    /// Wear of stores.
    WEAR("wear"),
    /// Demand that stays unserved, at its VoLL.
    UNSERVED("unserved"),
    /// Fuel and starts of generator sets.
    FUEL("fuel"),
    /// Temperatures below the wanted ones.
    DISCOMFORT("discomfort"),
    /// Content that is missing to its target.
    SHORTFALL("shortfall"),
    /// Content that is left, negative; jobs that wait, positive.
    LATER("later"),
    /// The community's highest import.
    PEAK("peak"),
    /// Emissions at their price.
    CARBON("carbon");

    private final String key;

    CostPart(String key) {
        this.key = key;
    }

    /// Its name in files.
    public String key() {
        return key;
    }

    /// Its place in tables of costs.
    @SuppressWarnings("EnumOrdinal") // Tables live in memory only, never in files.
    int index() {
        return ordinal();
    }

    /// Whether the community bears it, and no member of its own.
    boolean isCommon() {
        return this == PEAK || this == CARBON;
    }
}
