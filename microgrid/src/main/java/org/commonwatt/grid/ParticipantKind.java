package org.commonwatt.grid;

/// What a participant is. The prefix names its agents: `home_0`, `shop_0`.
public enum ParticipantKind {
    /// A household: has an income, counts in energy burden.
    HOME("home"),
    /// A shop or office.
    SHOP("shop"),
    /// A workshop or small industry.
    WORKSHOP("workshop"),
    /// A battery that the members own together; it has a meter of its own.
    SHARED_BATTERY("sharedBattery"),
    /// A wind turbine that the members own together.
    WIND("wind"),
    /// A generator set that the members own together.
    GENSET("genset");

    private final String prefix;

    ParticipantKind(String prefix) {
        this.prefix = prefix;
    }

    /// Prefix of agent ids.
    public String prefix() {
        return prefix;
    }

    /// Whether the members own it together: it has a meter, but is nobody. Its bill is passed on to
    /// its owners.
    public boolean isCommonAsset() {
        return this == SHARED_BATTERY || this == WIND || this == GENSET;
    }
}
