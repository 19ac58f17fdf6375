package org.commonwatt.rl.algorithm.replay;

import java.util.function.Supplier;
import org.commonwatt.rl.algorithm.rollout.EpisodeTally;
import org.commonwatt.rl.env.CheckedEnv;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Copies of a game in play: what is seen now, what was seen before the last step, and a count of
/// the episodes that ended. What the game hands out is looked at, so that no number that is none is
/// ever learnt from.
public final class Play {
    private static final String NAME = "episodes";

    private final VectorEnv envs;
    private final double[] actions;
    private final EpisodeTally tally = new EpisodeTally();
    private VectorStep now;
    private VectorStep before;

    /// Begins the first episode of every copy.
    ///
    /// @param seed of all episodes
    public Play(Supplier<? extends ParallelEnv> game, int copies, long seed) {
        envs = new VectorEnv(copies, 0, () -> new CheckedEnv(game.get()));
        actions = new double[copies * envs.spec().actionSize()];
        now = envs.newStep();
        before = envs.newStep();
        envs.reset(seed, now);
    }

    /// Agents and shapes of the game.
    public EnvSpec spec() {
        return envs.spec();
    }

    /// Copies that step together.
    public int copies() {
        return envs.copies();
    }

    /// What the last step returned; its observations are what to act on.
    public VectorStep now() {
        return now;
    }

    /// What the step before it returned; its observations are what the last actions acted on.
    public VectorStep before() {
        return before;
    }

    /// Joint actions of all copies, for the caller to fill before [#step()].
    public double[] actions() {
        return actions;
    }

    /// Plays the actions in every copy.
    ///
    /// @throws org.commonwatt.rl.env.BrokenGameException if the game hands out what is no number
    public void step() {
        VectorStep old = before;
        before = now;
        now = old;
        envs.step(actions, now);
        int agents = spec().agents().size();
        for (int c = 0; c < envs.copies(); c++) {
            if (ended(c)) {
                double sum = 0;
                for (int i = 0; i < agents; i++) {
                    sum += now.returns()[c * agents + i];
                }
                tally.count(sum / agents, now.lengths()[c]);
            }
        }
    }

    /// Whether an episode ended with the last step.
    public boolean ended(int copy) {
        return now.terminated()[copy] || now.truncated()[copy];
    }

    /// Joint observations, one per copy, of which that of this copy is the one in which its last
    /// step really ended.
    public double[] nextObservations(int copy) {
        return ended(copy) ? now.lastObservations() : now.observations();
    }

    /// The same for states.
    public double[] nextStates(int copy) {
        return ended(copy) ? now.lastStates() : now.states();
    }

    /// Episodes that ended since it was cleared.
    public EpisodeTally tally() {
        return tally;
    }

    /// Puts in what the running episodes depend on.
    public void save(Checkpoint into) {
        into.put(NAME, envs.memory());
    }

    /// Plays the running episodes up to where [#save] found them.
    public void restore(Checkpoint from) {
        envs.restore(from.numbers(NAME), now);
    }
}
