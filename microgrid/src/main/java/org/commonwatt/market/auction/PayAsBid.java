package org.commonwatt.market.auction;

/// Pay as bid: bids and asks are paired in merit order, dearest bid with cheapest ask, and each
/// pair trades at its own price (`docs/FORMULATION.md#pay-as-bid`).
///
/// The price of a pair is k·bid + (1 − k)·ask; an order in several pairs pays their mean. The same
/// energy trades as under [UniformPrice]. Honest orders are not the best ones: who bids less often
/// pays less.
public final class PayAsBid implements Auction {
    private final double k;

    /// @param k place of a pair's price between its ask (0) and its bid (1)
    public PayAsBid(double k) {
        this.k = UniformPrice.requirePlace(k);
    }

    @Override
    public String name() {
        return "pay-as-bid";
    }

    @Override
    public void run(OrderBook book) {
        Crossing crossing = book.cross();
        book.price(0, 0);
        for (int pair = 0; pair < crossing.pairs; pair++) {
            int bid = crossing.pairBid[pair];
            int ask = crossing.pairAsk[pair];
            double energy = crossing.pairKwh[pair];
            double price = k * book.limitPerKwh(bid) + (1 - k) * book.limitPerKwh(ask);
            book.pricePerKwh[bid] += price * (energy / book.tradedKwh[bid]);
            book.pricePerKwh[ask] += price * (energy / book.tradedKwh[ask]);
        }
        book.total();
    }
}
