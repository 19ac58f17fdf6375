package org.commonwatt.rl.algorithm.rollout;

/// Sums over the rows of all minibatches of updates.
public final class UpdateFigures {
    private double policyLoss;
    private double valueLoss;
    private double entropy;
    private double divergence;
    private double clipped;
    private double rows;

    /// Forgets all.
    public void clear() {
        policyLoss = 0;
        valueLoss = 0;
        entropy = 0;
        divergence = 0;
        clipped = 0;
        rows = 0;
    }

    /// Adds the losses of some rows.
    void losses(double policy, double value, double newEntropy) {
        policyLoss += policy;
        valueLoss += value;
        entropy += newEntropy;
    }

    /// Adds how far some rows' policy has moved.
    void moves(double newDivergence, int newClipped, int newRows) {
        divergence += newDivergence;
        clipped += newClipped;
        rows += newRows;
    }

    /// Adds all of another's.
    public void add(UpdateFigures other) {
        losses(other.policyLoss, other.valueLoss, other.entropy);
        divergence += other.divergence;
        clipped += other.clipped;
        rows += other.rows;
    }

    /// Mean clipped surrogate.
    public double policyLoss() {
        return policyLoss / rows;
    }

    /// Mean loss of values, as the critic learns them.
    public double valueLoss() {
        return valueLoss / rows;
    }

    /// Mean entropy of the policy.
    public double entropy() {
        return entropy / rows;
    }

    /// Mean estimate of the divergence from the policy that acted.
    public double divergence() {
        return divergence / rows;
    }

    /// Share of rows whose ratio lay outside the clip range.
    public double clipped() {
        return clipped / rows;
    }
}
