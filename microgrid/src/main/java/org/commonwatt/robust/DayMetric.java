package org.commonwatt.robust;

import java.util.List;

/// How far two days are from each other: the sum over named components of the absolute differences
/// of their numbers, each component in its own scale (`docs/FORMULATION.md#wasserstein-distance`).
///
/// What the components are is the caller's: paths over the steps of a day, or single numbers such
/// as hours without supply. Days over which no difference can be computed, because they have other
/// lengths, have no distance.
///
/// @param components in the order in which days give them
public record DayMetric(List<Component> components) {

    /// One component of a day.
    ///
    /// @param name for messages
    /// @param scale what a difference of 1 in the distance is, in the component's unit, > 0
    public record Component(String name, double scale) {
        /// Rejects scales that are not positive.
        public Component {
            if (!(scale > 0.0 && scale < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The scale of %s must be positive and finite: %s".formatted(name, scale));
            }
        }
    }

    /// Rejects a metric of nothing.
    public DayMetric {
        components = List.copyOf(components);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("A metric between days needs a component.");
        }
    }

    /// The distance of two days.
    ///
    /// @param a numbers of each component, `[component][any length]`
    /// @param b the same of the other day
    public double between(double[][] a, double[][] b) {
        requireComponents(a);
        requireComponents(b);
        double distance = 0.0;
        for (int c = 0; c < a.length; c++) {
            Component component = components.get(c);
            if (a[c].length != b[c].length) {
                throw new IllegalArgumentException(
                        "Both days need the same numbers of %s: %d and %d"
                                .formatted(component.name(), a[c].length, b[c].length));
            }
            double sum = 0.0;
            for (int n = 0; n < a[c].length; n++) {
                sum += Math.abs(a[c][n] - b[c][n]);
            }
            distance += sum / component.scale();
        }
        return distance;
    }

    /// The distances of all pairs of days, flat `[a × b]`, as [WassersteinDistance#leastCost] takes
    /// them.
    public double[] between(List<double[][]> a, List<double[][]> b) {
        double[] distances = new double[a.size() * b.size()];
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < b.size(); j++) {
                distances[i * b.size() + j] = between(a.get(i), b.get(j));
            }
        }
        return distances;
    }

    private void requireComponents(double[][] day) {
        if (day.length != components.size()) {
            throw new IllegalArgumentException(
                    "A day must have the %d components of the metric, not %d."
                            .formatted(components.size(), day.length));
        }
    }
}
