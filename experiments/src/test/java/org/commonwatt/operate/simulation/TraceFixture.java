package org.commonwatt.operate.simulation;

/// Fills a trace by hand; the simulation does so from inside its own package.
public final class TraceFixture {
    private TraceFixture() {}

    /// Adds `amount` to `column` in step `t`.
    public static void add(
            CommunityTrace trace, CommunityTrace.Column column, int t, double amount) {
        trace.array(column)[t] += amount;
    }

    /// Sets `column` in step `t`.
    public static void set(
            CommunityTrace trace, CommunityTrace.Column column, int t, double value) {
        trace.array(column)[t] = value;
    }
}
