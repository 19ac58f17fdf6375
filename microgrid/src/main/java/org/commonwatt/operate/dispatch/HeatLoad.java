package org.commonwatt.operate.dispatch;

import org.jspecify.annotations.Nullable;

/// A heat pump with its room, its tank or both: `heat_t/cop_t` of each body add up to its
/// electricity, at most `powerKwh` per step.
///
/// @param powerKwh largest electricity per step
/// @param room heated space, or null
/// @param tank hot-water tank, or null
public record HeatLoad(double powerKwh, @Nullable Body room, @Nullable Body tank) {

    /// A body with one heat capacity, stepped exactly for inputs that are constant over a step:
    /// `x_t = keep·x_{t−1} + drift_t + perKwh·heat_t`, x in °C, within [min_t, max_t] or priced.
    ///
    /// @param initialC temperature before the window
    /// @param keep share of the temperature that is left after a step
    /// @param driftC what surroundings, sun, people and drawn hot water add in each step, `[T]`
    /// @param riseCPerKwh by how much a kWh of heat warms it at the end of the step
    /// @param minC least comfortable or usable temperature, `[T]`
    /// @param maxC highest, `[T]`
    /// @param cop heat per kWh of electricity, `[T]`
    /// @param discomfortPricePerKh cost of a kelvin below `minC` for an hour
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Body(
            double initialC,
            double keep,
            double[] driftC,
            double riseCPerKwh,
            double[] minC,
            double[] maxC,
            double[] cop,
            double discomfortPricePerKh) {}
}
