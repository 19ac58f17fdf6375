/// Auctions: orders with a quantity and a limit price, matched before delivery, and the naming of
/// pairs afterwards.
///
/// Deliberately knows neither tariffs, meters, ledger nor copies: one book belongs to one copy of a
/// community and one period, and whoever fills it says what an order is worth. Read [OrderBook],
/// then [Auction] and [UniformPrice], then [PairMatching].
@NullMarked
package org.commonwatt.market.auction;

import org.jspecify.annotations.NullMarked;
