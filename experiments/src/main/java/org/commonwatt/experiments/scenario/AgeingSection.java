package org.commonwatt.experiments.scenario;

import org.commonwatt.grid.ageing.Ageing;
import org.commonwatt.grid.ageing.CellTemperature;
import org.commonwatt.grid.ageing.LfpAgeing;
import org.commonwatt.grid.ageing.ThroughputAgeing;
import org.jspecify.annotations.Nullable;

/// `battery.ageing`: how a battery loses capacity.
final class AgeingSection {
    private static final double INDOOR_C = 25;

    /// What data sheets of home batteries promise: 6000 full cycles or 15 years down to 80 %.
    private static final double CYCLES = 6000;

    private static final double YEARS = 15;
    private static final double END_OF_LIFE = 0.8;

    private AgeingSection() {}

    /// The ageing, or null where there is none or after a problem.
    static @Nullable Ageing read(Section at) {
        if (at.has("lfp") && at.has("throughput")) {
            at.problem("has both lfp and throughput; give one of them.");
            return null;
        }
        if (at.text("").equals("throughput") || at.has("throughput")) {
            return throughput(at.at("throughput"));
        }
        return at.text("").equals("lfp") || at.has("lfp") ? lfp(at.at("lfp")) : null;
    }

    private static ThroughputAgeing throughput(Section at) {
        return new ThroughputAgeing(
                at.number("cycles", CYCLES),
                at.number("depth", 1),
                at.number("years", YEARS),
                at.number("endOfLife", END_OF_LIFE));
    }

    private static @Nullable LfpAgeing lfp(Section at) {
        if (at.has("cellC") && (at.has("leastCellC") || at.has("mostCellC"))) {
            at.at("cellC").problem("stands beside leastCellC or mostCellC; give one of them.");
            return null;
        }
        if (at.has("leastCellC") != at.has("mostCellC")) {
            String missing = at.has("leastCellC") ? "mostCellC" : "leastCellC";
            at.at(missing).problem("is missing; the other bound needs it.");
            return null;
        }
        double constant = at.number("cellC", INDOOR_C);
        double least = at.number("leastCellC", constant);
        double most = at.number("mostCellC", constant);
        if (least > most) {
            at.at("leastCellC")
                    .problem(
                            "is %s but must not be above the mostCellC of %s."
                                    .formatted(least, most));
            return null;
        }
        return new LfpAgeing(new CellTemperature(least, most));
    }

    /// Wear of a battery, currency/kWh: given, or what its replacement costs by the cycles it has.
    static double wearPerKwh(
            Section battery, @Nullable Ageing ageing, double capacityKwh, double oneWay) {
        Section cost = battery.at("ageing").at("throughput").at("replacementCost");
        if (cost.isPresent() && battery.has("wearCostPerKwh")) {
            battery.at("wearCostPerKwh")
                    .problem("stands beside the replacementCost of the ageing; give one of them.");
        }
        double given = battery.number("wearCostPerKwh", 0);
        return ageing instanceof ThroughputAgeing life && cost.isNumber()
                ? life.wearPricePerKwh(cost.number(0), capacityKwh, oneWay)
                : given;
    }
}
