package org.commonwatt.operate.dispatch;

/// Which steps of a scenario a window covers, what is known of them, and what counts behind them.
///
/// @param firstStep first step
/// @param steps T
/// @param seesAhead whether stays of vehicles and jobs that begin later are known
/// @param reserveSoc soc that batteries keep for outages that nobody announces, [0, 1]; given up in
///   a window in which an outage is expected
/// @param ends what stored energy is worth behind the window
public record WindowTerms(
        int firstStep, int steps, boolean seesAhead, double reserveSoc, Ends ends) {

    /// What stored energy is worth behind the window.
    ///
    /// @param runEnds whether the run's accounts close with the window: then contents are compared
    ///   with those at the run's start as the system cost does (`docs/FORMULATION.md#system-cost`),
    ///   a deficit ÷ ηc, a surplus × ηd
    /// @param worthPerKwh what a kWh is worth at the meter
    public record Ends(boolean runEnds, double worthPerKwh) {}

    /// First step behind the window.
    public int endStep() {
        return firstStep + steps;
    }
}
