package org.commonwatt.experiments.report.chart;

import java.util.ArrayList;
import java.util.List;

/// Heights for labels of a plot, so that none covers one that was placed before.
///
/// Not thread-safe; one per plot.
public final class LabelPlaces {
    /// Rough size of a letter.
    private static final double LETTER_WIDTH = 6;

    private static final double LINE_HEIGHT = 11;

    /// Labels that lie this many lines away belong to nothing any more.
    private static final int MOST_LINES = 8;

    private final List<Label> labels = new ArrayList<>();

    private record Label(double left, double right, double y) {
        boolean covers(Label other) {
            return left < other.right && other.left < right && Math.abs(y - other.y) < LINE_HEIGHT;
        }
    }

    /// The free height that is nearest to a wanted one, below before above.
    ///
    /// @param x where the label starts
    /// @param y where its line should be
    public double near(double x, double y, String text) {
        double right = x + LETTER_WIDTH * text.length();
        for (int line = 0; line <= MOST_LINES; line++) {
            for (int side : new int[] {1, -1}) {
                var label = new Label(x, right, y + side * line * LINE_HEIGHT);
                if (labels.stream().noneMatch(label::covers)) {
                    labels.add(label);
                    return label.y();
                }
            }
        }
        return y;
    }
}
