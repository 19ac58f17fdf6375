package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// Nobody controls anything: batteries rest, vehicles charge at full power from arrival until their
/// target is reached, heat pumps keep their set points, jobs start as soon as they may, generators
/// run only where energy is missing.
public final class NonePolicy implements Policy {
    private final ScenarioDevices devices;

    /// @param devices what the members own
    public NonePolicy(ScenarioDevices devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "none";
    }

    @Override
    public void act(Observations o, Actions actions) {
        actions.clear();
        for (int copy = 0; copy < o.copies(); copy++) {
            for (int i : devices.jobMembers) {
                actions.job(o.index(copy, i), 1);
            }
            for (int i : devices.evMembers) {
                int k = o.index(copy, i);
                if (o.evConnected(k)) {
                    actions.ev(k, Math.min(1, o.evNeedKwh(k) / devices.evFullKwh[i]));
                }
            }
        }
    }
}
