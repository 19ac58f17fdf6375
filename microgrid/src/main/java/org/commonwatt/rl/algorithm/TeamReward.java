package org.commonwatt.rl.algorithm;

/// What a team gets of its agents' rewards.
public enum TeamReward {
    /// Their mean: the same size for any number of agents, and a common reward stays what it is.
    MEAN,
    /// Their sum.
    SUM;

    /// Of the sum of the agents' rewards.
    double of(double sum, int agents) {
        return this == MEAN ? sum / agents : sum;
    }
}
