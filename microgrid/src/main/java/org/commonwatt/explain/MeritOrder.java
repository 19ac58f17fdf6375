package org.commonwatt.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.market.auction.OrderBook;

/// The two sides of an auction's book in merit order, matched once more to see which orders set the
/// price (`docs/FORMULATION.md#explain-price`).
///
/// @param marginalBid limit of the last bid that trades, currency/kWh; NaN where none does
/// @param marginalAsk limit of the last ask that trades
/// @param nextBid limit of the first bid that is left out, in part or whole; −∞ for none
/// @param nextAsk limit of the first ask that is left out; +∞ for none
/// @param meanBid mean limit of what is bought, weighted with energy
/// @param meanAsk mean limit of what is sold
/// @param tradedKwh energy of all matches
/// @param whole whether the marginal orders trade in full
public record MeritOrder(
        double marginalBid,
        double marginalAsk,
        double nextBid,
        double nextAsk,
        double meanBid,
        double meanAsk,
        double tradedKwh,
        boolean whole) {
    /// A rest below this share of an order is rounding.
    private static final double FILLED = 1e-12;

    private record Order(double limitPerKwh, double energyKwh) {}

    /// Matches the orders of a book.
    public static MeritOrder of(OrderBook book) {
        List<Order> bids = side(book, true);
        List<Order> asks = side(book, false);
        int b = 0;
        int a = 0;
        double bidUsed = 0;
        double askUsed = 0;
        double traded = 0;
        double bidValue = 0;
        double askValue = 0;
        double lastBid = Double.NaN;
        double lastAsk = Double.NaN;
        while (b < bids.size()
                && a < asks.size()
                && bids.get(b).limitPerKwh >= asks.get(a).limitPerKwh) {
            Order bid = bids.get(b);
            Order ask = asks.get(a);
            double energy = Math.min(bid.energyKwh - bidUsed, ask.energyKwh - askUsed);
            lastBid = bid.limitPerKwh;
            lastAsk = ask.limitPerKwh;
            traded += energy;
            bidValue += energy * lastBid;
            askValue += energy * lastAsk;
            bidUsed += energy;
            askUsed += energy;
            if (bid.energyKwh - bidUsed <= FILLED * bid.energyKwh) {
                b++;
                bidUsed = 0;
            }
            if (ask.energyKwh - askUsed <= FILLED * ask.energyKwh) {
                a++;
                askUsed = 0;
            }
        }
        return new MeritOrder(
                lastBid,
                lastAsk,
                b < bids.size() ? bids.get(b).limitPerKwh : Double.NEGATIVE_INFINITY,
                a < asks.size() ? asks.get(a).limitPerKwh : Double.POSITIVE_INFINITY,
                bidValue / traded,
                askValue / traded,
                traded,
                bidUsed == 0 && askUsed == 0);
    }

    private static List<Order> side(OrderBook book, boolean buys) {
        List<Order> orders = new ArrayList<>();
        for (int order = 0; order < book.size(); order++) {
            if (book.buys(order) == buys) {
                orders.add(new Order(book.limitPerKwh(order), book.quantityKwh(order)));
            }
        }
        Comparator<Order> cheapest = Comparator.comparingDouble(Order::limitPerKwh);
        orders.sort(buys ? cheapest.reversed() : cheapest);
        return orders;
    }

    /// Lowest price at which nobody who would gain is left out and no seller loses.
    public double lowest() {
        return Math.max(marginalAsk, nextBid);
    }

    /// Highest such price.
    public double highest() {
        return Math.min(marginalBid, nextAsk);
    }
}
