package org.commonwatt.experiments.scenario;

import java.util.List;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.grid.feeder.LowVoltageNetwork;
import org.commonwatt.grid.feeder.LowVoltageNetwork.Cable;
import org.commonwatt.grid.feeder.LowVoltageNetwork.Transformer;
import org.jspecify.annotations.Nullable;

/// `feeder: {generate: …}`: a street network made from parameters.
final class StreetSection {
    private static final double USUAL_KVA = 400;
    private static final double USUAL_SHORT_CIRCUIT_PERCENT = 6;
    private static final double USUAL_COPPER_PERCENT = 1.425;
    private static final double USUAL_IRON_PERCENT = 0.3375;
    private static final double USUAL_NO_LOAD_PERCENT = 0.3375;
    private static final int HOUSES_PER_LINE = 15;
    private static final double USUAL_SPACING_M = 20;
    private static final double USUAL_SOURCE_PU = 1.02;

    private StreetSection() {}

    /// The parameters, or null after a problem.
    ///
    /// @param houses members with a house of their own
    static @Nullable LowVoltageNetwork read(Section at, int houses) {
        double rated = at.number("transformerKva", USUAL_KVA);
        Section cable = at.at("cable");
        int lines =
                at.integer("lines", Math.max(1, (houses + HOUSES_PER_LINE - 1) / HOUSES_PER_LINE));
        return at.build(
                () ->
                        new LowVoltageNetwork(
                                new Transformer(
                                        rated,
                                        at.number(
                                                        "shortCircuitPercent",
                                                        USUAL_SHORT_CIRCUIT_PERCENT)
                                                / 100,
                                        at.number("copperLossPercent", USUAL_COPPER_PERCENT) / 100,
                                        at.number("ironLossKw", rated * USUAL_IRON_PERCENT / 100),
                                        at.number("noLoadPercent", USUAL_NO_LOAD_PERCENT) / 100),
                                new Cable(
                                        cable.number("ohmPerKm", Cable.NAYY_150.ohmPerKm()),
                                        cable.number(
                                                "reactanceOhmPerKm",
                                                Cable.NAYY_150.reactanceOhmPerKm()),
                                        cable.number("maxAmpere", Cable.NAYY_150.maxAmpere())),
                                lines,
                                at.number("spacingM", USUAL_SPACING_M),
                                at.number("sourcePu", USUAL_SOURCE_PU)));
    }

    /// The same as a file would give it.
    static NetworkFile file(LowVoltageNetwork street, int houses) {
        return new NetworkFile(
                "the generated feeder", street.network(houses), List.of(), List.of(), List.of());
    }
}
