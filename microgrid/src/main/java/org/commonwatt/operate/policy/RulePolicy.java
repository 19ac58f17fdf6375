package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.market.Mechanisms;
import org.commonwatt.operate.scenario.Scenario;

/// Self-consumption with an eye on the tariff: the rule an installer would set up, for the whole
/// community where the market pools, for each member alone elsewhere.
///
/// A *unit* is the set of batteries that share one net: all of them where the market pools, one
/// member's otherwise. Each step, with `net` the unit's demand minus generation (vehicles included)
/// and the scenario's forecast for the day ahead ([LookAhead]):
///
/// 1. surplus charges;
/// 2. deficit discharges, but energy that dearer hours will need before the next surplus is kept;
/// 3. in the cheapest hour before dear ones, what they will need is bought, if losses and wear pay;
/// 4. a reserve for outages stays and is refilled within six hours once used; an announced outage
///    fills the batteries.
///
/// Heat pumps and jobs follow the published prices ([FlexibleRule]); generators run only where
/// energy is missing. Vehicles take surplus first, then the cheapest published hours that still
/// reach the target. All members use the same public information, so the shares add up without
/// talking.
public final class RulePolicy implements Policy {
    /// Reserve and warning.
    ///
    /// @param reserveSoc soc kept for outages, [0, 1]
    /// @param pools whether the market pools
    /// @param islanding whether members stay connected in an outage
    public record Settings(double reserveSoc, boolean pools, boolean islanding) {
        /// Those of a scenario.
        public static Settings of(Scenario scenario) {
            return new Settings(
                    scenario.settings().reserveSoc(),
                    Mechanisms.of(scenario.mechanism()).pools(),
                    scenario.community().islanding());
        }
    }

    /// Time within which a used reserve is filled again.
    private static final double REFILL_HOURS = 6;

    private final ScenarioDevices devices;
    private final Settings settings;
    private final int[][] singles;
    private final double[] evKwh;
    private final LookAhead lookAhead;
    private final FlexibleRule flexible;

    /// @param devices what the members own
    /// @param settings reserve and pooling
    public RulePolicy(ScenarioDevices devices, Settings settings) {
        this.devices = devices;
        this.settings = settings;
        singles = new int[devices.batteryMembers.length][];
        for (int b = 0; b < singles.length; b++) {
            singles[b] = new int[] {devices.batteryMembers[b]};
        }
        evKwh = new double[devices.capacityKwh.length];
        lookAhead = new LookAhead(devices);
        flexible = new FlexibleRule(devices);
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int copy = 0; copy < o.copies(); copy++) {
            boolean pooled = o.outage(copy) ? settings.islanding() : settings.pools();
            flexible.act(o, actions, copy, pooled);
            double evTotal = chargeVehicles(o, actions, copy, pooled);
            if (devices.batteryMembers.length == 0) {
                continue;
            }
            if (pooled) {
                double net = o.communityNetKwh(copy) + evTotal;
                operate(o, actions, copy, devices.batteryMembers, net);
            } else {
                for (int[] single : singles) {
                    int i = single[0];
                    operate(o, actions, copy, single, o.netKwh(o.index(copy, i)) + evKwh[i]);
                }
            }
        }
    }

    private double chargeVehicles(Observations o, Actions actions, int copy, boolean pooled) {
        double total = 0;
        for (int i : devices.evMembers) {
            int k = o.index(copy, i);
            double net = pooled ? o.communityNetKwh(copy) + total : o.netKwh(k);
            double action = vehicleAction(o, copy, i, Math.max(0, -net));
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

    /// Spreads what dearer steps need not give evenly over the steps that cost as much as this one;
    /// 0 where enough cheaper steps follow.
    private double cheapAction(Observations o, int copy, int i, double stepsNeeded, int stepsLeft) {
        double price = o.retailPricePerKwh(copy, i, 0);
        int cheaper = 0;
        int equal = 1;
        int horizon = Math.min(stepsLeft - 1, o.stepsPerDay());
        for (int lead = 1; lead <= horizon; lead++) {
            double ahead = o.retailPricePerKwh(copy, i, lead);
            cheaper += ahead < price - 1e-12 ? 1 : 0;
            equal += Math.abs(ahead - price) <= 1e-12 ? 1 : 0;
        }
        return Math.max(0, Math.min(1, (stepsNeeded - cheaper) / equal));
    }

    private void operate(Observations o, Actions actions, int copy, int[] unit, double netKwh) {
        // An outage is what the reserve is for.
        double reserveSoc = o.outage(copy) ? 0 : settings.reserveSoc();
        lookAhead.takeStock(o, copy, unit, reserveSoc);
        double wanted = -netKwh;
        if (!o.outage(copy)) {
            if (Double.isFinite(o.outageInHours(copy))) {
                double stepsLeft = Math.max(1, o.outageInHours(copy) / devices.stepHours);
                wanted = Math.max(wanted, lookAhead.roomKwh() / stepsLeft);
            } else if (netKwh >= 0) {
                lookAhead.plan(o, copy, unit, settings.pools());
                double purchase = lookAhead.purchaseKwh();
                wanted = purchase > 0 ? purchase : -Math.min(netKwh, lookAhead.spareKwh());
            }
            double refill = lookAhead.reserveGapKwh() * devices.stepHours / REFILL_HOURS;
            wanted = refill > 0 ? Math.max(wanted, refill) : wanted;
        }
        split(o, actions, copy, unit, wanted);
    }

    /// Splits the unit's wish by what each battery can take or give.
    private void split(Observations o, Actions actions, int copy, int[] unit, double wantedKwh) {
        boolean charging = wantedKwh >= 0;
        double total = 0;
        for (int i : unit) {
            total += lookAhead.ableKwh(i, charging);
        }
        double share = total <= 0 ? 0 : Math.min(1, Math.abs(wantedKwh) / total);
        for (int i : unit) {
            double energy = share * lookAhead.ableKwh(i, charging);
            double full = charging ? devices.chargeKwh[i] : devices.dischargeKwh[i];
            double action = full <= 0 ? 0 : energy / full;
            actions.storage(o.index(copy, i), charging ? action : -action);
        }
    }
}
