package org.commonwatt.market.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonwatt.numeric.GoldenFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Double auctions that others computed: exact arithmetic, and the library pymarket.
@Tag("golden")
final class GoldenAuctionsTest {
    private static final double TINY = 1e-12;
    private static final double PYMARKET = 1e-9;

    /// One book with its results.
    record Golden(String name, OrderBook book, JsonNode content) {
        JsonNode uniform() {
            return content.get("uniform_k_half");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Golden> books() {
        List<Golden> books = new ArrayList<>();
        for (JsonNode file : GoldenFiles.in("market")) {
            if (file.has("mcafee_cases")) {
                file.get("cases")
                        .propertyNames()
                        .forEach(name -> books.add(divisible(name, file.get("cases").get(name))));
                GoldenFiles.elements(file.get("mcafee_cases"))
                        .forEach(unit -> books.add(unit("unit " + books.size(), unit)));
            }
        }
        return books;
    }

    private static Golden divisible(String name, JsonNode content) {
        OrderBook book = new OrderBook(4);
        GoldenFiles.elements(content.get("bids"))
                .forEach(
                        bid ->
                                book.add(
                                        bid.get("id").asInt(),
                                        bid.get("side").asString().equals("buy"),
                                        bid.get("quantity").asDouble(),
                                        bid.get("price").asDouble()));
        return new Golden(name, book, content);
    }

    private static Golden unit(String name, JsonNode content) {
        OrderBook book = new OrderBook(4);
        for (double price : GoldenFiles.numbers(content.get("buy_prices"))) {
            book.add(book.size(), true, 1, price);
        }
        for (double price : GoldenFiles.numbers(content.get("sell_prices"))) {
            book.add(book.size(), false, 1, price);
        }
        return new Golden(name, book, content);
    }

    static Stream<Golden> booksWithMcAfee() {
        return books().stream().filter(golden -> golden.content().has("mcafee"));
    }

    static Stream<Golden> booksWithHuang() {
        // Without a price pymarket found no crossing where the curves meet on a flat piece.
        return books().stream()
                .filter(golden -> golden.content().has("pymarket"))
                .filter(golden -> huang(golden).get("price_buy").isNumber());
    }

    private static JsonNode huang(Golden golden) {
        return golden.content().get("pymarket").get("huang");
    }

    @ParameterizedTest
    @MethodSource("books")
    void uniformPrice_matchesTheReferenceOrMovesIntoItsInterval(Golden golden) {
        OrderBook book = golden.book();
        new UniformPrice(0.5).run(book);
        JsonNode wanted = golden.uniform();
        double[] traded = GoldenFiles.numbers(wanted.get("traded"));
        double welfare = 0;
        for (int o = 0; o < traded.length; o++) {
            assertThat(book.tradedKwh(o)).as("order %d", o).isCloseTo(traded[o], within(TINY));
            welfare += (book.buys(o) ? 1 : -1) * traded[o] * book.limitPerKwh(o);
        }
        assertThat(book.volumeKwh()).isCloseTo(wanted.get("volume").asDouble(), within(TINY));
        assertThat(welfare).isCloseTo(wanted.get("welfare").asDouble(), within(TINY));
        double price = book.meanBuyPricePerKwh();
        if (wanted.get("price").isNull()) {
            assertThat(price).isNaN();
            return;
        }
        double[] interval = GoldenFiles.numbers(wanted.get("price_interval"));
        assertThat(price).isBetween(interval[0] - TINY, interval[1] + TINY);
        assertThat(book.crossing.lowestPrice(book)).isCloseTo(interval[0], within(TINY));
        assertThat(book.crossing.highestPrice(book)).isCloseTo(interval[1], within(TINY));
        double middle = wanted.get("price").asDouble();
        assertThat(book.surplus()).isZero();
        if (wanted.get("price_is_competitive").asBoolean()) {
            assertThat(price).isCloseTo(middle, within(TINY));
        } else {
            assertThat(middle < interval[0] - TINY || middle > interval[1] + TINY).isTrue();
        }
    }

    static Stream<Golden> booksOfPymarket() {
        return books().stream().filter(golden -> golden.content().has("pymarket"));
    }

    @ParameterizedTest
    @MethodSource("booksOfPymarket")
    void uniformPrice_isWherePymarketsCurvesMeet(Golden golden) {
        OrderBook book = golden.book();
        new UniformPrice(0.5).run(book);
        double welfare = 0;
        for (int o = 0; o < book.size(); o++) {
            welfare += (book.buys(o) ? 1 : -1) * book.tradedKwh(o) * book.limitPerKwh(o);
        }
        JsonNode pymarket = golden.content().get("pymarket");
        double best = pymarket.get("max_aggregated_utility").get("objective").asDouble();
        assertThat(welfare).isCloseTo(best, within(PYMARKET));
        JsonNode meeting = pymarket.get("intersect_stepwise");
        // On a flat piece the curves have no single point in common, and pymarket finds none.
        if (meeting.get("quantity").isNumber()) {
            double quantity = meeting.get("quantity").asDouble();
            assertThat(book.volumeKwh()).isCloseTo(quantity, within(PYMARKET));
            double price = meeting.get("price").asDouble();
            assertThat(book.meanBuyPricePerKwh()).isCloseTo(price, within(PYMARKET));
        }
    }

    @ParameterizedTest
    @MethodSource("books")
    void payAsBid_pairsAreThoseOfTheReference(Golden golden) {
        OrderBook book = golden.book();
        new PayAsBid(0.5).run(book);
        JsonNode pairs = golden.uniform().get("pay_as_bid_pairs");
        assertThat(book.crossing.pairs).isEqualTo(pairs.size());
        double[] money = new double[book.size()];
        for (int p = 0; p < pairs.size(); p++) {
            double[] pair = GoldenFiles.numbers(pairs.get(p));
            assertThat(book.crossing.pairBid[p]).isEqualTo((int) pair[0]);
            assertThat(book.crossing.pairAsk[p]).isEqualTo((int) pair[1]);
            assertThat(book.crossing.pairKwh[p]).isCloseTo(pair[2], within(TINY));
            money[(int) pair[0]] += pair[2] * pair[3];
            money[(int) pair[1]] += pair[2] * pair[3];
        }
        for (int o = 0; o < money.length; o++) {
            if (book.tradedKwh(o) > 0) {
                assertThat(book.tradedKwh(o) * book.pricePerKwh(o))
                        .isCloseTo(money[o], within(TINY));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("booksWithMcAfee")
    void mcAfee_matchesTheReference(Golden golden) {
        OrderBook book = golden.book();
        new McAfee().run(book);
        JsonNode wanted = golden.content().get("mcafee");
        assertThat(book.volumeKwh()).isCloseTo(wanted.get("trades").asDouble(), within(TINY));
        assertThat(book.surplus()).isCloseTo(wanted.get("surplus").asDouble(), within(TINY));
        for (int o = 0; o < book.size(); o++) {
            if (book.tradedKwh(o) > 0) {
                String price = book.buys(o) ? "buyer_price" : "seller_price";
                assertThat(book.pricePerKwh(o))
                        .isCloseTo(wanted.get(price).asDouble(), within(TINY));
            }
        }
    }

    /// With a marginal order filled in part [McAfee] is the auction of Huang and others; so it is
    /// where p0 is no price, and pymarket leaves the marginal pair out everywhere.
    @ParameterizedTest
    @MethodSource("booksWithHuang")
    void mcAfeeWithoutItsOwnPrice_isHuangsAuction(Golden golden) {
        OrderBook book = golden.book();
        new McAfee().run(book);
        double[] traded = new double[book.size()];
        JsonNode wanted = huang(golden);
        GoldenFiles.elements(wanted.get("transactions"))
                .forEach(t -> traded[t.get(0).asInt()] = t.get(1).asDouble());
        boolean ownPrice = book.volumeKwh() > 0 && book.surplus() == 0;
        for (int o = 0; o < traded.length; o++) {
            if (ownPrice) {
                assertThat(book.tradedKwh(o)).isGreaterThanOrEqualTo(traded[o] - PYMARKET);
            } else {
                assertThat(book.tradedKwh(o)).isCloseTo(traded[o], within(PYMARKET));
            }
            if (!ownPrice && traded[o] > 0) {
                String price = book.buys(o) ? "price_buy" : "price_sell";
                assertThat(book.pricePerKwh(o))
                        .isCloseTo(wanted.get(price).asDouble(), within(PYMARKET));
            }
        }
    }
}
