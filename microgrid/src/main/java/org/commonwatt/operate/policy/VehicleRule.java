package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The rule for electric vehicles: surplus first, then the cheapest published hours that still
/// reach the target; at once where time runs short or an outage is announced. Vehicles that may
/// feed back serve a deficit with what cheaper hours of their stay return in time.
final class VehicleRule {
    private final ScenarioDevices devices;
    private final PriceView prices;
    private final double[] evKwh;

    VehicleRule(ScenarioDevices devices) {
        this(devices, PriceView.RETAIL);
    }

    /// @param prices by which hours are chosen
    VehicleRule(ScenarioDevices devices, PriceView prices) {
        this.devices = devices;
        this.prices = prices;
        evKwh = new double[devices.capacityKwh.length];
    }

    /// Energy that member `i`'s vehicle was asked to take in the last call, kWh at the meter.
    double energyKwh(int i) {
        return evKwh[i];
    }

    /// Writes the actions of one copy.
    ///
    /// @param pooled whether surplus is the community's or each member's own
    /// @return energy that all vehicles together are asked to take, kWh at the meter
    double act(Observations o, Actions actions, int copy, boolean pooled) {
        double total = 0;
        for (int i : devices.evMembers) {
            int k = o.index(copy, i);
            double net = pooled ? o.communityNetKwh(copy) + total : o.netKwh(k);
            double action = vehicleAction(o, copy, i, Math.max(0, -net));
            if (action == 0 && net > 0) {
                action = -givenAction(o, copy, i, net, pooled);
            }
            actions.ev(k, action);
            evKwh[i] = action * devices.evFullMeterKwh[i];
            total += evKwh[i];
        }
        return total;
    }

    private double vehicleAction(Observations o, int copy, int i, double surplusKwh) {
        int k = o.index(copy, i);
        double need = o.evNeedKwh(k);
        if (!o.evConnected(k) || need <= 0) {
            return 0;
        }
        double stepsNeeded = need / devices.evFullKwh[i];
        double full = Math.min(1, stepsNeeded);
        int stepsLeft = (int) Math.round(o.evHoursLeft(k) / devices.stepHours);
        boolean warned = Double.isFinite(o.outageInHours(copy));
        if (stepsNeeded > stepsLeft - 1 || warned) {
            return full;
        }
        double surplus = Math.min(full, surplusKwh / devices.evFullMeterKwh[i]);
        return o.outage(copy)
                ? surplus
                : Math.max(surplus, cheapAction(o, copy, i, stepsNeeded, stepsLeft));
    }

    /// The part of its power with which a vehicle that may feed back serves a deficit: what dearer
    /// steps of its stay do not need and cheaper ones return in time, losses and fees included.
    private double givenAction(Observations o, int copy, int i, double deficitKwh, boolean pooled) {
        int k = o.index(copy, i);
        double full = devices.evGiveMeterKwh[i];
        if (full <= 0 || !o.evConnected(k) || o.outage(copy)) {
            return 0;
        }
        double roundTrip =
                devices.evEtaDischarge[i] * devices.evFullKwh[i] / devices.evFullMeterKwh[i];
        double price = prices.perKwh(o, copy, i, 0);
        double worth = price - (pooled ? o.localCostPerKwh(copy) : 0);
        int stepsLeft = (int) Math.round(o.evHoursLeft(k) / devices.stepHours);
        int horizon = Math.min(stepsLeft - 2, o.stepsPerDay());
        double refillKwh = -o.evNeedKwh(k);
        double keptKwh = 0;
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = prices.perKwh(o, copy, i, lead);
            refillKwh += ahead < worth * roundTrip ? devices.evFullKwh[i] : 0;
            keptKwh += ahead > price + 1e-12 ? full / devices.evEtaDischarge[i] : 0;
        }
        double free = Math.min(o.evStoredKwh(k) - devices.evMinKwh[i], refillKwh) - keptKwh;
        return Math.clamp(Math.min(free * devices.evEtaDischarge[i], deficitKwh) / full, 0, 1);
    }

    /// Spreads what dearer steps need not give evenly over the steps that cost as much as this one;
    /// 0 where enough cheaper steps follow.
    private double cheapAction(Observations o, int copy, int i, double stepsNeeded, int stepsLeft) {
        double price = prices.perKwh(o, copy, i, 0);
        int cheaper = 0;
        int equal = 1;
        int horizon = Math.min(stepsLeft - 1, o.stepsPerDay());
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = prices.perKwh(o, copy, i, lead);
            cheaper += ahead < price - 1e-12 ? 1 : 0;
            equal += Math.abs(ahead - price) <= 1e-12 ? 1 : 0;
        }
        return Math.max(0, Math.min(1, (stepsNeeded - cheaper) / equal));
    }
}
