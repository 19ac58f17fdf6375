package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.scenario.Scenario;

/// Members who look after themselves and react to prices: each moves its own devices by what it
/// expects energy at its own meter to cost and to earn over the coming day ([PoolOutlook]), and
/// cares for nobody's net but its own (`docs/FORMULATION.md#price-response`).
///
/// Batteries compare the price with what stored energy is worth to their owner ([StoredValue]) and
/// move by the elasticity; vehicles and jobs take the cheapest hours, heat pumps warm in cheap
/// hours by the elasticity.
public final class PriceResponsivePolicy implements Policy {
    /// Name in results.
    public static final String NAME = "price-responsive";

    /// Share of full power per relative distance between price and worth: full power where a kWh
    /// gains a fifth of the day's mean price.
    public static final double USUAL_ELASTICITY = 5;

    private final ScenarioDevices devices;
    private final PoolOutlook outlook;
    private final double elasticity;
    private final double reserveSoc;
    private final FlexibleRule flexible;
    private final VehicleRule vehicles;
    private final StoredValue value;
    private final int perHour;
    private final double[] buy;
    private final double[] sell;
    private final double[] net;

    /// Worth of a stored kWh by member and level, of the present hour.
    private final double[] worth;

    private int plannedStep = -1;

    /// @param outlook prices that members expect; prepared by this policy
    /// @param elasticity ≥ 0
    public PriceResponsivePolicy(Scenario scenario, PoolOutlook outlook, double elasticity) {
        if (!(elasticity >= 0)) {
            throw new IllegalArgumentException(
                    "The elasticity (%s) must not be negative.".formatted(elasticity));
        }
        devices = new ScenarioDevices(scenario.community(), scenario.axis().stepHours());
        this.outlook = outlook;
        this.elasticity = elasticity;
        reserveSoc = scenario.settings().reserveSoc();
        flexible = FlexibleRule.byPrice(devices, outlook, elasticity);
        vehicles = VehicleRule.byPrice(devices, outlook, flexible);
        value = new StoredValue(devices);
        perHour = Math.max(1, (int) Math.round(1 / scenario.axis().stepHours()));
        buy = new double[outlook.steps()];
        sell = new double[buy.length];
        net = new double[buy.length];
        worth = new double[devices.capacityKwh.length * (StoredValue.LEVELS - 1)];
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void act(Observations o, Actions actions) {
        if (o.copies() != 1) {
            throw new IllegalArgumentException(
                    "Members who react to prices act for one copy: " + o.copies() + ".");
        }
        outlook.prepare(o, 0);
        react(o, actions);
    }

    /// The same where the outlook is prepared already.
    public void react(Observations o, Actions actions) {
        flexible.act(o, actions, 0, false);
        vehicles.act(o, actions, 0, false);
        boolean plans = plannedStep < 0 || o.step(0) - plannedStep >= perHour;
        for (int i : devices.batteryMembers) {
            if (plans) {
                plan(o, i);
            }
            actions.storage(o.index(0, i), storage(o, i));
        }
        plannedStep = plans ? o.step(0) : plannedStep;
    }

    private void plan(Observations o, int i) {
        for (int lead = 0; lead < buy.length; lead++) {
            buy[lead] = outlook.perKwh(o, 0, i, lead);
            sell[lead] = outlook.earnedPerKwh(i, lead);
            net[lead] = lead == 0 ? o.netKwh(o.index(0, i)) : o.netYesterdayKwh(0, i, lead);
        }
        value.expect(buy, sell, net);
        double floor = devices.floorKwh(i, reserveSoc);
        value.write(i, floor, worth, i * (StoredValue.LEVELS - 1));
    }

    /// Share of full power, + charges.
    private double storage(Observations o, int i) {
        int k = o.index(0, i);
        double floor = o.outage(0) ? devices.minKwh[i] : devices.floorKwh(i, reserveSoc);
        double stored = o.storedKwh(k);
        double netKwh = o.netKwh(k) + vehicles.energyKwh(i);
        double full = devices.chargeKwh[i];
        if (o.outage(0)) {
            return netKwh < 0 ? share(-netKwh, full) : -share(netKwh, devices.dischargeKwh[i]);
        }
        if (Double.isFinite(o.outageInHours(0))) {
            return 1;
        }
        if (stored < floor) {
            return share((floor - stored) * devices.meterPerStored[i], full);
        }
        double cost = outlook.perKwh(o, 0, i, 0);
        double earned = outlook.earnedPerKwh(i, 0);
        double worthStored = worthPerKwh(i, stored, floor);
        double wear = devices.wearPerKwh[i];
        double in = worthStored / devices.meterPerStored[i] - wear;
        double out = worthStored / devices.etaDischarge[i] + wear;
        double scale = Math.max(1e-6, 0.5 * (Math.abs(cost) + Math.abs(worthStored)));
        double charge =
                Math.max(
                        moved(in - cost, scale),
                        Math.min(moved(in - earned, scale), share(-netKwh, full)));
        double discharge =
                Math.max(
                        moved(earned - out, scale),
                        Math.min(moved(cost - out, scale), share(netKwh, devices.dischargeKwh[i])));
        double room = Math.max(0, devices.maxKwh[i] - stored) * devices.meterPerStored[i];
        double content = Math.max(0, stored - floor) * devices.etaDischarge[i];
        return Math.min(charge, share(room, full))
                - Math.min(discharge, share(content, devices.dischargeKwh[i]));
    }

    /// Part of full power that is moved where a kWh gains `gain`.
    private double moved(double gain, double scale) {
        return Math.clamp(elasticity * gain / scale, 0, 1);
    }

    private static double share(double energyKwh, double fullKwh) {
        return fullKwh <= 0 ? 0 : Math.clamp(energyKwh / fullKwh, 0, 1);
    }

    private double worthPerKwh(int i, double stored, double floor) {
        double step = (devices.maxKwh[i] - floor) / (StoredValue.LEVELS - 1);
        int level = step <= 0 ? 0 : (int) Math.floor((stored - floor) / step);
        int last = StoredValue.LEVELS - 2;
        return worth[i * (StoredValue.LEVELS - 1) + Math.clamp(level, 0, last)];
    }

    @Override
    public long[] state() {
        long[] announced = outlook.state();
        long[] state = new long[1 + worth.length + announced.length];
        state[0] = plannedStep;
        for (int k = 0; k < worth.length; k++) {
            state[1 + k] = Double.doubleToRawLongBits(worth[k]);
        }
        System.arraycopy(announced, 0, state, 1 + worth.length, announced.length);
        return state;
    }

    @Override
    public void restore(long[] state) {
        plannedStep = (int) state[0];
        for (int k = 0; k < worth.length; k++) {
            worth[k] = Double.longBitsToDouble(state[1 + k]);
        }
        outlook.restore(state, 1 + worth.length);
    }
}
