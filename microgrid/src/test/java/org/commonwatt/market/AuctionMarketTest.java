package org.commonwatt.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.commonwatt.market.auction.Auction;
import org.commonwatt.market.auction.McAfee;
import org.commonwatt.market.auction.OrderBook;
import org.commonwatt.market.auction.PayAsBid;
import org.commonwatt.market.auction.UniformPrice;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Auctions of metered flows pass the contract of all mechanisms.
final class AuctionMarketTest {
    /// Members resell what a cheap tariff brings them, so a second meter may pay.
    abstract static class AuctionMarketContract extends ClearingMechanismContract {
        abstract Auction auction();

        @Override
        ClearingMechanism mechanism() {
            return new AuctionMarket(auction());
        }

        @Override
        boolean promisesNoGainFromWashTrades() {
            return false;
        }
    }

    @Nested
    final class UniformPriceMarketTest extends AuctionMarketContract {
        @Override
        Auction auction() {
            return new UniformPrice(0.5);
        }

        @Test
        void ordersOfOneParticipant_addUpAndAreFirm() {
            OrderBook book = new OrderBook(4);
            book.add(1, true, 1, 0.3);
            book.add(1, true, 2, 0.25);
            book.add(0, false, 2, 0.1);
            var c = new Clearing(1, 2);
            new AuctionMarket(auction()).clear(book, 0, 2, c);
            // 2 of 3 kWh: the second bid gets 1 of 2 and sets the price.
            assertThat(c.purchaseKwh).containsExactly(0, 2);
            assertThat(c.saleKwh).containsExactly(2, 0);
            assertThat(c.purchasePricePerKwh[1]).isEqualTo(0.25);
            assertThat(c.salePricePerKwh[0]).isEqualTo(0.25);
            assertThat(c.firm[0]).isTrue();
        }
    }

    @Nested
    final class PayAsBidMarketTest extends AuctionMarketContract {
        @Override
        Auction auction() {
            return new PayAsBid(0.5);
        }
    }

    @Nested
    final class McAfeeMarketTest extends AuctionMarketContract {
        @Override
        Auction auction() {
            return new McAfee();
        }

        @Override
        boolean ignoresTheOrderOfMembers() {
            // Of equal marginal orders the later one is left out.
            return false;
        }

        @Override
        boolean promisesNoGainFromASecondMeter() {
            // A smaller marginal order leaves less out.
            return false;
        }

        @Override
        double exchangedByAnEvenPairKwh() {
            return 0;
        }
    }
}
