package org.commonwatt.experiments.bench;

import org.commonwatt.grid.Battery;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;

/// What nothing can be faster than: one loop over the arrays of a scenario that keeps a battery and
/// a price and nothing else. No market, fees, taxes, accounts or figures.
final class BareLoop {
    private final int steps;
    private final int homes;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final double[] pricePerKwh;
    private final double[] feedInPerKwh;
    private final double[] storedKwh;
    private final double capacityKwh;
    private final double mostKwh;
    private final double eta;

    /// @param scenario the battery is that of the first member that has one
    BareLoop(Scenario scenario) {
        Exogenous paths = scenario.exogenous();
        steps = paths.steps();
        homes = paths.participants();
        demandKwh = new double[steps * homes];
        pvKwh = new double[steps * homes];
        pricePerKwh = new double[steps];
        feedInPerKwh = new double[steps];
        Tariff tariff = scenario.tariffs().getFirst();
        for (int t = 0; t < steps; t++) {
            paths.copyDemandRow(t, demandKwh, t * homes);
            paths.copyAvailableRow(t, pvKwh, t * homes);
            pricePerKwh[t] = tariff.retailPricePerKwh(t);
            feedInPerKwh[t] = tariff.feedInPricePerKwh(t);
        }
        Battery battery =
                scenario.community().participants().stream()
                        .flatMap(member -> java.util.stream.Stream.ofNullable(member.battery()))
                        .findFirst()
                        .orElseGet(() -> Battery.linear(8, 4));
        storedKwh = new double[homes];
        capacityKwh = battery.capacityKwh();
        mostKwh = battery.chargeKw() * scenario.axis().stepHours();
        eta = battery.etaCharge();
    }

    /// Passes over all steps once and returns what it cost.
    double run() {
        double cost = 0;
        for (int t = 0; t < steps; t++) {
            double price = pricePerKwh[t];
            double feedIn = feedInPerKwh[t];
            for (int i = 0; i < homes; i++) {
                double net = demandKwh[t * homes + i] - pvKwh[t * homes + i];
                double stored = storedKwh[i];
                double charge =
                        Math.max(
                                0, Math.min(Math.min(-net, mostKwh), (capacityKwh - stored) / eta));
                double discharge = Math.max(0, Math.min(Math.min(net, mostKwh), stored * eta));
                storedKwh[i] = stored + charge * eta - discharge / eta;
                double metered = net + charge - discharge;
                cost += metered > 0 ? metered * price : metered * feedIn;
            }
        }
        return cost;
    }
}
