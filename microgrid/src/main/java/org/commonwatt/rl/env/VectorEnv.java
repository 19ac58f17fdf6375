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
/// What was played in running episodes is remembered, so that they can go on elsewhere: see
/// [#memory()].
///
/// Not thread-safe; several of these may run on several threads.
public final class VectorEnv {
    private static final int FIRST_ROOM = 1024;

    private final List<ParallelEnv> envs;
    private final EnvSpec spec;
    private final int firstCopy;
    private final int[] episodes;
    private final double[] returns;
    private final int[] lengths;

    /// Per copy, the joint actions of its running episode.
    private final double[][] played;

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
        int room = Math.min(spec.maxSteps(), FIRST_ROOM);
        played = new double[copies][room * spec.actionSize()];
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
        out.clear();
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
            spec.requireUsable(actions, c * spec.actionSize());
        }
        for (int c = 0; c < envs.size(); c++) {
            step(c, actions, out);
        }
    }

    /// Writes what the expert would do in every copy now ([ParallelEnv#expert]).
    ///
    /// @param into joint actions, [copy × entry]
    public void expert(double[] into) {
        for (int c = 0; c < envs.size(); c++) {
            envs.get(c).expert(into, c);
        }
    }

    private void step(int c, double[] actions, VectorStep out) {
        ParallelEnv env = envs.get(c);
        remember(c, actions);
        env.step(actions, c);
        env.rewards(out.rewards(), c);
        if (out.info().length > 0) {
            env.info(out.info(), c);
        }
        count(c, out);
        out.terminated()[c] = env.terminated();
        out.truncated()[c] = env.truncated();
        if (out.terminated()[c] || out.truncated()[c]) {
            look(c, out.lastObservations(), out.lastStates());
            episodes[c]++;
            begin(c);
        }
        look(c, out.observations(), out.states());
    }

    private void remember(int c, double[] actions) {
        int size = spec.actionSize();
        int at = lengths[c] * size;
        if (at + size > played[c].length) {
            played[c] = Arrays.copyOf(played[c], 2 * played[c].length);
        }
        System.arraycopy(actions, c * size, played[c], at, size);
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

    /// All that the running episodes depend on: the seed of the whole in two halves, then for each
    /// copy the number of its episode, the number of steps played, and their joint actions.
    public double[] memory() {
        int size = 2;
        for (int length : lengths) {
            size += 2 + length * spec.actionSize();
        }
        double[] memory = new double[size];
        memory[0] = (int) (root.seed() >>> 32);
        memory[1] = (int) root.seed();
        int at = 2;
        for (int c = 0; c < lengths.length; c++) {
            memory[at++] = episodes[c];
            memory[at++] = lengths[c];
            int count = lengths[c] * spec.actionSize();
            System.arraycopy(played[c], 0, memory, at, count);
            at += count;
        }
        return memory;
    }

    /// Goes on from what [#memory()] of an equal object returned: begins each copy's episode anew
    /// and plays it up to the same step, bit for bit, since environments are deterministic. Writes
    /// what is seen, and returns and lengths so far; nothing has ended, rewards are 0.
    ///
    /// @throws IllegalArgumentException if the numbers are not those of as many copies of such an
    ///   environment
    public void restore(double[] memory, VectorStep out) {
        requireFits(memory);
        root = RandomStreams.of(((long) memory[0] << 32) | ((long) memory[1] & 0xFFFF_FFFFL));
        out.clear();
        int size = spec.actionSize();
        double[] actions = new double[envs.size() * size];
        int at = 2;
        for (int c = 0; c < envs.size(); c++) {
            episodes[c] = (int) memory[at++];
            int length = (int) memory[at++];
            begin(c);
            for (int t = 0; t < length; t++) {
                System.arraycopy(memory, at, actions, c * size, size);
                replay(c, actions, out);
                at += size;
            }
            look(c, out.observations(), out.states());
        }
        Arrays.fill(out.rewards(), 0);
    }

    private void replay(int c, double[] actions, VectorStep out) {
        remember(c, actions);
        envs.get(c).step(actions, c);
        envs.get(c).rewards(out.rewards(), c);
        count(c, out);
    }

    private void requireFits(double[] memory) {
        int at = 2;
        for (int c = 0; c < envs.size() && at + 1 < memory.length; c++) {
            int length = (int) memory[at + 1];
            at += 2 + length * spec.actionSize();
        }
        if (at != memory.length || memory.length < 2 + 2 * envs.size()) {
            throw new IllegalArgumentException(
                    "The memory of %d copies of %s must have %d numbers: %d.\nMaybe it is that of another number of copies."
                            .formatted(envs.size(), spec.name(), at, memory.length));
        }
    }
}
