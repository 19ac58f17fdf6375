package org.commonwatt.grid;

import java.util.List;

/// An electric vehicle with its charger at one participant's meter.
///
/// | attribute | unit | range | meaning |
/// |---|---|---|---|
/// | capacityKwh | kWh | > 0 | nameplate capacity |
/// | powerKw | kW | ≥ 0 | largest charging (and, if bidirectional, discharging) power |
/// | etaCharge, etaDischarge | 1 | (0, 1] | one-way efficiencies |
/// | minSoc | 1 | [0, 1] | below it vehicle-to-grid stops |
/// | bidirectional | – | – | whether it may discharge |
///
/// @param capacityKwh nameplate capacity
/// @param powerKw largest power
/// @param etaCharge charging efficiency
/// @param etaDischarge discharging efficiency
/// @param minSoc floor of vehicle-to-grid
/// @param bidirectional vehicle-to-grid allowed
/// @param sessions stays at the charger, in order of time, not overlapping
public record Ev(
        double capacityKwh,
        double powerKw,
        double etaCharge,
        double etaDischarge,
        double minSoc,
        boolean bidirectional,
        List<EvSession> sessions) {
    public Ev {
        Checks.positive("capacityKwh", capacityKwh);
        Checks.notNegative("powerKw", powerKw);
        Checks.efficiency("etaCharge", etaCharge);
        Checks.efficiency("etaDischarge", etaDischarge);
        Checks.within("minSoc", minSoc, 0, 1);
        sessions = List.copyOf(sessions);
        for (int k = 1; k < sessions.size(); k++) {
            if (sessions.get(k).arrivalStep() < sessions.get(k - 1).departureStep()) {
                throw new IllegalArgumentException(
                        "EV session %d arrives at step %d, before session %d departs (step %d)."
                                .formatted(
                                        k,
                                        sessions.get(k).arrivalStep(),
                                        k - 1,
                                        sessions.get(k - 1).departureStep()));
            }
        }
    }
}
