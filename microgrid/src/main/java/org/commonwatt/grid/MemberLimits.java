package org.commonwatt.grid;

/// Keeps one member's meter within its connection's limits (`docs/FORMULATION.md#limits`).
///
/// Too much import: first less charging (battery, then vehicle), then the own generator and the own
/// battery help, then the heat pump pauses, then demand stays unserved. Too much export: the
/// generator runs lower, then less discharging, then curtailment. An outage without islanding is
/// the same with both limits 0.
final class MemberLimits {
    /// Rounding starts no generator.
    private static final double NEGLIGIBLE_KWH = 1e-12;

    private MemberLimits() {}

    /// Adjusts flows and `f.netKwh[k]` so that −exportLimit ≤ net ≤ importLimit.
    ///
    /// @param alone whether the meter is cut off, so that both limits are 0
    static void enforce(FleetParameters p, FleetState s, StepFlows f, int k, int i, boolean alone) {
        double importLimitKwh = alone ? 0 : p.importLimitKwh[i];
        double exportLimitKwh = alone ? 0 : p.exportLimitKwh[i];
        double net = f.netKwh[k];
        if (net > importLimitKwh) {
            net = importLimitKwh + lowerImport(p, s, f, k, i, net - importLimitKwh);
        }
        // A generator's minimum load may give more than was missing.
        if (-net > exportLimitKwh) {
            net = -exportLimitKwh - lowerExport(p, s, f, k, i, -net - exportLimitKwh);
        }
        f.netKwh[k] = net;
    }

    /// Removes `excess` kWh of net import; returns what is left: 0 up to rounding, or below 0 where
    /// a generator gives more than was missing.
    private static double lowerImport(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double excess) {
        double left = excess - Devices.lessCharging(p, s, f, k, i, excess);
        if (left > NEGLIGIBLE_KWH && p.gensets.ratedKwh[i] > 0) {
            left -= GensetKernel.raise(p, s, f, k, left);
        }
        if (left > 0 && p.hasBattery[i]) {
            left -= Devices.moreDischarging(p, s, f, k, i, left);
        }
        if (left > 0) {
            left -= HeatKernel.less(f, k, left);
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
        double left = excess;
        if (f.gensetKwh[k] > 0) {
            left -= GensetKernel.lower(p, f, k, left);
        }
        left -= Devices.lessDischarging(p, s, f, k, i, left);
        if (left > 0) {
            double curtailed = Math.min(left, f.generationKwh[k]);
            f.generationKwh[k] -= curtailed;
            f.curtailedKwh[k] += curtailed;
            left -= curtailed;
        }
        return left;
    }
}
