package org.commonwatt.operate.dispatch;

/// A battery, or one stay of a vehicle at its charger, in a window:
///
/// `e_t = keep·e_{t−1} + ηc·charge_t − discharge_t/ηd`, `min ≤ e_t ≤ max`, for t in [start, end),
/// with e before the first step = initial (which loses its share in the first step as well).
///
/// @param kind what it is
/// @param startStep first step in which it may move, ≥ 0
/// @param endStep first step in which it may not, ≤ T
/// @param initialKwh content before startStep
/// @param window least and most content
/// @param rates powers, efficiencies, losses and wear
/// @param end what is asked of the content after the last step
public record Store(
        Kind kind,
        int startStep,
        int endStep,
        double initialKwh,
        Window window,
        Rates rates,
        End end) {

    /// What it is.
    public enum Kind {
        /// Stationary battery.
        BATTERY,
        /// One stay of an electric vehicle.
        VEHICLE
    }

    /// Content that actions keep; a content that starts or sinks outside by loss may only return.
    ///
    /// @param minKwh least
    /// @param maxKwh most
    public record Window(double minKwh, double maxKwh) {}

    /// How it moves.
    ///
    /// @param chargeKw largest charging power at the meter
    /// @param dischargeKw largest discharging power at the meter; 0 where it may not discharge
    /// @param etaCharge charging efficiency
    /// @param etaDischarge discharging efficiency
    /// @param keepPerStep share of the content that is left after one step of standing loss
    /// @param wearPerKwh cost of a kWh charged and of a kWh discharged
    public record Rates(
            double chargeKw,
            double dischargeKw,
            double etaCharge,
            double etaDischarge,
            double keepPerStep,
            double wearPerKwh) {}

    /// What is asked of the content after the last step.
    ///
    /// @param targetKwh wanted content
    /// @param shortfallPricePerKwh cost of a kWh that is missing to the target; infinite where the
    ///   target must be met
    /// @param valuePerKwh what a kWh of content is worth beyond the window, ≥ 0; 0 in closed
    ///   windows
    public record End(double targetKwh, double shortfallPricePerKwh, double valuePerKwh) {}

    /// The same with another end of its stay.
    public Store until(int newEndStep) {
        return new Store(kind, startStep, newEndStep, initialKwh, window, rates, end);
    }

    void requireWithin(String member, int steps) {
        if (startStep < 0 || endStep > steps || startStep >= endStep) {
            throw new IllegalArgumentException(
                    "A store of %s stays from step %d to %d, but the window has %d steps."
                            .formatted(member, startStep, endStep, steps));
        }
    }
}
