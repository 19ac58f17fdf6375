package org.commonwatt.operate.dispatch.commitment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of a plan for one day of a scenario.
///
/// @param day index of the local day, as the scenario's clock counts them
/// @param risk what the plan minimises
/// @param families how days may turn out differently; only a ball looks at them
/// @param mostDays how many of the last whole days before are taken for possible, ≥ 1
/// @param dayAheadPerKwh energy price of buying the day before, per step of the whole scenario;
///   null for the members' mean import price, which only makes sense where tariffs have imbalance
///   prices
@SuppressWarnings("ArrayRecordComponent") // Prices are read, never compared.
public record DayRequest(
        int day,
        Risk risk,
        List<DayFamily> families,
        int mostDays,
        double @Nullable [] dayAheadPerKwh) {
    /// Four weeks.
    public static final int MOST_DAYS = 28;

    /// Copies the families.
    public DayRequest {
        families = List.copyOf(families);
        if (mostDays < 1) {
            throw new IllegalArgumentException("A plan needs days: " + mostDays);
        }
    }

    /// The families at their reference severities, the last four weeks.
    public DayRequest(int day, Risk risk, double @Nullable [] dayAheadPerKwh) {
        this(day, risk, DayFamily.reference(1.0), MOST_DAYS, dayAheadPerKwh);
    }
}
