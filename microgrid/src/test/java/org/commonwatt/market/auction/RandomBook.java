package org.commonwatt.market.auction;

import org.commonwatt.numeric.RandomStream;

/// Random order books: equal prices, equal quantities, negative prices, one-sided books.
final class RandomBook {
    private static final int MOST = 16;

    private RandomBook() {}

    /// Up to 16 orders of up to 5 kWh.
    static OrderBook draw(RandomStream r, OrderBook book) {
        book.clear();
        boolean coarse = r.nextBoolean();
        double asks = r.nextDouble();
        int orders = r.nextInt(MOST + 1);
        for (int o = 0; o < orders; o++) {
            double quantity = coarse ? 1 + r.nextInt(3) : r.nextDouble(0.01, 5);
            double limit = coarse ? (r.nextInt(8) - 1) / 8.0 : r.nextDouble(-0.1, 0.5);
            book.add(r.nextInt(6), r.nextDouble() >= asks, quantity, limit);
        }
        return book;
    }

    /// One order of one unit for each participant.
    static OrderBook unitDemand(RandomStream r, OrderBook book) {
        book.clear();
        boolean coarse = r.nextBoolean();
        int orders = 1 + r.nextInt(10);
        for (int o = 0; o < orders; o++) {
            double limit = coarse ? r.nextInt(8) / 8.0 : r.nextDouble();
            book.add(o, r.nextBoolean(), 1, limit);
        }
        return book;
    }

    /// The same orders, one of them with another limit.
    static OrderBook deviating(OrderBook book, int order, double limit) {
        OrderBook other = new OrderBook(Math.max(1, book.size()));
        for (int o = 0; o < book.size(); o++) {
            other.add(
                    book.participant(o),
                    book.buys(o),
                    book.quantityKwh(o),
                    o == order ? limit : book.limitPerKwh(o));
        }
        return other;
    }
}
