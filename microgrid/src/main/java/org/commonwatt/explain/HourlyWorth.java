package org.commonwatt.explain;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.simulation.Simulation;

/// What a member's demand is by hour of the day, and about what a kWh more costs it: where a search
/// for better hours begins. Estimates only; what is found is played.
final class HourlyWorth implements Replay.Witness {
    private static final int HOURS = 24;

    private final int i;
    private final double[] demandKwh = new double[HOURS];
    private final double[] priceSum = new double[HOURS];
    private final int[] steps = new int[HOURS];
    private int days;
    private int lastDay = -1;

    HourlyWorth(int participant) {
        i = participant;
    }

    @Override
    public void after(Simulation run) {
        int t = run.step() - 1;
        var axis = run.scenario().axis();
        int hour = axis.hourOfDay(t);
        StepFlows flows = run.flows();
        demandKwh[hour] += flows.servedKwh[i] - flows.jobKwh[i];
        priceSum[hour] += marginal(t, run.prices(), flows, run.clearing());
        steps[hour]++;
        days += axis.day(t) == lastDay ? 0 : 1;
        lastDay = axis.day(t);
    }

    /// A buyer pays the pool's price where neighbours have enough, else its retailer's; a seller
    /// forgoes what it gets.
    private double marginal(int t, Prices prices, StepFlows flows, Clearing clearing) {
        double imports = flows.gridImportKwh[i];
        double exports = flows.gridExportKwh[i];
        if (imports > 0 || exports == 0) {
            boolean plenty = clearing.purchaseKwh[i] > 0.999 * imports && imports > 0;
            return plenty
                    ? (clearing.purchasePricePerKwh[i] + prices.localGridFeePerKwh(i))
                            * (1 + prices.vatRate(i))
                    : prices.retailPricePerKwh(t, i);
        }
        double share = clearing.saleKwh[i] / exports;
        double pool = share > 0 ? clearing.salePricePerKwh[i] : 0;
        return share * pool + (1 - share) * prices.feedInPricePerKwh(t, i);
    }

    /// Demand of some hours, kWh per day.
    double demandKwh(int fromHour, int hours) {
        double sum = 0;
        for (int k = 0; k < hours; k++) {
            sum += demandKwh[(fromHour + k) % HOURS];
        }
        return sum / Math.max(1, days);
    }

    /// The hours in a row in which energy is dearest (weighted with demand), as their first.
    int dearest(int hours) {
        int best = 0;
        for (int from = 1; from < HOURS; from++) {
            best = worth(from, hours) > worth(best, hours) ? from : best;
        }
        return best;
    }

    /// The hours in a row in which energy is cheapest and that do not overlap others, as their
    /// first.
    int cheapest(int hours, int apartFrom) {
        int best = -1;
        for (int from = 0; from < HOURS; from++) {
            int distance = Math.floorMod(from - apartFrom, HOURS);
            boolean apart = distance >= hours && HOURS - distance >= hours;
            if (apart && (best < 0 || price(from, hours) < price(best, hours))) {
                best = from;
            }
        }
        return best;
    }

    private double worth(int from, int hours) {
        double sum = 0;
        for (int k = 0; k < hours; k++) {
            int hour = (from + k) % HOURS;
            sum += demandKwh[hour] * priceSum[hour] / Math.max(1, steps[hour]);
        }
        // A price without demand is no chance; demand at a low price is none either.
        return sum * price(from, hours);
    }

    private double price(int from, int hours) {
        double sum = 0;
        for (int k = 0; k < hours; k++) {
            int hour = (from + k) % HOURS;
            sum += priceSum[hour] / Math.max(1, steps[hour]);
        }
        return sum / hours;
    }
}
