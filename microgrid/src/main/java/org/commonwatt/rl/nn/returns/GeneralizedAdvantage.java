package org.commonwatt.rl.nn.returns;

/// Generalized advantage estimation (Schulman et al. 2016, equation 16;
/// `docs/FORMULATION.md#nn-losses`).
///
/// @param gamma discount per step, γ; usually 0.95 to 0.999
/// @param lambda weight of longer looks ahead, λ: 0 trusts the values (little noise, their errors
///   stay), 1 trusts the rewards; usually 0.9 to 0.97
public record GeneralizedAdvantage(double gamma, double lambda) {
    /// Both lie in 0 to 1.
    public GeneralizedAdvantage {
        if (!(gamma >= 0 && gamma <= 1 && lambda >= 0 && lambda <= 1)) {
            throw new IllegalArgumentException(
                    "Discount and lambda must lie in 0 to 1: %s, %s.".formatted(gamma, lambda));
        }
    }

    /// Computes advantages and returns of all steps.
    ///
    /// @param advantages receives A, in the order of the steps
    /// @param returns receives A + V
    public void compute(RecordedSteps recorded, double[] advantages, double[] returns) {
        int columns = recorded.columns();
        for (int at = recorded.steps() * columns - 1; at >= 0; at--) {
            double future = recorded.terminated()[at] ? 0 : gamma * recorded.nextValues()[at];
            double delta = recorded.rewards()[at] + future - recorded.values()[at];
            boolean ended = recorded.terminated()[at] || recorded.truncated()[at];
            boolean isLast = at + columns >= recorded.steps() * columns;
            double later = ended || isLast ? 0 : advantages[at + columns];
            advantages[at] = delta + gamma * lambda * later;
            returns[at] = advantages[at] + recorded.values()[at];
        }
    }
}
