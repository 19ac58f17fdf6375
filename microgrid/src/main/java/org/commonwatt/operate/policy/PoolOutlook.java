package org.commonwatt.operate.policy;

import java.util.Arrays;
import org.commonwatt.market.CommunityPrice;
import org.commonwatt.market.DynamicNem;
import org.commonwatt.market.NoMarket;
import org.commonwatt.market.OperatorPrice;
import org.commonwatt.market.Prices;
import org.commonwatt.operate.scenario.Scenario;

/// What members expect a kWh at their meters to cost and to earn over the coming day, under the
/// market of their scenario (`docs/FORMULATION.md#expected-prices`).
///
/// The price between members is announced where an operator sets it or the scenario gives it, and
/// follows from a formula elsewhere; how much of a member's energy is traded at it is expected from
/// what all members took and gave a day ago. Nothing else is known of the future.
///
/// Call [#prepare] once per step and copy. One copy only; not thread-safe.
public final class PoolOutlook implements PriceView {
    /// How the price between members comes about.
    private enum Kind {
        NONE,
        PLACE,
        BALANCE,
        SERIES
    }

    private final Prices prices;
    private final Kind kind;
    private final double place;
    private final double[] series;
    private final int steps;
    private final int n;

    /// Σ of what members take and give without storage, `[step of the ring]`.
    private final double[] demandKwh;

    private final double[] supplyKwh;
    private final double[] priceAhead;
    private final double[] boughtShare;
    private final double[] soldShare;

    /// Announced places in the range, −1 … 1, `[step of the ring]`; NaN before the first.
    private final double[] announced;

    private int now = -1;

    /// @param scenario market and tariffs
    public PoolOutlook(Scenario scenario) {
        prices = new Prices(scenario.tariffs());
        n = prices.participants();
        steps = scenario.axis().steps();
        int day = (int) Math.round(24 / scenario.axis().stepHours());
        demandKwh = new double[day];
        supplyKwh = new double[day];
        priceAhead = new double[day];
        boughtShare = new double[day];
        soldShare = new double[day];
        announced = new double[day];
        Arrays.fill(announced, scenario.market().operatorShare());
        series =
                scenario.market().pricePerKwh().stream().mapToDouble(Double::doubleValue).toArray();
        String mechanism = scenario.mechanism();
        boolean isSeries = mechanism.equals(CommunityPrice.NAME) && series.length > 0;
        boolean isBalance =
                mechanism.equals(new DynamicNem().name())
                        || (mechanism.equals(CommunityPrice.NAME) && series.length == 0);
        boolean isNone = mechanism.equals(new NoMarket().name());
        boolean isOperator = mechanism.equals(new OperatorPrice(0).name());
        kind = isNone ? Kind.NONE : isSeries ? Kind.SERIES : isBalance ? Kind.BALANCE : Kind.PLACE;
        place = isOperator ? Double.NaN : scenario.market().k();
    }

    /// Number of steps for which prices are expected: a day.
    public int steps() {
        return priceAhead.length;
    }

    /// Announces the operator's place in the range for a step of the coming day.
    ///
    /// @param share −1 the floor, 1 the ceiling
    public void announce(int step, double share) {
        announced[step % announced.length] = share;
    }

    /// What was announced for a step.
    public double announced(int step) {
        return announced[step % announced.length];
    }

    /// Takes what is known before a step.
    public void prepare(Observations o, int copy) {
        boolean follows = now >= 0 && o.step(copy) == now + 1;
        now = o.step(copy);
        // Of a day ago, only the step before this one is new.
        for (int lead = follows ? steps() - 1 : 1; lead < steps(); lead++) {
            double demand = 0;
            double supply = 0;
            for (int i = 0; i < n; i++) {
                double net = o.netYesterdayKwh(copy, i, lead);
                demand += Math.max(0, net);
                supply += Math.max(0, -net);
            }
            demandKwh[slot(lead)] = demand;
            supplyKwh[slot(lead)] = supply;
        }
        double demand = 0;
        double supply = 0;
        for (int i = 0; i < n; i++) {
            double net = o.netKwh(o.index(copy, i));
            demand += Math.max(0, net);
            supply += Math.max(0, -net);
        }
        demandKwh[slot(0)] = demand;
        supplyKwh[slot(0)] = supply;
        reprice();
    }

    private int slot(int lead) {
        return (now + lead) % demandKwh.length;
    }

    /// Prices anew after announcements.
    public void reprice() {
        for (int lead = 0; lead < priceAhead.length; lead++) {
            int t = Math.min(now + lead, steps - 1);
            double floor = prices.poolFloorPerKwh(t);
            double ceiling = prices.poolCeilingPerKwh(t);
            double demand = demandKwh[slot(lead)];
            double supply = supplyKwh[slot(lead)];
            boolean trades = kind != Kind.NONE && floor <= ceiling;
            boughtShare[lead] = trades ? share(supply, demand) : 0;
            soldShare[lead] = trades ? share(demand, supply) : 0;
            switch (kind) {
                case NONE -> priceAhead[lead] = ceiling;
                case PLACE -> {
                    double at = Double.isNaN(place) ? 0.5 * (1 + announced(now + lead)) : place;
                    priceAhead[lead] = floor + at * (ceiling - floor);
                }
                case BALANCE -> priceAhead[lead] = demand >= supply ? ceiling : floor;
                case SERIES -> {
                    priceAhead[lead] = series[series.length == 1 ? 0 : t];
                    // Everybody pays it on all energy, traded or not.
                    boughtShare[lead] = 1;
                    soldShare[lead] = 1;
                }
            }
        }
    }

    /// Part of `own` that the other side covers; where there is none of `own`, a first kWh is.
    private static double share(double other, double own) {
        return own > 0 ? Math.min(1, other / own) : other > 0 ? 1 : 0;
    }

    /// Expected Σ of what members take, kWh, before anything is stored.
    public double demandKwh(int lead) {
        return demandKwh[slot(lead)];
    }

    /// Expected Σ of what members give, kWh.
    public double supplyKwh(int lead) {
        return supplyKwh[slot(lead)];
    }

    /// Expected (Σ demand − Σ supply)/(Σ demand + Σ supply) of the whole day, −1 … 1; 1 where
    /// nothing is expected.
    public double dayBalance() {
        double demand = 0;
        double supply = 0;
        for (int slot = 0; slot < demandKwh.length; slot++) {
            demand += demandKwh[slot];
            supply += supplyKwh[slot];
        }
        double sum = demand + supply;
        return sum > 0 ? (demand - supply) / sum : 1;
    }

    /// Expected price between members, before fee and tax.
    public double pricePerKwh(int lead) {
        return priceAhead[lead];
    }

    /// What another imported kWh is expected to cost member `i` all in: the local price on the part
    /// that members deliver, the retail price on the rest.
    @Override
    public double perKwh(Observations o, int copy, int i, int lead) {
        int at = Math.min(lead, priceAhead.length - 1);
        double price = priceAhead[at];
        double vat = prices.vatRate(i);
        double local =
                (price > 0 ? price * (1 + vat) : price) + prices.localGridFeePerKwh(i) * (1 + vat);
        double retail = o.retailPricePerKwh(copy, i, at);
        return boughtShare[at] * local + (1 - boughtShare[at]) * retail;
    }

    @Override
    public void write(Observations o, int copy, int i, double[] out) {
        for (int lead = 0; lead < out.length; lead++) {
            out[lead] = perKwh(o, copy, i, lead);
        }
    }

    /// What another exported kWh is expected to earn member `i`.
    public double earnedPerKwh(int i, int lead) {
        double feedIn = prices.feedInPricePerKwh(Math.min(now + lead, steps - 1), i);
        return soldShare[lead] * priceAhead[lead] + (1 - soldShare[lead]) * feedIn;
    }

    /// What was announced, for snapshots.
    long[] state() {
        return Arrays.stream(announced).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    void restore(long[] state, int from) {
        now = -1;
        for (int k = 0; k < announced.length; k++) {
            announced[k] = Double.longBitsToDouble(state[from + k]);
        }
    }
}
