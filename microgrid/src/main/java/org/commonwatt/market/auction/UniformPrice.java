package org.commonwatt.market.auction;

/// Uniform-price double auction: one price for all, the largest welfare
/// (`docs/FORMULATION.md#uniform-price`).
///
/// With marginal bid b and ask a the price is k·b + (1 − k)·a, moved into the range of competitive
/// prices where it lies outside: nobody who would trade at the price is left out, nobody trades at
/// a loss. So where a marginal order is filled in part the price is that order's own limit. R.
/// Wilson, *Incentive efficiency of double auctions*, Econometrica 53 (1985): the k-double auction.
public final class UniformPrice implements Auction {
    private final double k;

    /// @param k place of the price between marginal ask (0) and marginal bid (1)
    public UniformPrice(double k) {
        this.k = requirePlace(k);
    }

    static double requirePlace(double k) {
        if (!(k >= 0 && k <= 1)) {
            throw new IllegalArgumentException("The k (%s) must be within 0 … 1.".formatted(k));
        }
        return k;
    }

    @Override
    public String name() {
        return "uniform-price";
    }

    @Override
    public void run(OrderBook book) {
        Crossing crossing = book.cross();
        if (crossing.pairs > 0) {
            double bid = crossing.bid(book, crossing.tradedBids - 1);
            double ask = crossing.ask(book, crossing.tradedAsks - 1);
            double middle = k * bid + (1 - k) * ask;
            double price =
                    Math.clamp(middle, crossing.lowestPrice(book), crossing.highestPrice(book));
            book.price(price, price);
        }
        book.total();
    }
}
