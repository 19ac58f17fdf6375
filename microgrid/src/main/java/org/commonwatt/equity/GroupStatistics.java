package org.commonwatt.equity;

import java.util.List;
import org.commonwatt.numeric.Moments;
import org.commonwatt.numeric.Quantiles;

/// How some amounts lie within one group of people.
///
/// @param group label of the group
/// @param moments count, mean, spread and extremes
/// @param tenth the amount that one tenth of the group stays below
/// @param median the amount that half of the group stays below
/// @param ninetieth the amount that nine tenths of the group stay below
public record GroupStatistics(
        String group, Moments moments, double tenth, double median, double ninetieth) {

    /// One entry per group, in the order of the labels, from one label per value.
    public static List<GroupStatistics> of(double[] values, List<String> groupOf) {
        return Group.of(groupOf, values.length).stream()
                .map(group -> of(group.label(), group.pick(values)))
                .toList();
    }

    private static GroupStatistics of(String label, double[] own) {
        double[] quantiles = Quantiles.of(own, new double[] {0.1, 0.5, 0.9});
        return new GroupStatistics(
                label, Moments.of(own), quantiles[0], quantiles[1], quantiles[2]);
    }

    /// Largest difference of the means of two groups: 0 for one group, NaN for none.
    public static double gapOfMeans(List<GroupStatistics> groups) {
        Moments means =
                Moments.of(groups.stream().mapToDouble(group -> group.moments().mean()).toArray());
        return means.max() - means.min();
    }
}
