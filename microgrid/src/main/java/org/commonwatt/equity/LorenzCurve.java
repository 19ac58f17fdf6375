package org.commonwatt.equity;

import java.util.ArrayList;
import java.util.List;

/// The Lorenz curve: which share of the total the people with least have together.
///
/// @param points from (0, 0) to (1, 1), one more than there are entries, ascending; empty where
///   there is nothing to share
public record LorenzCurve(List<Point> points) {

    /// A point of the curve.
    ///
    /// @param shareOfPeople the people with least, as a share of all
    /// @param shareOfTotal what they have, as a share of everything
    public record Point(double shareOfPeople, double shareOfTotal) {}

    /// Keeps a copy of the points.
    public LorenzCurve {
        points = List.copyOf(points);
    }

    /// The curve of sorted, weighted amounts.
    public static LorenzCurve of(WeightedValues values) {
        if (values.isUndefined()) {
            return new LorenzCurve(List.of());
        }
        List<Point> points = new ArrayList<>(values.size() + 1);
        points.add(new Point(0.0, 0.0));
        double people = 0.0;
        double sum = 0.0;
        for (int i = 0; i + 1 < values.size(); i++) {
            people += values.weight(i);
            sum += values.weight(i) * values.value(i);
            points.add(new Point(people / values.totalWeight(), sum / values.total()));
        }
        points.add(new Point(1.0, 1.0));
        return new LorenzCurve(points);
    }

    /// What the given share of people with least have, straight between the points; NaN where there
    /// is nothing to share.
    public double shareOfTotal(double shareOfPeople) {
        if (!(shareOfPeople >= 0.0 && shareOfPeople <= 1.0)) {
            throw new IllegalArgumentException(
                    "A share of people must lie in 0 to 1: " + shareOfPeople);
        }
        for (int i = 1; i < points.size(); i++) {
            Point right = points.get(i);
            if (shareOfPeople <= right.shareOfPeople()) {
                Point left = points.get(i - 1);
                double part =
                        (shareOfPeople - left.shareOfPeople())
                                / (right.shareOfPeople() - left.shareOfPeople());
                return left.shareOfTotal() + part * (right.shareOfTotal() - left.shareOfTotal());
            }
        }
        return Double.NaN;
    }
}
