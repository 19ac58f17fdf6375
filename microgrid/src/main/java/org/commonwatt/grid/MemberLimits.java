package org.commonwatt.grid;

/// Keeps one member's meter within its connection's limits (`docs/FORMULATION.md#limits`).
///
/// Too much import: first less charging (battery, then vehicle), then the own battery helps, then
/// demand stays unserved. Too much export: first less discharging, then curtailment. An outage
/// without islanding is the same with both limits 0.
final class MemberLimits {
    private MemberLimits() {}

    /// Adjusts flows and `f.netKwh[k]` so that −exportLimit ≤ net ≤ importLimit.
    ///
    /// @param alone whether the meter is cut off, so that both limits are 0
    static void enforce(FleetParameters p, FleetState s, StepFlows f, int k, int i, boolean alone) {
        double importLimitKwh = alone ? 0 : p.importLimitKwh[i];
        double exportLimitKwh = alone ? 0 : p.exportLimitKwh[i];
        double net = f.netKwh[k];
        if (net > importLimitKwh) {
            f.netKwh[k] = importLimitKwh + lowerImport(p, s, f, k, i, net - importLimitKwh);
        } else if (-net > exportLimitKwh) {
            f.netKwh[k] = -exportLimitKwh - lowerExport(p, s, f, k, i, -net - exportLimitKwh);
        }
    }

    /// Removes `excess` kWh of net import; returns what is left (0 up to rounding).
    private static double lowerImport(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double excess) {
        double left = excess - Devices.lessCharging(p, s, f, k, i, excess);
        if (left > 0 && p.hasBattery[i]) {
            left -= Devices.moreDischarging(p, s, f, k, i, left);
        }
        if (left > 0) {
            double shed = Math.min(left, f.servedKwh[k]);
            f.servedKwh[k] -= shed;
            f.unservedKwh[k] += shed;
            left -= shed;
        }
        return left;
    }

    /// Removes `excess` kWh of net export; returns what is left (0 up to rounding).
    private static double lowerExport(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double excess) {
        double left = excess - Devices.lessDischarging(p, s, f, k, i, excess);
        if (left > 0) {
            double curtailed = Math.min(left, f.generationKwh[k]);
            f.generationKwh[k] -= curtailed;
            f.curtailedKwh[k] += curtailed;
            left -= curtailed;
        }
        return left;
    }
}
