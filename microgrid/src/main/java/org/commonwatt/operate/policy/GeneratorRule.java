package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The rule for generators: in an outage they serve before what is stored does, unless that would
/// last for the usual outage. Nobody knows how long it lasts, and a generator that waits until
/// batteries are empty is too small for all that is missing then. At other times they rest.
final class GeneratorRule {
    /// The usual length of an outage that is long enough to be felt.
    private static final double USUAL_HOURS = 6;

    private final ScenarioDevices devices;

    GeneratorRule(ScenarioDevices devices) {
        this.devices = devices;
    }

    /// Writes the actions of one copy.
    ///
    /// @param netKwh what members need more than they have; in an outage in which they stay
    ///   connected
    /// @return what generators are going to give of it; more where their minimum load is higher
    double act(Observations o, Actions actions, int copy, double netKwh) {
        boolean called = o.outage(copy) && !storedLasts(o, copy, netKwh);
        double given = 0;
        for (int i : devices.gensetMembers) {
            int k = o.index(copy, i);
            double needed = netKwh - given;
            boolean runs = called && needed > 0;
            actions.genset(k, runs ? Math.min(1, needed / devices.gensetMostKwh[i]) : 0);
            if (runs) {
                double most = o.gensetOn(k) ? devices.gensetMostKwh[i] : devices.gensetStartKwh[i];
                given += Math.min(most, Math.max(devices.gensetLeastKwh[i], needed));
            }
        }
        return given;
    }

    private boolean storedLasts(Observations o, int copy, double netKwh) {
        double storedKwh = 0;
        for (int i : devices.batteryMembers) {
            double above = o.storedKwh(o.index(copy, i)) - devices.floorKwh(i, 0);
            storedKwh += Math.max(0, above) * devices.etaDischarge[i];
        }
        return storedKwh >= netKwh * USUAL_HOURS / devices.stepHours;
    }
}
