package org.commonwatt.operate.scenario.days;

/// How an electric car is used and plugged in at home.
///
/// @param capacityKwh nameplate capacity of its battery
/// @param powerKw charging power, used for a stay that began before the axis
/// @param targetSoc soc wanted at departure, (0, 1]
/// @param dailyKm median distance of a day with a journey
/// @param kwhPerKm consumption
/// @param plugChance typical chance that it is plugged in on coming home; drivers differ
public record EvProfile(
        double capacityKwh,
        double powerKw,
        double targetSoc,
        double dailyKm,
        double kwhPerKm,
        double plugChance) {
    /// A family car with a home charger of 7.2 kW.
    public static final EvProfile FAMILY = new EvProfile(55, 7.2, 0.85, 36, 0.19, 0.55);

    public EvProfile {
        if (!(capacityKwh > 0 && powerKw > 0)) {
            throw new IllegalArgumentException(
                    "The capacityKwh (%s) and powerKw (%s) must be positive."
                            .formatted(capacityKwh, powerKw));
        }
        if (!(targetSoc > 0 && targetSoc <= 1 && plugChance > 0 && plugChance <= 1)) {
            throw new IllegalArgumentException(
                    "The targetSoc (%s) and plugChance (%s) must lie above 0 and up to 1."
                            .formatted(targetSoc, plugChance));
        }
        if (!(dailyKm >= 0 && kwhPerKm >= 0)) {
            throw new IllegalArgumentException(
                    "The dailyKm (%s) and kwhPerKm (%s) must not be negative."
                            .formatted(dailyKm, kwhPerKm));
        }
    }

    /// The same use with another battery, charger and target.
    public EvProfile withCar(double otherCapacityKwh, double otherPowerKw, double otherTargetSoc) {
        return new EvProfile(
                otherCapacityKwh, otherPowerKw, otherTargetSoc, dailyKm, kwhPerKm, plugChance);
    }
}
