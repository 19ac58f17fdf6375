package org.commonwatt.rl.env;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStreams;

/// Copies of an environment that step together. A copy whose episode ends begins the next one
/// within the same step; the last observation of the old one is kept.
///
/// The seed of an episode depends on the seed of the whole, the number of the copy and the number
/// of the episode, and on nothing else: copies that are spread over several of these objects, each
/// with its `firstCopy`, play what they would play in one.
///
/// Not thread-safe; several of these may run on several threads.
public final class VectorEnv {
    private final List<ParallelEnv> envs;
    private final EnvSpec spec;
    private final int firstCopy;
    private final int[] episodes;
    private final double[] returns;
    private final int[] lengths;
    private RandomStreams root = RandomStreams.of(0);

    /// @param copies number of copies
    /// @param firstCopy number of the first one, 0 where this is all
    /// @param maker makes one environment; all must have the same shapes
    public VectorEnv(int copies, int firstCopy, Supplier<? extends ParallelEnv> maker) {
        if (copies < 1 || firstCopy < 0) {
            throw new IllegalArgumentException(
                    "There must be a copy, counted from 0: %d from %d"
                            .formatted(copies, firstCopy));
        }
        this.firstCopy = firstCopy;
        envs = new ArrayList<>();
        for (int c = 0; c < copies; c++) {
            envs.add(maker.get());
        }
        spec = envs.getFirst().spec();
        episodes = new int[copies];
        lengths = new int[copies];
        returns = new double[copies * spec.agents().size()];
    }

    /// Agents, spaces and shapes of each copy.
    public EnvSpec spec() {
        return spec;
    }

    /// The number of copies.
    public int copies() {
        return envs.size();
    }

    /// Arrays that fit.
    public VectorStep newStep() {
        return new VectorStep(spec, envs.size());
    }

    /// The seed of one episode of one copy.
    public static long seed(RandomStreams root, int copy, int episode) {
        return root.stream("episode", "", copy, episode).nextLong();
    }

    /// Begins the first episode of every copy and writes what is seen.
    public void reset(long seed, VectorStep out) {
        root = RandomStreams.of(seed);
        Arrays.fill(episodes, 0);
        Arrays.fill(out.terminated(), false);
        Arrays.fill(out.truncated(), false);
        Arrays.fill(out.rewards(), 0);
        Arrays.fill(out.info(), 0);
        Arrays.fill(out.returns(), 0);
        Arrays.fill(out.lengths(), 0);
        for (int c = 0; c < envs.size(); c++) {
            begin(c);
            look(c, out.observations(), out.states());
        }
    }

    /// Plays one step of every copy.
    ///
    /// @param actions joint actions, [copy × entry]
    /// @throws IllegalArgumentException as [ParallelEnv] says, before any copy has moved
    public void step(double[] actions, VectorStep out) {
        if (actions.length != envs.size() * spec.actionSize()) {
            throw new IllegalArgumentException(
                    "Joint actions of %d copies have %d numbers, not %d"
                            .formatted(
                                    envs.size(), envs.size() * spec.actionSize(), actions.length));
        }
        for (int c = 0; c < envs.size(); c++) {
            spec.actionStart(actions, c);
        }
        for (int c = 0; c < envs.size(); c++) {
            step(c, actions, out);
        }
    }

    private void step(int c, double[] actions, VectorStep out) {
        ParallelEnv env = envs.get(c);
        env.step(actions, c);
        env.rewards(out.rewards(), c);
        env.info(out.info(), c);
        count(c, out);
        out.terminated()[c] = env.terminated();
        out.truncated()[c] = env.truncated();
        if (env.ended()) {
            look(c, out.lastObservations(), out.lastStates());
            episodes[c]++;
            begin(c);
        }
        look(c, out.observations(), out.states());
    }

    private void count(int c, VectorStep out) {
        int n = spec.agents().size();
        for (int k = c * n; k < (c + 1) * n; k++) {
            returns[k] += out.rewards()[k];
            out.returns()[k] = returns[k];
        }
        out.lengths()[c] = ++lengths[c];
    }

    private void begin(int c) {
        envs.get(c).reset(seed(root, firstCopy + c, episodes[c]));
        lengths[c] = 0;
        int n = spec.agents().size();
        Arrays.fill(returns, c * n, (c + 1) * n, 0);
    }

    private void look(int c, double[] observations, double[] states) {
        envs.get(c).observe(observations, c);
        if (!spec.stateIsObservation()) {
            envs.get(c).state(states, c);
        }
    }
}
