package org.commonwatt.market.auction;

import java.util.Arrays;

/// The orders of one period in one community, and, once an [Auction] has run, what each traded.
///
/// Flat arrays indexed by order id, the order of arrival: 0 first. A participant may have several
/// orders on either side. Mutable and reused: [#clear] empties it. One thread at a time.
public final class OrderBook {
    private static final String FINITE = "The %s (%s) of an order must be %s.";

    private static final double ROUNDING = 1e-12;

    private int count;
    private boolean[] buys;
    private int[] participant;
    private double[] quantityKwh;
    private double[] limitPerKwh;

    /// What each order traded, kWh.
    double[] tradedKwh;

    /// Price of what each order traded; NaN where it traded nothing.
    double[] pricePerKwh;

    final Crossing crossing = new Crossing();
    private double volumeKwh;
    private double surplus;
    private double paid;

    /// @param capacity number of orders for which memory is taken at once; the book grows beyond
    public OrderBook(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "The capacity (%d) must be at least 1.".formatted(capacity));
        }
        buys = new boolean[capacity];
        participant = new int[capacity];
        quantityKwh = new double[capacity];
        limitPerKwh = new double[capacity];
        tradedKwh = new double[capacity];
        pricePerKwh = new double[capacity];
    }

    /// Takes all orders out.
    public void clear() {
        count = 0;
    }

    /// Puts an order in.
    ///
    /// @param owner index of the participant, ≥ 0
    /// @param buy whether it buys
    /// @param energyKwh at most this much, > 0; any part of it may trade
    /// @param limit highest price that a buyer pays, lowest that a seller takes, per kWh
    /// @return the id of the order
    public int add(int owner, boolean buy, double energyKwh, double limit) {
        if (!(energyKwh > 0) || Double.isInfinite(energyKwh)) {
            throw new IllegalArgumentException(
                    FINITE.formatted("quantity", energyKwh, "positive and finite"));
        }
        if (!Double.isFinite(limit)) {
            throw new IllegalArgumentException(FINITE.formatted("limit price", limit, "finite"));
        }
        if (count == buys.length) {
            grow();
        }
        buys[count] = buy;
        participant[count] = owner;
        quantityKwh[count] = energyKwh;
        limitPerKwh[count] = limit;
        return count++;
    }

    private void grow() {
        int size = 2 * count;
        buys = Arrays.copyOf(buys, size);
        participant = Arrays.copyOf(participant, size);
        quantityKwh = Arrays.copyOf(quantityKwh, size);
        limitPerKwh = Arrays.copyOf(limitPerKwh, size);
        tradedKwh = Arrays.copyOf(tradedKwh, size);
        pricePerKwh = Arrays.copyOf(pricePerKwh, size);
    }

    /// Number of orders.
    public int size() {
        return count;
    }

    /// Whether an order buys.
    public boolean buys(int order) {
        return buys[order];
    }

    /// Who placed an order.
    public int participant(int order) {
        return participant[order];
    }

    /// Quantity of an order, kWh.
    public double quantityKwh(int order) {
        return quantityKwh[order];
    }

    /// Limit price of an order.
    public double limitPerKwh(int order) {
        return limitPerKwh[order];
    }

    /// What an order traded, kWh, 0 … its quantity.
    public double tradedKwh(int order) {
        return tradedKwh[order];
    }

    /// Price of what an order traded; NaN where it traded nothing.
    public double pricePerKwh(int order) {
        return pricePerKwh[order];
    }

    /// Energy exchanged, kWh.
    public double volumeKwh() {
        return volumeKwh;
    }

    /// What buyers pay above what sellers get; the market keeps it.
    public double surplus() {
        return surplus;
    }

    /// Mean price that buyers pay; NaN where nothing is traded.
    public double meanBuyPricePerKwh() {
        return volumeKwh > 0 ? paid / volumeKwh : Double.NaN;
    }

    /// Divides what orders of one side and one limit traded among them by quantity, all at their
    /// mean price: who came first does not matter. Energy, money and every limit stay kept.
    public void shareTies() {
        crossing.sort(this);
        shareTies(crossing.bids, crossing.bidCount);
        shareTies(crossing.asks, crossing.askCount);
    }

    private void shareTies(int[] orders, int orderCount) {
        int start = 0;
        while (start < orderCount) {
            double limit = limitPerKwh[orders[start]];
            int end = start;
            double quantity = 0;
            double traded = 0;
            double money = 0;
            while (end < orderCount && limitPerKwh[orders[end]] == limit) {
                int order = orders[end++];
                quantity += quantityKwh[order];
                traded += tradedKwh[order];
                money += tradedKwh[order] > 0 ? tradedKwh[order] * pricePerKwh[order] : 0;
            }
            for (int place = start; place < end && traded > 0 && end > start + 1; place++) {
                int order = orders[place];
                double share = quantityKwh[order] / quantity;
                tradedKwh[order] = Math.min(quantityKwh[order], traded * share);
                pricePerKwh[order] = money / traded;
            }
            start = end;
        }
    }

    /// Matches the book by price, then id, as far as bids reach asks.
    Crossing cross() {
        Arrays.fill(tradedKwh, 0, count, 0);
        Arrays.fill(pricePerKwh, 0, count, Double.NaN);
        crossing.run(this);
        return crossing;
    }

    /// Gives every order that traded one price.
    void price(double buyers, double sellers) {
        for (int order = 0; order < count; order++) {
            if (tradedKwh[order] > 0) {
                pricePerKwh[order] = buys[order] ? buyers : sellers;
            }
        }
    }

    /// Adds up what was traded.
    void total() {
        double bought = 0;
        double spent = 0;
        double earned = 0;
        double moved = 0;
        for (int order = 0; order < count; order++) {
            if (tradedKwh[order] > 0) {
                double money = tradedKwh[order] * pricePerKwh[order];
                bought += buys[order] ? tradedKwh[order] : 0;
                spent += buys[order] ? money : 0;
                earned += buys[order] ? 0 : money;
                moved += Math.abs(money);
            }
        }
        volumeKwh = bought;
        paid = spent;
        surplus = spent - earned > ROUNDING * moved ? spent - earned : 0;
    }
}
