package org.commonwatt.equity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Theil's T split by groups: total = within + between. `within` is what would remain if all groups
/// had the same mean, `between` what would remain if everybody had their group's mean.
///
/// Numbers that relate to the total are NaN where there is nothing to share. The T of a group that
/// has nothing counts as 0, since it adds nothing.
///
/// @param total T of all amounts
/// @param within Σ_g share_g · T_g
/// @param between Σ_g share_g · ln(μ_g/μ)
/// @param groups one entry per group, in the order of their labels
public record TheilDecomposition(
        double total, double within, double between, List<GroupPart> groups) {

    private static final TheilT THEIL = new TheilT();

    /// The part of one group.
    ///
    /// @param group its label
    /// @param people sum of its weights
    /// @param mean weighted mean of its amounts
    /// @param shareOfTotal its share of everything
    /// @param theil T among its own members
    /// @param betweenContribution shareOfTotal · ln(mean/mean of all); negative below the mean
    public record GroupPart(
            String group,
            double people,
            double mean,
            double shareOfTotal,
            double theil,
            double betweenContribution) {

        /// What the inequality among its own members adds to the total, shareOfTotal · theil.
        public double withinContribution() {
            return shareOfTotal * theil;
        }
    }

    /// Keeps a copy of the groups.
    public TheilDecomposition {
        groups = List.copyOf(groups);
    }

    /// Splits one amount per person by the group that each belongs to.
    public static TheilDecomposition of(double[] values, List<String> groupOf) {
        double[] ones = new double[values.length];
        Arrays.fill(ones, 1.0);
        return of(values, ones, groupOf);
    }

    /// Splits one amount and one weight per household by the group that each belongs to.
    public static TheilDecomposition of(double[] values, double[] weights, List<String> groupOf) {
        WeightedValues all = WeightedValues.of(values, weights);
        List<GroupPart> parts = new ArrayList<>();
        for (Group group : Group.of(groupOf, values.length)) {
            WeightedValues own = WeightedValues.of(group.pick(values), group.pick(weights));
            if (own.totalWeight() > 0.0) {
                parts.add(part(group.label(), own, all));
            }
        }
        double[] means = parts.stream().mapToDouble(GroupPart::mean).toArray();
        double[] people = parts.stream().mapToDouble(GroupPart::people).toArray();
        return new TheilDecomposition(
                THEIL.of(all),
                all.isUndefined()
                        ? Double.NaN
                        : parts.stream().mapToDouble(GroupPart::withinContribution).sum(),
                THEIL.of(means, people),
                parts);
    }

    private static GroupPart part(String label, WeightedValues own, WeightedValues all) {
        double share = own.total() / all.total();
        boolean empty = own.isUndefined();
        return new GroupPart(
                label,
                own.totalWeight(),
                own.mean(),
                share,
                empty ? 0.0 : THEIL.of(own),
                empty ? 0.0 : share * WeightedValues.logRatio(own.mean(), all.mean()));
    }
}
