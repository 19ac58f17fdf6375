package org.commonwatt.rl.algorithm.replay;

import java.util.List;
import java.util.function.Supplier;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.env.VectorStep;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.space.Box;

/// Copies of a game in play: what is seen now, what was seen before the last step, and a count of
/// the episodes that ended. Refuses numbers that are not finite, so that none is ever learnt from.
public final class Play {
    private static final String NAME = "episodes";

    private final VectorEnv envs;
    private final EnvSpec spec;
    private final double[] actions;
    private VectorStep now;
    private VectorStep before;
    private int episodes;
    private double returns;
    private double lengths;

    /// Begins the first episode of every copy.
    ///
    /// @param seed of all episodes
    public Play(Supplier<? extends ParallelEnv> game, int copies, long seed) {
        envs = new VectorEnv(copies, 0, game);
        spec = envs.spec();
        actions = new double[copies * spec.actionSize()];
        now = envs.newStep();
        before = envs.newStep();
        envs.reset(seed, now);
        requireFinite(now.observations(), now.states());
    }

    /// Agents and shapes of the game.
    public EnvSpec spec() {
        return spec;
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
    /// @throws IllegalStateException if the game shows or pays what is not finite, naming it
    public void step() {
        VectorStep old = before;
        before = now;
        now = old;
        envs.step(actions, now);
        requireFinite(now.observations(), now.states());
        int agents = spec.agents().size();
        for (int k = 0; k < now.rewards().length; k++) {
            if (!Double.isFinite(now.rewards()[k])) {
                String agent = spec.agents().get(k % agents).name();
                throw notFinite("The reward of " + agent, now.rewards()[k], k / agents);
            }
        }
        for (int c = 0; c < envs.copies(); c++) {
            if (ended(c)) {
                requireFinite(now.lastObservations(), now.lastStates(), c);
                count(c, agents);
            }
        }
    }

    private void count(int copy, int agents) {
        episodes++;
        lengths += now.lengths()[copy];
        for (int i = 0; i < agents; i++) {
            returns += now.returns()[copy * agents + i] / agents;
        }
    }

    /// Whether an episode ended with the last step.
    public boolean ended(int copy) {
        return now.terminated()[copy] || now.truncated()[copy];
    }

    /// Joint observations in which the last step of a copy really ended.
    public double[] nextObservations(int copy) {
        return ended(copy) ? now.lastObservations() : now.observations();
    }

    /// The same for states.
    public double[] nextStates(int copy) {
        return ended(copy) ? now.lastStates() : now.states();
    }

    /// Episodes that ended since the last [#forget()].
    public int episodes() {
        return episodes;
    }

    /// Their mean return, averaged over agents; NaN without any.
    public double meanReturn() {
        return returns / episodes;
    }

    /// Their mean length; NaN without any.
    public double meanLength() {
        return lengths / episodes;
    }

    /// Begins to count episodes anew.
    public void forget() {
        episodes = 0;
        returns = 0;
        lengths = 0;
    }

    /// Puts in what the running episodes depend on.
    public void save(Checkpoint into) {
        into.put(NAME, envs.memory());
    }

    /// Plays the running episodes up to where [#save] found them.
    public void restore(Checkpoint from) {
        envs.restore(from.numbers(NAME), now);
    }

    private void requireFinite(double[] observations, double[] states) {
        for (int c = 0; c < envs.copies(); c++) {
            requireFinite(observations, states, c);
        }
    }

    private void requireFinite(double[] observations, double[] states, int copy) {
        for (int i = 0; i < spec.agents().size(); i++) {
            Box sees = spec.agents().get(i).observation();
            int from = copy * spec.observationSize() + spec.observationAt(i);
            for (int k = 0; k < sees.size(); k++) {
                if (!Double.isFinite(observations[from + k])) {
                    String what = named(sees.names(), k, spec.agents().get(i).name());
                    throw notFinite(what, observations[from + k], copy);
                }
            }
        }
        int width = spec.state().size();
        for (int k = 0; k < width && !spec.stateIsObservation(); k++) {
            if (!Double.isFinite(states[copy * width + k])) {
                String what = named(spec.state().names(), k, "the state");
                throw notFinite(what, states[copy * width + k], copy);
            }
        }
    }

    private static String named(List<String> names, int k, String whose) {
        return "What %s shows as %s".formatted(whose, names.get(k));
    }

    private IllegalStateException notFinite(String what, double value, int copy) {
        return new IllegalStateException(
                "%s must be finite: %s, in copy %d of %s.\nMaybe the game divides by zero."
                        .formatted(what, value, copy, spec.name()));
    }
}
