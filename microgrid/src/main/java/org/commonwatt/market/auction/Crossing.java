package org.commonwatt.market.auction;

/// Bids from the dearest and asks from the cheapest, matched while a bid reaches an ask: the trades
/// with the largest welfare. Equal prices go by id. O(N log N), allocates only when the book grows.
final class Crossing {
    /// A rest below this share of an order is rounding: the order counts as filled.
    private static final double FILLED = 1e-12;

    int[] bids = new int[0];
    int[] asks = new int[0];
    int[] scratch = new int[0];
    private double[] key = new double[0];
    int bidCount;
    int askCount;

    /// Number of bids and asks that trade; the last of each is the marginal one.
    int tradedBids;

    int tradedAsks;

    /// Whether the marginal orders are filled.
    boolean bidFilled;

    boolean askFilled;

    /// Pairs in merit order: bid, ask, energy.
    int[] pairBid = new int[0];

    int[] pairAsk = new int[0];
    double[] pairKwh = new double[0];
    int pairs;

    void run(OrderBook book) {
        sort(book);
        match(book);
    }

    /// Puts bids and asks into merit order.
    void sort(OrderBook book) {
        int n = book.size();
        if (scratch.length < n) {
            int size = Math.max(n, 2 * scratch.length);
            bids = new int[size];
            asks = new int[size];
            scratch = new int[size];
            key = new double[size];
            pairBid = new int[size];
            pairAsk = new int[size];
            pairKwh = new double[size];
        }
        bidCount = 0;
        askCount = 0;
        for (int order = 0; order < n; order++) {
            if (book.buys(order)) {
                bids[bidCount++] = order;
                key[order] = -book.limitPerKwh(order);
            } else {
                asks[askCount++] = order;
                key[order] = book.limitPerKwh(order);
            }
        }
        StableOrder.sort(bids, bidCount, key, scratch);
        StableOrder.sort(asks, askCount, key, scratch);
    }

    private void match(OrderBook book) {
        int b = 0;
        int a = 0;
        double bidRest = bidCount > 0 ? book.quantityKwh(bids[0]) : 0;
        double askRest = askCount > 0 ? book.quantityKwh(asks[0]) : 0;
        pairs = 0;
        bidFilled = true;
        askFilled = true;
        while (b < bidCount
                && a < askCount
                && book.limitPerKwh(bids[b]) >= book.limitPerKwh(asks[a])) {
            int bid = bids[b];
            int ask = asks[a];
            double energy = Math.min(bidRest, askRest);
            pairBid[pairs] = bid;
            pairAsk[pairs] = ask;
            pairKwh[pairs++] = energy;
            bidRest -= energy;
            askRest -= energy;
            bidFilled = bidRest <= FILLED * book.quantityKwh(bid);
            askFilled = askRest <= FILLED * book.quantityKwh(ask);
            book.tradedKwh[bid] = book.quantityKwh(bid) - (bidRest > 0 ? bidRest : 0);
            book.tradedKwh[ask] = book.quantityKwh(ask) - (askRest > 0 ? askRest : 0);
            if (bidFilled) {
                b++;
                bidRest = b < bidCount ? book.quantityKwh(bids[b]) : 0;
            }
            if (askFilled) {
                a++;
                askRest = a < askCount ? book.quantityKwh(asks[a]) : 0;
            }
        }
        // Where the loop ended with a rest, that order is the marginal one and not filled.
        boolean bidOpen = pairs > 0 && b < bidCount && pairBid[pairs - 1] == bids[b];
        boolean askOpen = pairs > 0 && a < askCount && pairAsk[pairs - 1] == asks[a];
        bidFilled = !bidOpen;
        askFilled = !askOpen;
        tradedBids = bidOpen ? b + 1 : b;
        tradedAsks = askOpen ? a + 1 : a;
    }

    /// Limit of the bid at a place of the merit order; −∞ beyond the last.
    double bid(OrderBook book, int place) {
        return place < bidCount ? book.limitPerKwh(bids[place]) : Double.NEGATIVE_INFINITY;
    }

    /// Limit of the ask at a place of the merit order; +∞ beyond the last.
    double ask(OrderBook book, int place) {
        return place < askCount ? book.limitPerKwh(asks[place]) : Double.POSITIVE_INFINITY;
    }

    /// Lowest price at which no buyer who would gain is left out and no seller loses.
    double lowestPrice(OrderBook book) {
        int unserved = bidFilled ? tradedBids : tradedBids - 1;
        return Math.max(ask(book, tradedAsks - 1), bid(book, unserved));
    }

    /// Highest price at which no seller who would gain is left out and no buyer loses.
    double highestPrice(OrderBook book) {
        int unserved = askFilled ? tradedAsks : tradedAsks - 1;
        return Math.min(bid(book, tradedBids - 1), ask(book, unserved));
    }
}
