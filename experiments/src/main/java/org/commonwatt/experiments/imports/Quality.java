package org.commonwatt.experiments.imports;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Figures;

/// What looks odd about a measured series.
final class Quality {
    /// Below this a home's demand is next to nothing, kW: less than its standby.
    private static final double NEAR_ZERO_KW = 0.01;

    /// Share of such steps that is worth a flag.
    private static final double NEAR_ZERO_SHARE = 0.05;

    /// Yield of a year that panels in the open exceed, kWh per kW peak.
    private static final double LOW_YIELD = 600;

    private static final double YEAR_HOURS = 8760;

    private Quality() {}

    /// Flags of a home's demand.
    static List<String> ofDemand(double[] energyKwh, double stepHours) {
        int near = 0;
        for (double energy : energyKwh) {
            near += energy < NEAR_ZERO_KW * stepHours ? 1 : 0;
        }
        var flags = new ArrayList<String>();
        if (near > NEAR_ZERO_SHARE * energyKwh.length) {
            flags.add(
                    "demand is below 10 W in %d of %d steps: empty, or net of generation"
                            .formatted(near, energyKwh.length));
        }
        return flags;
    }

    /// Flags of photovoltaics, given its yield.
    static List<String> ofYield(double[] kwhPerKwp, double stepHours) {
        double sum = 0;
        for (double energy : kwhPerKwp) {
            sum += energy;
        }
        double hours = kwhPerKwp.length * stepHours;
        double year = sum * YEAR_HOURS / hours;
        return hours > 0.9 * YEAR_HOURS && year < LOW_YIELD
                ? List.of(
                        "photovoltaics yield %s kWh per kW peak and year: hardly any"
                                .formatted(Figures.of(year)))
                : List.of();
    }
}
