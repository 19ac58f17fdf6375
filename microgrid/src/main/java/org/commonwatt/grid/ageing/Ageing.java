package org.commonwatt.grid.ageing;

/// How a battery loses capacity. State of health = 1 − calendar loss − cycle loss, at least 0.
///
/// Both losses are shares of the nameplate capacity and never fall. Each is carried on from its
/// present value, so that stress may change from day to day. Formulas:
/// `docs/FORMULATION.md#ageing`.
public sealed interface Ageing permits LfpAgeing, ThroughputAgeing {
    /// Calendar loss after `days` more.
    ///
    /// @param lossBefore calendar loss so far, ≥ 0
    /// @param days time that passed, ≥ 0
    /// @param meanSoc mean state of charge in that time; cut to 0 … 1
    /// @param cellC temperature of the cells, °C
    double calendarLoss(double lossBefore, double days, double meanSoc, double cellC);

    /// Cycle loss after one more cycle.
    ///
    /// @param lossBefore cycle loss so far, ≥ 0
    /// @param depth range of the state of charge, 0 … 1
    /// @param count 1 for a whole cycle, 0.5 for a half
    /// @param cRate mean |change of the state of charge| per hour of the day, rest included
    /// @param cellC temperature of the cells, °C
    double cycleLoss(double lossBefore, double depth, double count, double cRate, double cellC);

    /// Temperature of the cells, °C, at an air temperature outside.
    double cellC(double outdoorC);

    /// Whether the losses depend on the air temperature outside.
    boolean needsOutdoor();

    /// State of health, 0 … 1, after these losses.
    static double stateOfHealth(double calendarLoss, double cycleLoss) {
        return Math.clamp(1 - calendarLoss - cycleLoss, 0, 1);
    }
}
