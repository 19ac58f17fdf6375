package org.commonwatt.market.auction;

/// McAfee's double auction: for buyers and sellers of one unit each, telling the truth is best
/// whatever others do (`docs/FORMULATION.md#mcafee`).
///
/// With K profitable pairs, p0 is the middle of the next bid and ask, those left out. Where p0 lies
/// between marginal ask and bid all K trade at p0. Else the marginal pair does not trade: buyers
/// pay its bid, sellers get its ask, the market keeps the surplus. R. P. McAfee, *A dominant
/// strategy double auction*, J. Economic Theory 56 (1992).
///
/// Orders of other sizes: the marginal orders are left out whole, and the longer side gives up
/// equal amounts: P. Huang, A. Scheller-Wolf and K. Sycara, *Design of a multi-unit double auction
/// e-market*, Computational Intelligence 18 (2002). There truth is best only for owners of a single
/// order.
public final class McAfee implements Auction {
    @Override
    public String name() {
        return "mcafee";
    }

    @Override
    public void run(OrderBook book) {
        Crossing crossing = book.cross();
        if (crossing.pairs > 0) {
            double bid = crossing.bid(book, crossing.tradedBids - 1);
            double ask = crossing.ask(book, crossing.tradedAsks - 1);
            double outside =
                    0.5
                            * (crossing.bid(book, crossing.tradedBids)
                                    + crossing.ask(book, crossing.tradedAsks));
            boolean whole = crossing.bidFilled && crossing.askFilled;
            // Where nobody is left out on a side, the middle is infinite or NaN.
            if (whole && outside >= ask && outside <= bid) {
                book.price(outside, outside);
            } else {
                leaveOut(book, crossing);
                book.price(bid, ask);
            }
        }
        book.total();
    }

    private static void leaveOut(OrderBook book, Crossing crossing) {
        book.tradedKwh[crossing.bids[crossing.tradedBids - 1]] = 0;
        book.tradedKwh[crossing.asks[crossing.tradedAsks - 1]] = 0;
        double bought = sum(book, crossing.bids, crossing.tradedBids - 1);
        double sold = sum(book, crossing.asks, crossing.tradedAsks - 1);
        if (bought > sold) {
            cut(book, crossing.bids, crossing.tradedBids - 1, sold);
        } else {
            cut(book, crossing.asks, crossing.tradedAsks - 1, bought);
        }
    }

    private static double sum(OrderBook book, int[] orders, int count) {
        double sum = 0;
        for (int place = 0; place < count; place++) {
            sum += book.tradedKwh[orders[place]];
        }
        return sum;
    }

    /// Takes orders down to `target` kWh in all: each gives up the same amount, at most all it has.
    private static void cut(OrderBook book, int[] orders, int count, double target) {
        double[] traded = book.tradedKwh;
        StableOrder.sort(orders, count, traded, book.crossing.scratch);
        double gap = sum(book, orders, count) - target;
        for (int place = 0; place < count; place++) {
            double part = Math.min(traded[orders[place]], gap / (count - place));
            traded[orders[place]] -= part;
            gap -= part;
        }
    }
}
