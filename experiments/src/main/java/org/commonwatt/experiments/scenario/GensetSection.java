package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.Genset;
import org.jspecify.annotations.Nullable;

/// `genset`: a generator set, of a member or of the community.
final class GensetSection {
    private GensetSection() {}

    /// The generator, or null where there is none or after a problem.
    static @Nullable Genset read(Section at) {
        double rated = at.number("ratedKw", 0);
        if (!at.isObject() || !(rated > 0)) {
            return null;
        }
        Genset usual = Genset.diesel(rated, 0);
        return at.build(
                () ->
                        new Genset(
                                rated,
                                at.number("minLoad", usual.minLoad()),
                                at.number("startMinutes", usual.startMinutes()),
                                at.number("noLoadLitresPerKwh", usual.noLoadLitresPerKwh()),
                                at.number("litresPerKwh", usual.litresPerKwh()),
                                at.number("startLitres", usual.startLitres()),
                                at.number("fuelPricePerLitre", 0),
                                at.number("startCost", usual.startCost())));
    }
}
