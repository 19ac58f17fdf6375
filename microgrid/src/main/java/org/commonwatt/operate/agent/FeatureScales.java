package org.commonwatt.operate.agent;

import java.util.List;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.scenario.Scenario;

/// What features are divided by, from the days of a scenario: a policy keeps the scales that it was
/// trained with.
///
/// @param priceMean mean all-in retail price, currency/kWh
/// @param priceSpread standard deviation of it over steps, at least a tenth of the mean
/// @param ownKwh twice the mean of |demand − generation| of each participant in a step
/// @param communityKwh the same of the community, per member
public record FeatureScales(
        double priceMean, double priceSpread, List<Double> ownKwh, double communityKwh) {
    private static final double LEAST_KWH = 1e-3;

    public FeatureScales {
        ownKwh = List.copyOf(ownKwh);
    }

    /// Those of a scenario.
    public static FeatureScales of(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        int n = paths.participants();
        int steps = paths.steps();
        double[] own = new double[n];
        double community = 0;
        for (int t = 0; t < steps; t++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double net = paths.demandKwh(t, i) - paths.availableKwh(t, i);
                own[i] += 2 * Math.abs(net) / steps;
                sum += net;
            }
            community += 2 * Math.abs(sum) / n / steps;
        }
        var prices = new Prices(scenario.tariffs());
        double mean = 0;
        double square = 0;
        for (int t = 0; t < steps; t++) {
            double price = prices.meanRetailPricePerKwh(t);
            mean += price / steps;
            square += price * price / steps;
        }
        double spread = Math.sqrt(Math.max(0, square - mean * mean));
        return new FeatureScales(
                mean,
                Math.max(spread, Math.max(1e-6, 0.1 * Math.abs(mean))),
                java.util.Arrays.stream(own).map(x -> Math.max(LEAST_KWH, x)).boxed().toList(),
                Math.max(LEAST_KWH, community));
    }
}
