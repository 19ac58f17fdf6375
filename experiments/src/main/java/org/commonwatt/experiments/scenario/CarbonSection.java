package org.commonwatt.experiments.scenario;

import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.Exogenous;
import org.jspecify.annotations.Nullable;

/// `carbon`: how much carbon dioxide a kWh from the utility stands for, on average and at the
/// margin.
final class CarbonSection {
    private final double[] averageKgPerKwh;
    private final double @Nullable [] marginalKgPerKwh;

    /// Reads both.
    CarbonSection(Section at, ReadingContext context) {
        boolean apart = at.has("average") || at.has("marginal");
        if (apart && (at.has("flat") || at.has("series"))) {
            at.problem("has average or marginal beside flat or series; give one form.");
        }
        if (apart && !at.has("average")) {
            at.warning("has no average: imports are attributed no emissions.", null);
        }
        Section average = apart ? at.at("average") : at;
        averageKgPerKwh = context.numbers(average, Quantity.CARBON, 0);
        refuseNegative(average);
        marginalKgPerKwh =
                at.has("marginal") ? context.numbers(at.at("marginal"), Quantity.CARBON, 0) : null;
    }

    /// One more kWh may lower emissions; all kWh together cannot.
    private void refuseNegative(Section average) {
        for (int t = 0; t < averageKgPerKwh.length; t++) {
            if (averageKgPerKwh[t] < 0) {
                average.problem(
                        "is %s in step %d but must not be negative."
                                .formatted(averageKgPerKwh[t], t),
                        "it is a marginal intensity.");
                averageKgPerKwh[t] = 0;
            }
        }
    }

    /// Average intensity, kg/kWh, `[T]`.
    double[] averageKgPerKwh() {
        return averageKgPerKwh;
    }

    /// The paths with the marginal intensity, where there is one.
    Exogenous withMarginal(Exogenous paths) {
        return marginalKgPerKwh == null ? paths : paths.withMarginalCarbon(marginalKgPerKwh);
    }
}
