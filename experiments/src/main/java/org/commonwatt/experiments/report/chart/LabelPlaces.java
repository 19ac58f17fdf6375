package org.commonwatt.experiments.report.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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

    /// Heights of labels one below the other, in the order of the lines that they name.
    ///
    /// @param wanted heights of the lines, in any order
    /// @param lowest height, downwards, below which no label may lie
    /// @return a height for each
    public static double[] stacked(double[] wanted, double lowest) {
        Integer[] order = new Integer[wanted.length];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, Comparator.comparingDouble(k -> wanted[k]));
        double[] heights = wanted.clone();
        double free = Double.NEGATIVE_INFINITY;
        for (int k : order) {
            heights[k] = Math.max(wanted[k], free);
            free = heights[k] + LINE_HEIGHT;
        }
        double most = lowest;
        for (int i = order.length - 1; i >= 0; i--) {
            heights[order[i]] = Math.min(heights[order[i]], most);
            most = heights[order[i]] - LINE_HEIGHT;
        }
        return heights;
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
