package org.commonwatt.equity;

import java.util.Arrays;
import java.util.List;

/// How differently some amounts (such as traded kWh) are distributed in different groups of people,
/// in the unit of the amounts. Unlike a gap of means it also sees groups with the same mean and
/// another spread.
public final class GroupDistance {

    private GroupDistance() {}

    /// Largest 1-Wasserstein distance between the distributions of two groups; 0 for one group, NaN
    /// for none. Amounts may be negative.
    public static double largest(double[] values, List<String> groupOf) {
        List<double[]> groups =
                Group.of(groupOf, values.length).stream().map(group -> group.pick(values)).toList();
        double largest = groups.isEmpty() ? Double.NaN : 0.0;
        for (int a = 0; a < groups.size(); a++) {
            for (int b = a + 1; b < groups.size(); b++) {
                largest = Math.max(largest, wasserstein(groups.get(a), groups.get(b)));
            }
        }
        return largest;
    }

    /// The 1-Wasserstein distance of two samples, the area between their distribution functions.
    /// NaN if one is empty.
    public static double wasserstein(double[] x, double[] y) {
        double[] a = x.clone();
        double[] b = y.clone();
        Arrays.sort(a);
        Arrays.sort(b);
        if (a.length == 0 || b.length == 0) {
            return Double.NaN;
        }
        double area = 0.0;
        double from = Math.min(a[0], b[0]);
        for (int i = 0, j = 0; i < a.length || j < b.length; ) {
            // Between two neighbouring amounts the distribution functions are i/n and j/m.
            double to = Math.min(at(a, i), at(b, j));
            area += (to - from) * Math.abs((double) i / a.length - (double) j / b.length);
            from = to;
            i += at(a, i) == to ? 1 : 0;
            j += at(b, j) == to ? 1 : 0;
        }
        return area;
    }

    private static double at(double[] sorted, int index) {
        return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
    }
}
