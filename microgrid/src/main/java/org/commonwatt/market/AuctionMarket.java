package org.commonwatt.market;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.auction.Auction;
import org.commonwatt.market.auction.OrderBook;

/// An auction as a market mechanism: orders are collected and matched before delivery, trades are
/// firm (`docs/FORMULATION.md#auctions`).
///
/// Orders of one side and one limit share what they trade by quantity, so that members on the same
/// tariff are treated alike. [#clear(OrderBook, int, int, Clearing)] turns a book into trades. Of
/// metered flows [#clear(Prices, int, StepFlows, int, Clearing)] makes the orders that a member
/// without flexibility would place, at its own import and feed-in price: the auction in hindsight.
public final class AuctionMarket implements ClearingMechanism {
    private final Auction auction;

    /// @param auction what decides
    public AuctionMarket(Auction auction) {
        this.auction = auction;
    }

    @Override
    public String name() {
        return auction.name();
    }

    @Override
    public boolean pools() {
        return true;
    }

    /// What one kWh of local energy is worth to a member that would else import it: the most it
    /// bids, energy price and the grid fee that local energy saves.
    public static double worthPerKwh(Prices prices, int t, int i) {
        return prices.importPricePerKwh(t, i)
                + prices.gridFeePerKwh(i)
                - prices.localGridFeePerKwh(i);
    }

    /// Runs the auction in hindsight on metered flows; allocates a book.
    @Override
    public void clear(Prices prices, int t, StepFlows flows, int copy, Clearing out) {
        int n = prices.participants();
        OrderBook book = new OrderBook(n);
        for (int i = 0; i < n; i++) {
            double imports = flows.gridImportKwh[copy * n + i];
            double exports = flows.gridExportKwh[copy * n + i];
            if (imports > 0) {
                book.add(i, true, imports, worthPerKwh(prices, t, i));
            }
            if (exports > 0) {
                book.add(i, false, exports, prices.feedInPricePerKwh(t, i));
            }
        }
        clear(book, copy, n, out);
        out.firm[copy] = false;
    }

    /// Runs the auction and writes the trades of every participant, firm.
    ///
    /// @param book the orders of the period, participants 0 … N−1; holds the result of each order
    /// @param copy which copy
    /// @param participants N
    /// @param out written at `copy·N .. copy·N+N-1`
    public void clear(OrderBook book, int copy, int participants, Clearing out) {
        auction.run(book);
        book.shareTies();
        out.clear(copy, participants);
        int base = copy * participants;
        for (int k = base; k < base + participants; k++) {
            out.purchasePricePerKwh[k] = 0;
            out.salePricePerKwh[k] = 0;
        }
        for (int order = 0; order < book.size(); order++) {
            double energy = book.tradedKwh(order);
            if (energy > 0) {
                int k = base + book.participant(order);
                boolean buys = book.buys(order);
                double[] total = buys ? out.purchaseKwh : out.saleKwh;
                double[] money = buys ? out.purchasePricePerKwh : out.salePricePerKwh;
                total[k] += energy;
                money[k] += energy * book.pricePerKwh(order);
            }
        }
        for (int k = base; k < base + participants; k++) {
            out.purchasePricePerKwh[k] /= out.purchaseKwh[k] > 0 ? out.purchaseKwh[k] : 1;
            out.salePricePerKwh[k] /= out.saleKwh[k] > 0 ? out.saleKwh[k] : 1;
        }
        out.pooledKwh[copy] = book.volumeKwh();
        out.pricePerKwh[copy] = book.meanBuyPricePerKwh();
        out.tradeSurplus[copy] = book.surplus();
        out.firm[copy] = true;
    }
}
