package org.commonwatt.operate.dispatch;

/// What a cost is paid for. All parts of all members add up to the cost of a plan.
public enum CostPart {
    /// Energy of the retailer, sales deducted.
    ENERGY("energy", "energy from the retailer"),
    /// What leaves the community per exchanged kWh: local grid fee and taxes.
    LOCAL("local", "local grid fees and taxes"),
    /// Payments between members for exchanged energy; zero in sum.
    POOL("pool", "payments between members"),
    /// Wear of stores.
    WEAR("wear", "wear of batteries"),
    /// Demand that stays unserved, at its VoLL.
    UNSERVED("unserved", "demand not met"),
    /// Fuel and starts of generator sets.
    FUEL("fuel", "fuel"),
    /// Temperatures below the wanted ones.
    DISCOMFORT("discomfort", "discomfort"),
    /// Content that is missing to its target.
    SHORTFALL("shortfall", "vehicles not full"),
    /// Content that is left, negative; jobs that wait, positive.
    LATER("later", "energy kept for later"),
    /// The community's highest import.
    PEAK("peak", "highest import"),
    /// Emissions at their price.
    CARBON("carbon", "carbon");

    private final String key;
    private final String words;

    CostPart(String key, String words) {
        this.key = key;
        this.words = words;
    }

    /// Its name in files.
    public String key() {
        return key;
    }

    /// Its name for people.
    public String words() {
        return words;
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
