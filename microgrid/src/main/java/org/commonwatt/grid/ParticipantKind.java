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
    SHARED_BATTERY("sharedBattery");

    private final String prefix;

    ParticipantKind(String prefix) {
        this.prefix = prefix;
    }

    /// Prefix of agent ids.
    public String prefix() {
        return prefix;
    }
}
