package org.commonwatt.rl.algorithm.rollout;

import org.commonwatt.rl.nn.returns.GeneralizedAdvantage;
import org.commonwatt.rl.nn.returns.RecordedSteps;

/// What steps of all copies brought to all agents, [step × copy × agent]: that of step t, copy c
/// and agent i lies at `(t·copies + c)·agents + i`.
///
/// Arrays are those in use, not copies.
public final class Rollout {
    private static final double LEAST_VARIANCE = 1e-12;

    private final int steps;
    private final int copies;
    private final int agents;
    private final RecordedSteps recorded;
    private final double[] advantages;
    private final double[] returns;
    private final double[] deductions;
    private final CandidateTrail candidates;

    /// Room for so many steps.
    public Rollout(int steps, int copies, int agents) {
        this.steps = steps;
        this.copies = copies;
        this.agents = agents;
        int size = steps * copies * agents;
        recorded =
                new RecordedSteps(
                        steps,
                        copies * agents,
                        new double[size],
                        new double[size],
                        new double[size],
                        new boolean[size],
                        new boolean[size]);
        advantages = new double[size];
        returns = new double[size];
        deductions = new double[size];
        candidates = new CandidateTrail(steps * copies);
    }

    /// Steps of each copy.
    public int steps() {
        return steps;
    }

    /// Copies of the game.
    public int copies() {
        return copies;
    }

    /// Agents of each.
    public int agents() {
        return agents;
    }

    /// Rewards as critics learn them, values, and how episodes ended.
    public RecordedSteps recorded() {
        return recorded;
    }

    /// How much better than expected each action was.
    public double[] advantages() {
        return advantages;
    }

    /// What critics should have said.
    public double[] returns() {
        return returns;
    }

    /// What caution takes from values where they stand behind a step.
    double[] deductions() {
        return deductions;
    }

    /// Which candidates were played.
    public CandidateTrail candidates() {
        return candidates;
    }

    /// Where the numbers of the first agent lie.
    public int at(int step, int copy) {
        return (step * copies + copy) * agents;
    }

    /// Computes advantages and returns.
    public void estimate(GeneralizedAdvantage rule, AdvantageRule weights) {
        rule.compute(recorded, advantages, returns);
        weights.apply(this);
    }

    /// The share of the variance of returns that values explain: 1 for a perfect critic, 0 for one
    /// that says a constant; 0 where returns do not vary.
    public double explainedVariance() {
        double meanReturn = 0;
        double meanError = 0;
        int n = returns.length;
        for (int k = 0; k < n; k++) {
            meanReturn += returns[k] / n;
            meanError += (returns[k] - recorded.values()[k]) / n;
        }
        double variance = 0;
        double rest = 0;
        for (int k = 0; k < n; k++) {
            double distance = returns[k] - meanReturn;
            double error = returns[k] - recorded.values()[k] - meanError;
            variance += distance * distance;
            rest += error * error;
        }
        return variance > LEAST_VARIANCE * n ? 1 - rest / variance : 0;
    }
}
