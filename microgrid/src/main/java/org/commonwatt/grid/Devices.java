package org.commonwatt.grid;

/// Small corrections of one member's storage flows that limits ask for; each returns by how many
/// kWh the member's net moved.
final class Devices {
    private Devices() {}

    /// Charges up to `amount` kWh less: the battery first, then the vehicle.
    static double lessCharging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        double cut = 0;
        if (f.chargeKwh[k] > 0) {
            double before = f.chargeKwh[k];
            BatteryKernel.charge(p, s, f, k, i, Math.max(0, before - amount));
            cut = before - f.chargeKwh[k];
        }
        if (cut < amount && f.evChargeKwh[k] > 0) {
            double evCut = Math.min(amount - cut, f.evChargeKwh[k]);
            f.evChargeKwh[k] -= evCut;
            cut += evCut;
        }
        return cut;
    }

    /// Discharges up to `amount` kWh less: the vehicle first, then the battery.
    static double lessDischarging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        double cut = Math.min(amount, f.evDischargeKwh[k]);
        f.evDischargeKwh[k] -= cut;
        if (cut < amount && f.dischargeKwh[k] > 0) {
            double before = f.dischargeKwh[k];
            BatteryKernel.discharge(p, s, f, k, i, Math.max(0, before - (amount - cut)));
            cut += before - f.dischargeKwh[k];
        }
        return cut;
    }

    /// Lets the battery discharge up to `amount` kWh more; only where it is not charging.
    static double moreDischarging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        double before = f.dischargeKwh[k];
        BatteryKernel.discharge(p, s, f, k, i, before + amount);
        return f.dischargeKwh[k] - before;
    }

    /// Lets the battery charge up to `amount` kWh more; only where it is not discharging.
    static double moreCharging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        double before = f.chargeKwh[k];
        BatteryKernel.charge(p, s, f, k, i, before + amount);
        return f.chargeKwh[k] - before;
    }
}
