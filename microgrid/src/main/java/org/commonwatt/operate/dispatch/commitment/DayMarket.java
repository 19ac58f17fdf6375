package org.commonwatt.operate.dispatch.commitment;

import java.util.List;
import org.commonwatt.operate.dispatch.Store;

/// What is known the day before: the length of a step, the price at which energy can be bought for
/// each of them, and the stores.
///
/// @param stepHours length of a step
/// @param dayAheadPerKwh price of energy bought the day before, `[T]`
/// @param stores batteries and stays of vehicles, for which a window is this day; may be empty
@SuppressWarnings("ArrayRecordComponent") // Prices are read, never compared.
public record DayMarket(double stepHours, double[] dayAheadPerKwh, List<Store> stores) {

    /// Rejects steps without length, days without steps, and prices that are no numbers.
    public DayMarket {
        stores = List.copyOf(stores);
        if (!(stepHours > 0.0 && stepHours <= 24.0) || dayAheadPerKwh.length == 0) {
            throw new IllegalArgumentException(
                    "A day has steps of positive length: %d steps of %s hours"
                            .formatted(dayAheadPerKwh.length, stepHours));
        }
        for (int t = 0; t < dayAheadPerKwh.length; t++) {
            if (!Double.isFinite(dayAheadPerKwh[t])) {
                throw new IllegalArgumentException(
                        "A day-ahead price must be finite: %s in step %d"
                                .formatted(dayAheadPerKwh[t], t));
            }
        }
        for (Store store : stores) {
            requireWithin(store, dayAheadPerKwh.length);
        }
    }

    private static void requireWithin(Store store, int steps) {
        if (store.startStep() < 0
                || store.endStep() > steps
                || store.startStep() >= store.endStep()) {
            throw new IllegalArgumentException(
                    "A store must stay within the day: from step %d to %d of %d"
                            .formatted(store.startStep(), store.endStep(), steps));
        }
    }

    /// Number of steps T.
    public int steps() {
        return dayAheadPerKwh.length;
    }

    /// Rejects days of another length.
    void requireFits(DayPath day) {
        if (day.steps() != steps()) {
            throw new IllegalArgumentException(
                    "Days and prices need the same steps: %d and %d"
                            .formatted(day.steps(), steps()));
        }
    }
}
