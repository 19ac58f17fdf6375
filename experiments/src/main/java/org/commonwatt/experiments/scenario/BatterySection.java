package org.commonwatt.experiments.scenario;

import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.grid.Battery;
import org.commonwatt.grid.BatteryCurves;
import org.commonwatt.grid.ageing.Ageing;
import org.jspecify.annotations.Nullable;

/// `battery`: a stationary battery.
final class BatterySection {
    /// 0.95 each way.
    private static final double ROUND_TRIP = 0.9025;

    /// Full in two hours, as most home batteries.
    private static final double POWER_PER_CAPACITY = 0.5;

    private BatterySection() {}

    /// The battery, or null where there is none or after a problem.
    static @Nullable Battery read(Section at) {
        if (!at.isObject() || !(at.number("capacityKwh", 0) > 0)) {
            return null;
        }
        double capacity = at.number("capacityKwh", 0);
        double power = at.number("powerKw", capacity * POWER_PER_CAPACITY);
        if (at.has("efficiency") && (at.has("etaCharge") || at.has("etaDischarge"))) {
            at.at("efficiency")
                    .problem("stands beside etaCharge or etaDischarge; give one of them.");
        }
        double oneWay = Math.sqrt(at.number("efficiency", ROUND_TRIP));
        double etaCharge = at.number("etaCharge", oneWay);
        double etaDischarge = at.number("etaDischarge", oneWay);
        double minSoc = at.number("minSoc", 0);
        double maxSoc = at.number("maxSoc", 1);
        if (minSoc >= maxSoc) {
            at.at("minSoc")
                    .problem("is %s but must be below the maxSoc of %s.".formatted(minSoc, maxSoc));
            return null;
        }
        warnOfPower(at, capacity, power);
        return at.build(
                () -> {
                    Ageing ageing = AgeingSection.read(at.at("ageing"));
                    return new Battery(
                            capacity,
                            at.number("chargeKw", power),
                            at.number("dischargeKw", power),
                            etaCharge,
                            etaDischarge,
                            minSoc,
                            maxSoc,
                            at.number("standingLossPerHour", 0),
                            AgeingSection.wearPerKwh(
                                    at, ageing, capacity, Math.sqrt(etaCharge * etaDischarge)),
                            at.number("initialSoc", minSoc),
                            curves(at.at("curves")),
                            ageing);
                });
    }

    private static void warnOfPower(Section at, double capacity, double power) {
        if (power > 10 * capacity) {
            at.at("powerKw")
                    .warning(
                            "of %s kW empties the %s kWh in %s minutes."
                                    .formatted(power, capacity, Figures.of(60 * capacity / power)),
                            "it is in W.");
        }
        if (capacity > 100_000) {
            at.at("capacityKwh")
                    .warning("is %s, a very large battery.".formatted(capacity), "it is in Wh.");
        }
    }

    private static @Nullable BatteryCurves curves(Section at) {
        if (!at.isObject()) {
            return null;
        }
        Section power = at.at("capacityPower");
        Section efficiency = at.at("powerEfficiency");
        if (power.items().size() != 2 || efficiency.items().size() != 2) {
            return null;
        }
        return new BatteryCurves(
                numbers(power, 0),
                numbers(power, 1),
                numbers(efficiency, 0),
                numbers(efficiency, 1),
                at.number("capacityLossCoefficient", 0));
    }

    private static double[] numbers(Section lists, int which) {
        return lists.items().get(which).items().stream()
                .mapToDouble(item -> item.number(Double.NaN))
                .toArray();
    }
}
