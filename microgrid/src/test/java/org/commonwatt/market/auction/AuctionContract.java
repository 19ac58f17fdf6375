package org.commonwatt.market.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.junit.jupiter.api.Test;

/// What every auction keeps.
abstract class AuctionContract {
    private static final int BOOKS = 350_000;
    private static final double TINY = 1e-12;

    abstract Auction auction();

    /// Whether buyers pay exactly what sellers get.
    boolean balancesItsBudget() {
        return true;
    }

    /// Whether the trades have the largest welfare.
    boolean isEfficient() {
        return true;
    }

    @Test
    void trades_areFeasibleBalancedAndWorthwhileForEverybody() {
        OrderBook book = new OrderBook(2);
        Forall.seeds(BOOKS).check(r -> check(RandomBook.draw(r, book)));
    }

    private void check(OrderBook book) {
        auction().run(book);
        if (book.size() % 2 == 0) {
            book.shareTies();
        }
        double bought = 0;
        double sold = 0;
        double money = 0;
        double welfare = 0;
        for (int o = 0; o < book.size(); o++) {
            double traded = book.tradedKwh(o);
            require(traded >= 0 && traded <= book.quantityKwh(o), "quantity", book, o);
            if (traded > 0) {
                double sign = book.buys(o) ? 1 : -1;
                double gain = sign * (book.limitPerKwh(o) - book.pricePerKwh(o));
                require(gain >= -TINY, "a trade at a loss", book, o);
                bought += book.buys(o) ? traded : 0;
                sold += book.buys(o) ? 0 : traded;
                money += sign * traded * book.pricePerKwh(o);
                welfare += sign * traded * book.limitPerKwh(o);
            }
        }
        double slack = TINY * (1 + bought);
        require(Math.abs(bought - sold) <= slack, "energy", book, 0);
        require(Math.abs(book.volumeKwh() - bought) <= slack, "volume", book, 0);
        require(Math.abs(money - book.surplus()) <= 10 * slack, "money", book, 0);
        require(book.surplus() >= 0, "surplus", book, 0);
        require(!balancesItsBudget() || book.surplus() == 0, "budget", book, 0);
        require(bought > 0 == book.meanBuyPricePerKwh() > -1, "mean price", book, 0);
        double best = largestWelfare(book);
        require(welfare <= best + slack, "welfare beyond the possible", book, 0);
        require(!isEfficient() || welfare >= best - 10 * slack, "welfare", book, 0);
    }

    private static void require(boolean holds, String what, OrderBook book, int order) {
        if (!holds) {
            throw new AssertionError("%s of order %d of %d".formatted(what, order, book.size()));
        }
    }

    /// Σ over prices p of what supply and demand curve allow, by brute force: every bid against the
    /// cheapest asks that are left.
    private static double largestWelfare(OrderBook book) {
        double[] left = new double[book.size()];
        for (int o = 0; o < left.length; o++) {
            left[o] = book.quantityKwh(o);
        }
        double welfare = 0;
        while (true) {
            int bid = best(book, left, true);
            int ask = best(book, left, false);
            if (bid < 0 || ask < 0 || book.limitPerKwh(bid) <= book.limitPerKwh(ask)) {
                return welfare;
            }
            double energy = Math.min(left[bid], left[ask]);
            welfare += energy * (book.limitPerKwh(bid) - book.limitPerKwh(ask));
            left[bid] -= energy;
            left[ask] -= energy;
        }
    }

    private static int best(OrderBook book, double[] left, boolean buys) {
        int best = -1;
        for (int o = 0; o < left.length; o++) {
            if (book.buys(o) == buys && left[o] > 0) {
                boolean better =
                        best < 0
                                || (buys
                                        ? book.limitPerKwh(o) > book.limitPerKwh(best)
                                        : book.limitPerKwh(o) < book.limitPerKwh(best));
                best = better ? o : best;
            }
        }
        return best;
    }

    @Test
    void sharedTies_treatOrdersOfOnePriceAlike() {
        OrderBook book = new OrderBook(2);
        Forall.seeds(5_000)
                .check(
                        r -> {
                            auction().run(RandomBook.draw(r, book));
                            double volume = book.volumeKwh();
                            book.shareTies();
                            for (int o = 1; o < book.size(); o++) {
                                alike(book, 0, o, volume);
                            }
                        });
    }

    private static void alike(OrderBook book, int one, int two, double volume) {
        if (book.buys(one) == book.buys(two) && book.limitPerKwh(one) == book.limitPerKwh(two)) {
            double first = book.tradedKwh(one) / book.quantityKwh(one);
            double second = book.tradedKwh(two) / book.quantityKwh(two);
            assertThat(first).isCloseTo(second, within(TINY * (1 + volume)));
            if (first > 0) {
                assertThat(book.pricePerKwh(one)).isEqualTo(book.pricePerKwh(two));
            }
        }
    }

    @Test
    void book_isReusedWithoutTrace() {
        Forall.seeds(2_000)
                .check(
                        r -> {
                            OrderBook used = new OrderBook(1);
                            auction().run(RandomBook.draw(r, used));
                            RandomStream again = r;
                            RandomBook.draw(again, used);
                            OrderBook fresh = RandomBook.deviating(used, -1, 0);
                            auction().run(used);
                            auction().run(fresh);
                            assertThat(used.volumeKwh()).isEqualTo(fresh.volumeKwh());
                            for (int o = 0; o < used.size(); o++) {
                                assertThat(used.tradedKwh(o)).isEqualTo(fresh.tradedKwh(o));
                            }
                        });
    }

    @Test
    void orderTooSmallToCount_doesNotUpsetTheBook() {
        OrderBook book = new OrderBook(2);
        book.add(0, true, 1, 0.3);
        book.add(1, false, 1e-20, 0.1);
        auction().run(book);
        book.shareTies();
        assertThat(book.volumeKwh()).isLessThan(TINY);
        assertThat(book.tradedKwh(1)).isLessThanOrEqualTo(1e-20);
    }

    @Test
    void orders_thatCannotBe_areRefused() {
        OrderBook book = new OrderBook(1);
        assertThatThrownBy(() -> book.add(0, true, 0, 0.1)).hasMessageContaining("(0.0)");
        assertThatThrownBy(() -> book.add(0, true, 1, Double.NaN)).hasMessageContaining("(NaN)");
        assertThatThrownBy(() -> new OrderBook(0)).hasMessageContaining("(0)");
        auction().run(book);
        assertThat(book.volumeKwh()).isZero();
        assertThat(book.meanBuyPricePerKwh()).isNaN();
    }
}
