package org.commonwatt.operate.dispatch.commitment;

import org.commonwatt.optim.Effort;

/// How planning for the next day ended.
public sealed interface CommitmentResult {

    /// What it took.
    Effort effort();

    /// What to buy, and what follows from it.
    ///
    /// @param objective the mean or worst-case mean cost that was minimised
    /// @param bound what no plan can go below: the objective, except where a limit was reached
    /// @param boughtKwh q, energy bought the day before, `[T]`. Other plans may be equally good
    /// @param multiplier λ: what the objective gains per unit of radius (to the order p); for a
    ///   tail mean its threshold η, the cost of a day from which on it counts; 0 for the mean
    /// @param dayCosts cost of each nominal day with this plan, `[N]`
    /// @param candidateCosts cost of each candidate with this plan, `[N × K]`
    /// @param worstProbabilities the distribution whose mean of `candidateCosts` is the objective,
    ///   `[N × K]`
    @SuppressWarnings("ArrayRecordComponent") // Read, never compared.
    record Committed(
            double objective,
            double bound,
            double[] boughtKwh,
            double multiplier,
            double[] dayCosts,
            double[] candidateCosts,
            double[] worstProbabilities,
            Effort effort)
            implements CommitmentResult {

        /// Whether no plan is better.
        public boolean isProven() {
            return objective - bound <= 1e-6 * Math.max(1.0, Math.abs(objective));
        }
    }

    /// No plan keeps the stores' bounds: their end cannot be reached.
    record Infeasible(Effort effort) implements CommitmentResult {}

    /// Money is made without end: what is bought the day before sells for more on the day, by the
    /// measure of the plan.
    record Unbounded(Effort effort) implements CommitmentResult {}

    /// A limit was reached before there was a plan; there may be one.
    record NoPlanInTime(Effort effort) implements CommitmentResult {}

    /// The solver gave up.
    ///
    /// @param reason its own word
    record Failed(String reason, Effort effort) implements CommitmentResult {}
}
