package org.commonwatt.equity.sharing;

/// The Shapley value: what a member adds on average over all orders in which the members could have
/// come together (Shapley, *A value for n-person games*, 1953). Exact, in one pass over a table.
///
/// `x_i = Σ_{S∌i} |S|!(n−|S|−1)!/n! · (v(S∪{i}) − v(S))`
public record ShapleyValue() implements GainSharing {

    @Override
    public String name() {
        return "shapley";
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public boolean givesNothingForNothing() {
        return true;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        return switch (problem.game()) {
            case TableGame table -> new SharingResult.Shared(Allocation.of(name(), of(table)));
            case CostGame game ->
                    new SharingResult.Refused(
                            """
                            The exact Shapley value needs the cost of all 2^%d coalitions; they \
                            are known for up to %d members.
                            Maybe sample it."""
                                    .formatted(game.members(), TableGame.MOST_MEMBERS));
        };
    }

    /// The value of a game.
    public static double[] of(TableGame game) {
        int n = game.members();
        double[] weights = weights(n);
        double[] shares = new double[n];
        for (int s = 1; s < game.coalitions(); s++) {
            double value = game.value(s);
            double weight = weights[Integer.bitCount(s) - 1];
            for (int rest = s; rest != 0; rest &= rest - 1) {
                int i = Integer.numberOfTrailingZeros(rest);
                shares[i] += weight * (value - game.value(s & ~(1 << i)));
            }
        }
        return shares;
    }

    /// Probability that exactly a given set of k others came before: k!(n−k−1)!/n!.
    private static double[] weights(int n) {
        double[] weights = new double[n];
        weights[0] = 1.0 / n;
        for (int k = 1; k < n; k++) {
            weights[k] = weights[k - 1] * k / (n - k);
        }
        return weights;
    }
}
