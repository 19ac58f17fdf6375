package org.commonwatt.rl.algorithm;

import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// The team that is judged and kept: each weight is the running mean of what rounds of updates
/// left, `θ̄ ← m·θ̄ + (1 − m)·θ`, and their plain mean while there are fewer than 1/(1 − m) of them
/// (Polyak and Juditsky 1992; for policies Nikishin et al. 2018). Samplers play the team that
/// learns (`docs/FORMULATION.md#learning-ppo`).
///
/// With m = 0, and before the first round, it is the team that learns.
final class MeanTeam {
    private static final String TEAM = "mean";
    private static final String ROUNDS = "mean.rounds";

    private final NetworkTeam learning;
    private final NetworkTeam mean;
    private final double memory;
    private long rounds;

    /// @param memory m, 0 ≤ m < 1
    MeanTeam(NetworkTeam learning, double memory) {
        this.learning = learning;
        this.memory = memory;
        mean = memory == 0 ? learning : learning.alike();
    }

    NetworkTeam team() {
        return rounds == 0 ? learning : mean;
    }

    /// Takes in what a round of updates left.
    void follow() {
        if (memory > 0) {
            double kept = Math.min(memory, rounds / (rounds + 1.0));
            mean.follow(learning, 1 - kept);
        }
        rounds++;
    }

    void save(Checkpoint into) {
        if (memory > 0) {
            var weights = new Checkpoint();
            mean.save(weights);
            into.put(TEAM, weights).note(ROUNDS, Long.toString(rounds));
        }
    }

    void restore(Checkpoint from) {
        if (memory > 0) {
            mean.restore(from.part(TEAM));
            rounds = Long.parseLong(from.note(ROUNDS));
        }
    }
}
