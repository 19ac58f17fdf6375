package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.wind.WindTurbine;
import org.jspecify.annotations.Nullable;

/// `wind`: a wind turbine, of a member or of the community.
final class WindSection {
    private static final double DEFAULT_HUB_M = 30;

    /// Turbines on lower masts are smaller.
    private static final double LOW_HUB_M = 40;

    private static final double LARGE_KW = 500;

    private WindSection() {}

    /// The turbine, or null where there is none or after a problem.
    static @Nullable WindTurbine read(Section at) {
        double rated = at.number("ratedKw", 0);
        if (!at.isObject() || !(rated > 0)) {
            return null;
        }
        double hub = at.number("hubHeightM", DEFAULT_HUB_M);
        if (rated > LARGE_KW && hub < LOW_HUB_M) {
            at.at("ratedKw")
                    .warning(
                            "is %s on a mast of %s m, which no turbine is.".formatted(rated, hub),
                            "it is in W, or hubHeightM is missing.");
        }
        return at.build(
                () -> {
                    WindTurbine usual = WindTurbine.of(rated, hub);
                    return new WindTurbine(
                            rated,
                            usual.hubHeightM(),
                            usual.curve(),
                            usual.shear(),
                            at.number("lossShare", usual.lossShare()));
                });
    }
}
