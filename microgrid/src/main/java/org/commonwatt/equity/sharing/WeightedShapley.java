package org.commonwatt.equity.sharing;

/// The weighted Shapley value over Harsanyi [Dividends].
///
/// **Trap.** A larger weight need not bring more: where members replace each other, dividends are
/// negative and the weight splits a loss. Each member whose share would fall at twice its weight is
/// told as a [Caution.OwnWeightBackfires].
public record WeightedShapley() implements GainSharing {
    private static final double TWICE = 2.0;

    @Override
    public String name() {
        return "weighted-shapley";
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
            case TableGame table -> share(table, problem.figures().weights());
            case CostGame game ->
                    new SharingResult.Refused(
                            """
                            The weighted Shapley value needs the cost of all 2^%d coalitions; they \
                            are known for up to %d members.
                            Maybe share by the Shapley value, which can be sampled, or by \
                            leximin-core, which helps those who bear most."""
                                    .formatted(game.members(), TableGame.MOST_MEMBERS));
        };
    }

    private SharingResult share(TableGame table, double[] weights) {
        Dividends dividends = Dividends.of(table);
        double[] shares = dividends.split(weights);
        Allocation allocation = Allocation.of(name(), shares);
        double negligible = 1e-9 * table.scale();
        for (int i = 0; i < shares.length; i++) {
            double after = withWeight(dividends, weights, i, TWICE * weights[i]);
            if (after < shares[i] - negligible) {
                allocation = allocation.with(new Caution.OwnWeightBackfires(i, shares[i], after));
            }
        }
        return new SharingResult.Shared(allocation);
    }

    /// What member `i` gets where only its own weight differs.
    public static double withWeight(
            Dividends dividends, double[] weights, int i, double ownWeight) {
        double[] changed = weights.clone();
        changed[i] = ownWeight;
        return dividends.split(changed)[i];
    }
}
