package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;

/// The inverter of PVWatts (Dobos 2014): efficiency by load, clipping at its rating.
///
/// See `docs/FORMULATION.md#inverter`.
///
/// | attribute | unit | range | usual | meaning |
/// |---|---|---|---|---|
/// | acKw | kW | > 0 | dcKw / 1.2 | largest active power |
/// | efficiency | 1 | (0, 1] | 0.96 | efficiency at full load |
/// | apparentKva | kVA | ≥ acKw | acKw | largest apparent power |
///
/// @param acKw largest active power
/// @param efficiency efficiency at full load
/// @param apparentKva largest apparent power; what active power leaves of it may be reactive
public record PvInverter(double acKw, double efficiency, double apparentKva) {
    private static final double NOMINAL_EFFICIENCY = 0.96;
    private static final double REFERENCE_EFFICIENCY = 0.9637;

    public PvInverter {
        Checks.positive("acKw", acKw);
        Checks.efficiency("efficiency", efficiency);
        Checks.positive("apparentKva", apparentKva);
        if (apparentKva < acKw) {
            throw new IllegalArgumentException(
                    "The apparentKva (%s) must be at least the acKw (%s)."
                            .formatted(apparentKva, acKw));
        }
    }

    /// An inverter with the usual efficiency and no room for reactive power at its rating.
    public static PvInverter of(double acKw) {
        return new PvInverter(acKw, NOMINAL_EFFICIENCY, acKw);
    }

    /// AC power for a DC power ≥ 0, kW: never negative, at most `acKw`.
    public double acKw(double dcKw) {
        if (dcKw <= 0) {
            return 0;
        }
        double load = dcKw * efficiency / acKw;
        double share =
                efficiency / REFERENCE_EFFICIENCY * (-0.0162 * load - 0.0059 / load + 0.9858);
        // The parabola sinks again far above full load, where an inverter throttles.
        return load >= 1 ? acKw : Math.clamp(share * dcKw, 0, acKw);
    }

    /// Largest reactive power at an active power, kvar, either way: √(S² − P²).
    ///
    /// @param activeKw active power, 0 … apparentKva
    public double reactiveLimitKvar(double activeKw) {
        return Math.sqrt(Math.max(0, (apparentKva - activeKw) * (apparentKva + activeKw)));
    }
}
