package org.commonwatt.market.auction;

/// Decides which orders of a book trade and at which price.
///
/// Every implementation keeps: 0 ≤ traded ≤ quantity; the same energy bought as sold; no buyer pays
/// more and no seller gets less than its limit; buyers pay at least what sellers get
/// ([OrderBook#surplus]). Implementations have no state and may be shared by threads.
public interface Auction {
    /// Name in scenario files.
    String name();

    /// Runs the auction on a book, which holds the result.
    void run(OrderBook book);
}
