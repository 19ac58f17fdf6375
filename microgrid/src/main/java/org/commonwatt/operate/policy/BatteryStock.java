package org.commonwatt.operate.policy;

import java.util.Arrays;
import org.commonwatt.grid.Actions;

/// What the batteries of a unit hold and can take or give in one step, and how a wish is split
/// among them. All energies are kWh at the meter.
final class BatteryStock {
    private final ScenarioDevices devices;
    private final double[] canGiveKwh;
    private final double[] canTakeKwh;
    private final double[] firstKwh;
    double contentKwh;
    double roomKwh;
    double chargeKwh;
    double dischargeKwh;
    double reserveGapKwh;

    /// Σ charging power × ηc·ηd.
    double roundTripKwh;

    /// Σ charging power × wear cost.
    double wear;

    BatteryStock(ScenarioDevices devices) {
        this.devices = devices;
        canGiveKwh = new double[devices.capacityKwh.length];
        canTakeKwh = new double[devices.capacityKwh.length];
        firstKwh = new double[devices.capacityKwh.length];
    }

    /// Takes stock of the batteries.
    ///
    /// @param unit the batteries
    /// @param reserveSoc soc that stays out of reach
    void take(Observations o, int copy, int[] unit, double reserveSoc) {
        contentKwh = 0;
        roomKwh = 0;
        chargeKwh = 0;
        dischargeKwh = 0;
        reserveGapKwh = 0;
        roundTripKwh = 0;
        wear = 0;
        for (int i : unit) {
            double stored = o.storedKwh(o.index(copy, i));
            double floor = devices.floorKwh(i, reserveSoc);
            double content = Math.max(0, stored - floor) * devices.etaDischarge[i];
            double room = Math.max(0, devices.maxKwh[i] - stored) * devices.meterPerStored[i];
            canGiveKwh[i] = Math.min(devices.dischargeKwh[i], content);
            canTakeKwh[i] = Math.min(devices.chargeKwh[i], room);
            contentKwh += content;
            roomKwh += room;
            chargeKwh += devices.chargeKwh[i];
            dischargeKwh += devices.dischargeKwh[i];
            roundTripKwh += devices.chargeKwh[i] * devices.roundTrip[i];
            wear += devices.chargeKwh[i] * devices.wearPerKwh[i];
            reserveGapKwh += Math.max(0, floor - stored) * devices.meterPerStored[i];
        }
    }

    /// What battery `i` of the unit can take or give in this step.
    double ableKwh(int i, boolean charging) {
        return charging ? canTakeKwh[i] : canGiveKwh[i];
    }

    /// Asks the unit's batteries for a share each, by what they can take or give.
    ///
    /// @param wantedKwh + charges
    void split(Observations o, Actions actions, int copy, int[] unit, double wantedKwh) {
        Arrays.fill(firstKwh, 0);
        share(o, actions, copy, unit, wantedKwh);
    }

    /// What the members of a unit want at their own meters and their batteries can give.
    double ownKwh(Observations o, int copy, int[] unit, VehicleRule vehicles) {
        double sum = 0;
        for (int i : unit) {
            double net = o.netKwh(o.index(copy, i)) + vehicles.energyKwh(i);
            sum += Math.clamp(net, 0, canGiveKwh[i]);
        }
        return sum;
    }

    /// The same, but each battery serves its own member's net first: what stays behind a meter pays
    /// no local fee.
    ///
    /// @param vehicles what the members' vehicles were asked for
    void splitOwnFirst(
            Observations o,
            Actions actions,
            int copy,
            int[] unit,
            double wantedKwh,
            VehicleRule vehicles) {
        boolean charging = wantedKwh >= 0;
        double sum = 0;
        for (int i : unit) {
            double net = o.netKwh(o.index(copy, i)) + vehicles.energyKwh(i);
            double own = Math.max(0, charging ? -net : net);
            firstKwh[i] = Math.min(own, ableKwh(i, charging));
            sum += firstKwh[i];
        }
        double wanted = Math.abs(wantedKwh);
        if (sum > wanted) {
            for (int i : unit) {
                firstKwh[i] *= wanted / sum;
            }
        }
        share(o, actions, copy, unit, wantedKwh);
    }

    private void share(Observations o, Actions actions, int copy, int[] unit, double wantedKwh) {
        boolean charging = wantedKwh >= 0;
        double rest = Math.abs(wantedKwh);
        double total = 0;
        for (int i : unit) {
            rest -= firstKwh[i];
            total += ableKwh(i, charging) - firstKwh[i];
        }
        double share = total <= 0 ? 0 : Math.clamp(rest / total, 0, 1);
        for (int i : unit) {
            double energy = firstKwh[i] + share * (ableKwh(i, charging) - firstKwh[i]);
            double full = charging ? devices.chargeKwh[i] : devices.dischargeKwh[i];
            double action = full <= 0 ? 0 : energy / full;
            actions.storage(o.index(copy, i), charging ? action : -action);
        }
    }
}
