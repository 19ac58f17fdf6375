package org.commonwatt.experiments.report;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.report.chart.Html;
import org.commonwatt.experiments.report.chart.Plot;
import org.commonwatt.experiments.report.chart.Plot.Box;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.simulation.StripColumns;

/// A picture of many rows over time: a row of coloured pieces each, equal neighbours joined.
final class HeatStrip {
    /// Rows drawn at most; the others are in the table.
    static final int MOST_ROWS = 48;

    private static final double LEFT = 96;
    private static final double RIGHT = 392;
    private static final double TOP = 8;
    private static final double ROW = 12;
    private static final double GAP = 1.5;

    private final Plot plot;
    private final StripColumns columns;
    private final TimeAxis axis;
    private final int rows;

    /// @param rows number of rows, at most [#MOST_ROWS]
    /// @param description what the picture shows
    HeatStrip(int rows, StripColumns columns, TimeAxis axis, String description) {
        this.rows = rows;
        this.columns = columns;
        this.axis = axis;
        plot = new Plot(bottom() + 22, description);
    }

    private double bottom() {
        return TOP + rows * ROW;
    }

    /// Middle of a row.
    double middle(int row) {
        return TOP + (row + 0.5) * ROW;
    }

    /// Left end of the rows.
    double left() {
        return LEFT;
    }

    /// A line in the space to the left of the rows.
    void rule(double x1, int row1, double x2, int row2) {
        plot.rule(x1, middle(row1), x2, middle(row2), "grid");
    }

    /// Name of a row, to its left.
    void name(int row, String text) {
        plot.text(LEFT - 6, middle(row) + 4, "end", "tick", text);
    }

    /// What a piece of a row looks like.
    ///
    /// @param color CSS variable
    /// @param hover text for the pointer
    record Piece(String color, String hover) {}

    /// What a row shows in each column.
    interface Pieces {
        /// The piece of one column.
        Piece at(int column);
    }

    /// Draws one row.
    void row(int row, Pieces pieces) {
        int from = 0;
        Piece open = pieces.at(0);
        for (int c = 1; c <= columns.count(); c++) {
            Piece next = c < columns.count() ? pieces.at(c) : null;
            if (next == null || !next.color().equals(open.color())) {
                double x = x(from);
                plot.rectangle(
                        new Box(x, TOP + row * ROW, x(c) - x, ROW - GAP),
                        open.color(),
                        open.hover());
                from = c;
                open = next == null ? open : next;
            }
        }
    }

    private double x(int column) {
        return LEFT + (RIGHT - LEFT) * column / columns.count();
    }

    /// The finished picture with dates below.
    Html finish() {
        var form = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
        int marks = Math.min(4, axis.days());
        for (int k = 0; k < marks; k++) {
            int day = axis.days() * k / marks;
            int column = columns.of(axis.firstStepOfDay(day));
            plot.rule(x(column), bottom(), x(column), bottom() + 4, "grid");
            plot.text(x(column), bottom() + 16, "start", "tick", form.format(axis.date(day)));
        }
        return plot.finish();
    }

    /// `Mon 12 Jan, 17:00`: when a column starts.
    String when(int column) {
        int t = Math.min(columns.firstStep(column), axis.steps() - 1);
        ZonedDateTime start = axis.instant(t).atZone(axis.zone());
        return DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH).format(start);
    }

    /// Rows to draw where there are too many: the first ones of a ranking, in their old order.
    static List<Integer> shown(List<Integer> inOrder, List<Integer> byImportance) {
        if (inOrder.size() <= MOST_ROWS) {
            return inOrder;
        }
        var kept = new java.util.HashSet<>(byImportance.subList(0, MOST_ROWS));
        return inOrder.stream().filter(kept::contains).toList();
    }
}
