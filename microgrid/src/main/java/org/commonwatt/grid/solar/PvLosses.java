package org.commonwatt.grid.solar;

import org.commonwatt.grid.Checks;

/// Losses between the modules and the inverter that PVWatts tells apart (Dobos 2014), as shares 0 …
/// 1. They multiply: each takes its share of what the others leave.
///
/// @param soiling dirt
/// @param shading trees, chimneys, other rows
/// @param snow cover
/// @param mismatch unequal modules
/// @param wiring resistance of cables
/// @param connections resistance of plugs
/// @param lightInducedDegradation drop in the first months
/// @param nameplate modules below their nameplate
/// @param age decline since
/// @param availability outages of the system
public record PvLosses(
        double soiling,
        double shading,
        double snow,
        double mismatch,
        double wiring,
        double connections,
        double lightInducedDegradation,
        double nameplate,
        double age,
        double availability) {
    /// The defaults of PVWatts: 14.0757 % together.
    public static final PvLosses PVWATTS =
            new PvLosses(0.02, 0.03, 0, 0.02, 0.02, 0.005, 0.015, 0.01, 0, 0.03);

    public PvLosses {
        Checks.within("soiling", soiling, 0, 1);
        Checks.within("shading", shading, 0, 1);
        Checks.within("snow", snow, 0, 1);
        Checks.within("mismatch", mismatch, 0, 1);
        Checks.within("wiring", wiring, 0, 1);
        Checks.within("connections", connections, 0, 1);
        Checks.within("lightInducedDegradation", lightInducedDegradation, 0, 1);
        Checks.within("nameplate", nameplate, 0, 1);
        Checks.within("age", age, 0, 1);
        Checks.within("availability", availability, 0, 1);
    }

    /// All losses together, 0 … 1.
    public double share() {
        return 1
                - (1 - soiling)
                        * (1 - shading)
                        * (1 - snow)
                        * (1 - mismatch)
                        * (1 - wiring)
                        * (1 - connections)
                        * (1 - lightInducedDegradation)
                        * (1 - nameplate)
                        * (1 - age)
                        * (1 - availability);
    }
}
