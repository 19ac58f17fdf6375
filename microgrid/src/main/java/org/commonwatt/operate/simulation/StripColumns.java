package org.commonwatt.operate.simulation;

/// Pieces of a run for pictures: so many steps a column that a long run has a few hundred columns
/// and a short one a column per hour.
///
/// @param steps T, ≥ 1
/// @param stepsPerColumn steps that one column stands for, ≥ 1
public record StripColumns(int steps, int stepsPerColumn) {
    private static final int MOST_COLUMNS = 400;

    public StripColumns {
        if (steps < 1 || stepsPerColumn < 1) {
            throw new IllegalArgumentException(
                    "The steps (%d) and stepsPerColumn (%d) must be at least 1."
                            .formatted(steps, stepsPerColumn));
        }
    }

    /// The columns of a run: hours where they are few enough, else whole multiples of an hour.
    ///
    /// @param steps T
    /// @param stepHours Δ
    public static StripColumns of(int steps, double stepHours) {
        int perHour = (int) Math.round(1 / stepHours);
        int hours = Math.max(1, (steps + perHour - 1) / perHour);
        int hoursPerColumn = (hours + MOST_COLUMNS - 1) / MOST_COLUMNS;
        // Whole days where a column is longer than half of one: else day and night would beat.
        int even = hoursPerColumn > 12 ? (hoursPerColumn + 23) / 24 * 24 : hoursPerColumn;
        return new StripColumns(steps, even * perHour);
    }

    /// Number of columns.
    public int count() {
        return (steps + stepsPerColumn - 1) / stepsPerColumn;
    }

    /// Column of step `t`.
    public int of(int t) {
        return t / stepsPerColumn;
    }

    /// First step of a column.
    public int firstStep(int column) {
        return column * stepsPerColumn;
    }
}
