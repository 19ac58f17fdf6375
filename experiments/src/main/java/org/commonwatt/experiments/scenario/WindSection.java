package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.wind.WindTurbine;
import org.jspecify.annotations.Nullable;

/// `wind`: a wind turbine, of a member or of the community.
final class WindSection {
    private static final double DEFAULT_HUB_M = 30;

    private WindSection() {}

    /// The turbine, or null where there is none or after a problem.
    static @Nullable WindTurbine read(Section at) {
        double rated = at.number("ratedKw", 0);
        if (!at.isObject() || !(rated > 0)) {
            return null;
        }
        try {
            WindTurbine usual = WindTurbine.of(rated, at.number("hubHeightM", DEFAULT_HUB_M));
            return new WindTurbine(
                    rated,
                    usual.hubHeightM(),
                    usual.curve(),
                    usual.shear(),
                    at.number("lossShare", usual.lossShare()));
        } catch (IllegalArgumentException invalid) {
            if (at.findings().isClean()) {
                at.problem("cannot be: " + invalid.getMessage());
            }
            return null;
        }
    }
}
