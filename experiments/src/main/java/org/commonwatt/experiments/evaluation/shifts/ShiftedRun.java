package org.commonwatt.experiments.evaluation.shifts;

import java.util.List;

/// What one contestant's days of one week cost in one cell of the grid.
///
/// @param policy name of the contestant
/// @param seed its training seed
/// @param cell name of the cell
/// @param week number of the week
/// @param cost of each day, currency
/// @param unservedKwh of each day
public record ShiftedRun(
        String policy,
        long seed,
        String cell,
        int week,
        List<Double> cost,
        List<Double> unservedKwh) {
    public ShiftedRun {
        cost = List.copyOf(cost);
        unservedKwh = List.copyOf(unservedKwh);
    }

    /// Mean cost of a day, currency.
    public double meanCost() {
        return cost.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// Mean unserved demand of a day, kWh.
    public double meanUnservedKwh() {
        return unservedKwh.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
