package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// Every battery takes its share of what the community has too much or too little of, by power;
/// where the market does not pool, its own member's net. Everything else as the rule.
///
/// It looks at no price and at no later step: the simplest team play there is, and a good place for
/// learning to start from.
public final class NetSharePolicy implements Policy {
    private final ScenarioDevices devices;
    private final RulePolicy.Settings settings;
    private final FlexibleRule flexible;
    private final VehicleRule vehicles;
    private final double[] share;

    /// @param devices what the members own
    /// @param settings whether the market pools
    public NetSharePolicy(ScenarioDevices devices, RulePolicy.Settings settings) {
        this.devices = devices;
        this.settings = settings;
        flexible = FlexibleRule.lookingAhead(devices);
        vehicles = VehicleRule.lookingAhead(devices, flexible);
        share = new double[devices.capacityKwh.length];
        double total = 0;
        for (int i : devices.batteryMembers) {
            total += devices.chargeKwh[i] + devices.dischargeKwh[i];
        }
        for (int i : devices.batteryMembers) {
            share[i] = total > 0 ? (devices.chargeKwh[i] + devices.dischargeKwh[i]) / total : 0;
        }
    }

    @Override
    public String name() {
        return "net-share";
    }

    @Override
    public void act(Observations o, Actions actions) {
        for (int copy = 0; copy < o.copies(); copy++) {
            boolean pooled = o.outage(copy) ? settings.islanding() : settings.pools();
            flexible.act(o, actions, copy, pooled);
            double evTotal = vehicles.act(o, actions, copy, pooled);
            for (int i : devices.batteryMembers) {
                int k = o.index(copy, i);
                double net =
                        pooled
                                ? share[i] * (flexible.communityNetKwh(o, copy) + evTotal)
                                : flexible.netKwh(o, copy, i) + vehicles.energyKwh(i);
                double full = net < 0 ? devices.chargeKwh[i] : devices.dischargeKwh[i];
                actions.storage(k, full > 0 ? Math.clamp(-net / full, -1, 1) : 0);
            }
        }
    }
}
