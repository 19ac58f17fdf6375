package org.commonwatt.grid;

/// Small corrections of one member's storage flows that limits ask for; each returns by how many
/// kWh the member's net moved.
final class Devices {
    private Devices() {}

    /// Charges up to `amount` kWh less: the battery first, then the vehicle.
    static double lessCharging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        double all = f.chargeKwh[k] + f.evChargeKwh[k];
        if (amount >= all) {
            // Exactly nothing: a rounding residue would pass for a battery that charges.
            f.chargeKwh[k] = 0;
            f.evChargeKwh[k] = 0;
            return all;
        }
        double cut = Math.min(amount, f.chargeKwh[k]);
        if (cut > 0) {
            BatteryKernel.chargeOnly(p, s, f, k, i, f.chargeKwh[k] - cut);
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
        double all = f.dischargeKwh[k] + f.evDischargeKwh[k];
        if (amount >= all) {
            f.dischargeKwh[k] = 0;
            f.evDischargeKwh[k] = 0;
            return all;
        }
        double cut = Math.min(amount, f.evDischargeKwh[k]);
        f.evDischargeKwh[k] -= cut;
        if (cut < amount && f.dischargeKwh[k] > 0) {
            double batteryCut = Math.min(amount - cut, f.dischargeKwh[k]);
            BatteryKernel.dischargeOnly(p, s, f, k, i, f.dischargeKwh[k] - batteryCut);
            cut += batteryCut;
        }
        return cut;
    }

    /// Lets the battery discharge up to `amount` kWh more, unless it charges. Where curves make
    /// more power give less energy, it stays as it is.
    static double moreDischarging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        if (f.chargeKwh[k] > 0) {
            return 0;
        }
        double before = f.dischargeKwh[k];
        double efficiency = f.oneWayEfficiency[k];
        BatteryKernel.discharge(p, s, f, k, i, before + amount);
        if (f.dischargeKwh[k] < before) {
            f.dischargeKwh[k] = before;
            f.oneWayEfficiency[k] = efficiency;
        }
        return f.dischargeKwh[k] - before;
    }

    /// Lets the battery charge up to `amount` kWh more, unless it discharges. Where curves make
    /// more power take less energy, it stays as it is.
    static double moreCharging(
            FleetParameters p, FleetState s, StepFlows f, int k, int i, double amount) {
        if (f.dischargeKwh[k] > 0) {
            return 0;
        }
        double before = f.chargeKwh[k];
        double efficiency = f.oneWayEfficiency[k];
        BatteryKernel.charge(p, s, f, k, i, before + amount);
        if (f.chargeKwh[k] < before) {
            f.chargeKwh[k] = before;
            f.oneWayEfficiency[k] = efficiency;
        }
        return f.chargeKwh[k] - before;
    }
}
