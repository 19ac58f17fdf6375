package org.commonwatt.operate.policy;

import org.commonwatt.grid.Actions;

/// The rule for heat pumps and deferrable jobs, by the published prices of the coming day.
///
/// Heat pumps look ahead for their rooms ([HeatRule]) or move their targets with the price: warmest
/// at the cheapest step of the day, coolest at the dearest, ordinary at the mean price or where it
/// never changes, and warmer in cold weather by surplus of sun or wind. An announced outage warms
/// too; an outage saves. Jobs start in a surplus or where no later start is cheaper, in an outage
/// only when they must.
final class FlexibleRule {
    private static final double EQUAL_PRICE = 1e-9;

    /// Outdoor temperature from which surplus does not warm rooms, °C.
    private static final double MILD_C = 10;

    /// By how much surplus warms: half of what residents accept leaves room for the sun.
    private static final double WARMER = 0.5;

    private final ScenarioDevices devices;
    private final PriceView prices;
    private final double elasticity;
    private final boolean looksAhead;
    private final double[] pricePerKwh;

    /// What heat pumps will draw more than in the step before, `[participant]`.
    private final double[] moreKwh;

    private double allMoreKwh;
    private RuleNumbers.Season season = RuleNumbers.Season.USUAL;

    private FlexibleRule(
            ScenarioDevices devices, PriceView prices, double elasticity, boolean looksAhead) {
        this.devices = devices;
        this.prices = prices;
        this.elasticity = elasticity;
        this.looksAhead = looksAhead;
        pricePerKwh = new double[(int) Math.round(24 / devices.stepHours)];
        moreKwh = new double[devices.capacityKwh.length];
    }

    /// The rule by retail prices that heats ahead of dear hours.
    static FlexibleRule lookingAhead(ScenarioDevices devices) {
        return new FlexibleRule(devices, PriceView.RETAIL, Double.NaN, true);
    }

    /// The rule whose targets move with retail prices, at full span between the day's dearest and
    /// cheapest step.
    static FlexibleRule byPrice(ScenarioDevices devices) {
        return byPrice(devices, PriceView.RETAIL, Double.NaN);
    }

    /// @param prices by which hours are chosen
    /// @param elasticity by how much of its span a target moves per relative distance of the price
    ///   from the day's mean; NaN where the day's extremes have the full span
    static FlexibleRule byPrice(ScenarioDevices devices, PriceView prices, double elasticity) {
        return new FlexibleRule(devices, prices, elasticity, false);
    }

    /// Changes the numbers that it goes by.
    void tune(RuleNumbers.Season numbers) {
        season = numbers;
    }

    /// Writes the actions of one copy.
    ///
    /// @param pooled whether surplus is the community's or each member's own
    void act(Observations o, Actions actions, int copy, boolean pooled) {
        allMoreKwh = 0;
        for (int i : devices.heatMembers) {
            int k = o.index(copy, i);
            double action = heatAction(o, copy, i, pooled);
            actions.heat(k, action);
            if (looksAhead) {
                moreKwh[i] = devices.heat[i].drawKwh(o, copy, k, action) - o.heatKwh(k);
                allMoreKwh += moreKwh[i];
            }
        }
        for (int i : devices.jobMembers) {
            int k = o.index(copy, i);
            actions.job(k, o.jobWaits(k) && startsNow(o, copy, i, pooled) ? 1 : -1);
        }
    }

    /// Member `i`'s net with its heat pump as it was asked in the last call, kWh; as in the step
    /// before where the rule does not look ahead.
    double netKwh(Observations o, int copy, int i) {
        return o.netKwh(o.index(copy, i)) + moreKwh[i];
    }

    /// The same for the community.
    double communityNetKwh(Observations o, int copy) {
        return o.communityNetKwh(copy) + allMoreKwh;
    }

    private static boolean surplus(Observations o, int copy, int i, boolean pooled) {
        return (pooled ? o.communityNetKwh(copy) : o.netKwh(o.index(copy, i))) < 0;
    }

    private double heatAction(Observations o, int copy, int i, boolean pooled) {
        if (o.outage(copy)) {
            return -1;
        }
        // In mild weather sun and people warm the room further, out of comfort.
        boolean mild = o.outdoorC(copy) >= MILD_C;
        boolean plans = looksAhead && devices.heat[i].heatsRoom();
        if (Double.isFinite(o.outageInHours(copy)) || (!plans && surplus(o, copy, i, pooled))) {
            return mild ? 0 : WARMER;
        }
        prices.write(o, copy, i, pricePerKwh);
        if (plans) {
            return devices.heat[i].action(o.outdoorC(copy), pricePerKwh, season);
        }
        double mean = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double price : pricePerKwh) {
            mean += price / pricePerKwh.length;
            least = Math.min(least, price);
            most = Math.max(most, price);
        }
        double extremes = Math.max(most - mean, mean - least);
        double reach = Double.isNaN(elasticity) ? extremes : Math.abs(mean) / elasticity;
        return reach < EQUAL_PRICE ? 0 : Math.clamp((mean - pricePerKwh[0]) / reach, -1, 1);
    }

    private boolean startsNow(Observations o, int copy, int i, boolean pooled) {
        if (o.outage(copy)) {
            return false;
        }
        if (surplus(o, copy, i, pooled)) {
            return true;
        }
        int k = o.index(copy, i);
        prices.write(o, copy, i, pricePerKwh);
        int length = Math.min(o.jobSteps(k), pricePerKwh.length);
        int latest = (int) Math.round(o.jobHoursLeft(k) / devices.stepHours);
        latest = Math.min(latest, pricePerKwh.length - length);
        double now = cost(0, length);
        for (int start = 1; start <= latest; start++) {
            if (cost(start, length) < now - EQUAL_PRICE) {
                return false;
            }
        }
        return true;
    }

    private double cost(int start, int length) {
        double sum = 0;
        for (int t = start; t < start + length; t++) {
            sum += pricePerKwh[t];
        }
        return sum;
    }
}
