package org.commonwatt.experiments.training;

import org.commonwatt.rl.algorithm.team.TeamPolicy;

/// Judges a team, always by the same episodes.
public interface Validation {
    /// Plays all episodes with the team's best actions.
    ///
    /// The result depends on nothing but the team.
    Judgement judge(TeamPolicy team);

    /// What a validation found.
    ///
    /// @param meanReturn mean over episodes of the sum of rewards, averaged over agents
    /// @param meanLength mean length of the episodes
    record Judgement(double meanReturn, double meanLength) {}
}
