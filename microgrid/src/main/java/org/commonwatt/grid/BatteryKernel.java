package org.commonwatt.grid;

/// The stationary battery of one member in one step.
///
/// Linear model (`docs/FORMULATION.md#battery`): `stored' = stored·(1−σ)^Δ + ηc·charge −
/// discharge/ηd`. With [BatteryCurves] the power limit and the one-way efficiency r follow curves
/// (`docs/FORMULATION.md#curve-battery`). `k` is the flat index `copy·N + i`. The soc window acts
/// on actions only: standing loss may sink below it, fade never destroys stored energy.
final class BatteryKernel {
    private BatteryKernel() {}

    /// Stored energy after standing loss, before charging, kWh.
    static double keptKwh(FleetParameters p, FleetState s, int k, int i) {
        return s.storedKwh[k] * p.keepShare[i];
    }

    /// Writes the feasible charge for a request at the meter of `requestKwh` ≥ 0.
    static void charge(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double requestKwh) {
        double kept = keptKwh(p, s, k, i);
        BatteryCurves curves = p.curves[i];
        f.dischargeKwh[k] = 0;
        if (curves == null) {
            double room = Math.max(0, p.batteryMaxShare[i] * s.capacityKwh[k] - kept);
            double limit = Math.min(p.maxChargeKwh[i], room * p.perEtaCharge[i]);
            f.chargeKwh[k] = Math.min(requestKwh, limit);
            return;
        }
        double room = Math.max(0, p.batteryMaxShare[i] * s.capacityKwh[k] - kept);
        double limit = p.maxChargeKwh[i] * curves.powerShareAt(kept / p.batteryCapacityKwh[i]);
        double x = Math.min(requestKwh, limit);
        double r = 1;
        for (int round = 0; round < 2; round++) {
            r = oneWay(curves, x, p.maxChargeKwh[i]);
            x = Math.min(Math.min(requestKwh, limit), room / r);
        }
        f.oneWayEfficiency[k] = r;
        f.chargeKwh[k] = Math.max(0, x);
    }

    /// Writes the feasible discharge for a request at the meter of `requestKwh` ≥ 0.
    static void discharge(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double requestKwh) {
        double kept = keptKwh(p, s, k, i);
        BatteryCurves curves = p.curves[i];
        f.chargeKwh[k] = 0;
        if (curves == null) {
            double content = Math.max(0, kept - p.batteryMinShare[i] * s.capacityKwh[k]);
            double limit = Math.min(p.maxDischargeKwh[i], content * p.etaDischarge[i]);
            f.dischargeKwh[k] = Math.min(requestKwh, limit);
            return;
        }
        double content = Math.max(0, kept - p.batteryMinShare[i] * p.batteryCapacityKwh[i]);
        double limit = p.maxDischargeKwh[i] * curves.powerShareAt(kept / p.batteryCapacityKwh[i]);
        double x = Math.min(requestKwh, limit);
        double r = 1;
        for (int round = 0; round < 2; round++) {
            r = oneWay(curves, x, p.maxDischargeKwh[i]);
            x = Math.min(Math.min(requestKwh, limit), content * r);
        }
        f.oneWayEfficiency[k] = r;
        f.dischargeKwh[k] = Math.max(0, x);
    }

    private static double oneWay(BatteryCurves curves, double energyKwh, double fullKwh) {
        double share = fullKwh > 0 ? Math.min(energyKwh / fullKwh, 1) : 0;
        return Math.sqrt(curves.efficiencyAt(share));
    }

    /// Lowers the present charge to `energyKwh`. With curves the lower power has its own
    /// efficiency, but never one that would overfill: less than what fitted always fits.
    static void chargeOnly(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double energyKwh) {
        BatteryCurves curves = p.curves[i];
        f.chargeKwh[k] = energyKwh;
        if (curves != null && energyKwh > 0) {
            double room = p.batteryMaxShare[i] * s.capacityKwh[k] - keptKwh(p, s, k, i);
            double r = oneWay(curves, energyKwh, p.maxChargeKwh[i]);
            f.oneWayEfficiency[k] = Math.min(r, room / energyKwh);
        }
    }

    /// Lowers the present discharge to `energyKwh`; with curves never at an efficiency that would
    /// draw more than there is.
    static void dischargeOnly(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double energyKwh) {
        BatteryCurves curves = p.curves[i];
        f.dischargeKwh[k] = energyKwh;
        if (curves != null && energyKwh > 0) {
            double floor = p.batteryMinShare[i] * p.batteryCapacityKwh[i];
            double content = keptKwh(p, s, k, i) - floor;
            double r = oneWay(curves, energyKwh, p.maxDischargeKwh[i]);
            f.oneWayEfficiency[k] = Math.max(r, energyKwh / content);
        }
    }

    /// Executes an action in [−1, 1].
    static void request(FleetParameters p, FleetState s, StepFlows f, int k, int i, double action) {
        if (action >= 0) {
            charge(p, s, f, k, i, action * p.maxChargeKwh[i]);
        } else {
            discharge(p, s, f, k, i, -action * p.maxDischargeKwh[i]);
        }
    }

    /// Moves the state by the flows and adds the losses to `f.lossKwh`.
    static void apply(FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        double before = s.storedKwh[k];
        double kept = before * p.keepShare[i];
        double charge = f.chargeKwh[k];
        double discharge = f.dischargeKwh[k];
        BatteryCurves curves = p.curves[i];
        double etaCharge = curves == null ? p.etaCharge[i] : f.oneWayEfficiency[k];
        double drawn =
                curves == null
                        ? discharge * p.perEtaDischarge[i]
                        : discharge / f.oneWayEfficiency[k];
        s.storedKwh[k] = Math.max(0, kept + charge * etaCharge - drawn);
        f.lossKwh[k] +=
                before * (1 - p.keepShare[i]) + charge * (1 - etaCharge) + drawn - discharge;
        if (curves != null) {
            fade(
                    s,
                    k,
                    curves.capacityLossCoefficient() * p.batteryCapacityKwh[i],
                    charge,
                    discharge);
        }
    }

    private static void fade(
            FleetState s, int k, double perKwh, double chargeKwh, double dischargeKwh) {
        double capacity = s.capacityKwh[k];
        if (capacity > 0) {
            double lost = perKwh * (chargeKwh + dischargeKwh) / (2 * capacity);
            s.capacityKwh[k] = Math.max(0, capacity - lost);
        }
    }

    /// Further energy that the battery could give at the meter on top of its present discharge.
    static double spareDischargeKwh(FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        double charge = f.chargeKwh[k];
        double discharge = f.dischargeKwh[k];
        double r = f.oneWayEfficiency[k];
        discharge(p, s, f, k, i, p.maxDischargeKwh[i]);
        double spare = f.dischargeKwh[k] - discharge;
        f.chargeKwh[k] = charge;
        f.dischargeKwh[k] = discharge;
        f.oneWayEfficiency[k] = r;
        return Math.max(0, spare);
    }

    /// Further energy that the battery could take at the meter on top of its present charge.
    static double spareChargeKwh(FleetParameters p, FleetState s, StepFlows f, int k, int i) {
        double charge = f.chargeKwh[k];
        double discharge = f.dischargeKwh[k];
        double r = f.oneWayEfficiency[k];
        charge(p, s, f, k, i, p.maxChargeKwh[i]);
        double spare = f.chargeKwh[k] - charge;
        f.chargeKwh[k] = charge;
        f.dischargeKwh[k] = discharge;
        f.oneWayEfficiency[k] = r;
        return Math.max(0, spare);
    }
}
