package org.commonwatt.market.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Each auction passes the contract and keeps its own promise.
final class AuctionsTest {
    private static final double TINY = 1e-12;

    @Nested
    final class UniformPriceTest extends AuctionContract {
        @Override
        Auction auction() {
            return new UniformPrice(0.5);
        }

        @Test
        void partlyFilledOrder_setsThePriceByItsOwnLimit() {
            OrderBook book = new OrderBook(4);
            book.add(0, true, 3, 0.3);
            book.add(1, false, 2, 0.1);
            auction().run(book);
            // The buyer wants more than there is: at 0.2 it would still want 1 kWh more.
            assertThat(book.pricePerKwh(0)).isEqualTo(0.3);
            assertThat(book.tradedKwh(0)).isEqualTo(2);
        }

        @Test
        void nextBidAboveTheMiddle_raisesThePriceToIt() {
            OrderBook book = new OrderBook(4);
            book.add(0, true, 1, 0.3);
            book.add(1, true, 1, 0.29);
            book.add(2, false, 1, 0.1);
            auction().run(book);
            assertThat(book.pricePerKwh(2)).isEqualTo(0.29);
        }

        @Test
        void price_isCompetitive() {
            OrderBook book = new OrderBook(2);
            Forall.seeds(100_000).check(r -> competitive(r, book));
        }

        private void competitive(RandomStream r, OrderBook book) {
            new UniformPrice(r.nextDouble()).run(RandomBook.draw(r, book));
            if (book.volumeKwh() == 0) {
                return;
            }
            double price = book.meanBuyPricePerKwh();
            for (int o = 0; o < book.size(); o++) {
                double gain = (book.buys(o) ? 1 : -1) * (book.limitPerKwh(o) - price);
                double missing = book.quantityKwh(o) - book.tradedKwh(o);
                if (gain > TINY && missing > TINY) {
                    throw new AssertionError("order %d would trade more at %s".formatted(o, price));
                }
                if (gain < -TINY && book.tradedKwh(o) > 0) {
                    throw new AssertionError("order %d trades at a loss at %s".formatted(o, price));
                }
            }
        }

        @Test
        void orderInTwoParts_tradesTheSameAtTheSamePrice() {
            OrderBook book = new OrderBook(2);
            Forall.seeds(20_000).check(r -> splits(r, book, auction()));
            assertThatThrownBy(() -> new UniformPrice(1.5)).hasMessageContaining("(1.5)");
        }
    }

    @Nested
    final class PayAsBidTest extends AuctionContract {
        @Override
        Auction auction() {
            return new PayAsBid(0.5);
        }

        @Test
        void pair_tradesAtItsMiddle() {
            OrderBook book = new OrderBook(4);
            book.add(0, true, 3, 0.3);
            book.add(1, false, 2, 0.1);
            book.add(2, false, 2, 0.2);
            auction().run(book);
            // 2 kWh at 0.2 and 1 kWh at 0.25.
            assertThat(book.pricePerKwh(0)).isCloseTo(0.65 / 3, within(TINY));
            assertThat(book.pricePerKwh(1)).isCloseTo(0.2, within(TINY));
            assertThat(book.pricePerKwh(2)).isCloseTo(0.25, within(TINY));
            assertThat(book.tradedKwh(2)).isEqualTo(1);
        }

        @Test
        void orderInTwoParts_tradesTheSameAtTheSamePrice() {
            OrderBook book = new OrderBook(2);
            Forall.seeds(20_000).check(r -> splits(r, book, auction()));
        }

        @Test
        void bidBelowOnesWorth_mayPay() {
            OrderBook book = new OrderBook(2);
            book.add(0, true, 1, 0.2);
            book.add(1, false, 1, 0.1);
            auction().run(book);
            // Worth 0.3: honest, the price is 0.2; bidding 0.2 it is 0.15.
            assertThat(book.pricePerKwh(0)).isCloseTo(0.15, within(TINY));
        }
    }

    @Nested
    final class McAfeeTest extends AuctionContract {
        @Override
        Auction auction() {
            return new McAfee();
        }

        @Override
        boolean balancesItsBudget() {
            return false;
        }

        @Override
        boolean isEfficient() {
            return false;
        }

        @Test
        void middleOfTheNextPairOutside_leavesTheMarginalPairOutAndASurplus() {
            OrderBook book = new OrderBook(2);
            book.add(0, true, 1, 0.4);
            book.add(1, true, 1, 0.3);
            book.add(2, false, 1, 0.1);
            book.add(3, false, 1, 0.2);
            auction().run(book);
            // Nobody is left out, so there is no p0: one pair, the buyer pays 0.3, the seller gets
            // 0.2.
            assertThat(book.volumeKwh()).isEqualTo(1);
            assertThat(book.pricePerKwh(0)).isEqualTo(0.3);
            assertThat(book.pricePerKwh(2)).isEqualTo(0.2);
            assertThat(book.surplus()).isCloseTo(0.1, within(TINY));
        }

        @Test
        void lie_neverPaysWithUnitDemand() {
            OrderBook book = new OrderBook(2);
            Forall.seeds(60_000).check(r -> lieNeverPays(r, book));
        }

        private void lieNeverPays(RandomStream r, OrderBook book) {
            RandomBook.unitDemand(r, book);
            auction().run(book);
            int liar = r.nextInt(book.size());
            double honest = gain(book, liar, book.limitPerKwh(liar));
            for (int lie = 0; lie < 4; lie++) {
                double limit = r.nextBoolean() ? r.nextDouble(-0.2, 1.2) : r.nextInt(8) / 8.0;
                OrderBook other = RandomBook.deviating(book, liar, limit);
                auction().run(other);
                if (gain(other, liar, book.limitPerKwh(liar)) > honest + TINY) {
                    throw new AssertionError("participant %d gains by %s".formatted(liar, limit));
                }
            }
        }

        private static double gain(OrderBook book, int order, double worth) {
            double sign = book.buys(order) ? 1 : -1;
            return book.tradedKwh(order) > 0 ? sign * (worth - book.pricePerKwh(order)) : 0;
        }
    }

    /// Splits one order at the same limit and compares owner's energy and money, ties shared.
    private static void splits(RandomStream r, OrderBook book, Auction auction) {
        RandomBook.draw(r, book);
        if (book.size() == 0) {
            return;
        }
        int split = r.nextInt(book.size());
        double part = book.quantityKwh(split) * r.nextDouble(0.1, 0.9);
        OrderBook other = new OrderBook(book.size() + 1);
        for (int o = 0; o < book.size(); o++) {
            double quantity = book.quantityKwh(o) - (o == split ? part : 0);
            other.add(book.participant(o), book.buys(o), quantity, book.limitPerKwh(o));
        }
        int second =
                other.add(book.participant(split), book.buys(split), part, book.limitPerKwh(split));
        auction.run(book);
        book.shareTies();
        auction.run(other);
        other.shareTies();
        double both = other.tradedKwh(split) + other.tradedKwh(second);
        assertThat(both).isCloseTo(book.tradedKwh(split), within(1e-9));
        if (both > 1e-9) {
            double money = money(other, split) + money(other, second);
            assertThat(money).isCloseTo(money(book, split), within(1e-9));
        }
    }

    private static double money(OrderBook book, int order) {
        return book.tradedKwh(order) > 0 ? book.tradedKwh(order) * book.pricePerKwh(order) : 0;
    }
}
