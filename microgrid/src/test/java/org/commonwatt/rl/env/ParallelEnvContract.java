package org.commonwatt.rl.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.Forall;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.FiniteSpace;
import org.commonwatt.rl.space.Space;
import org.junit.jupiter.api.Test;

/// What every environment must do. The test of an implementation extends this class.
///
/// Compares whole episodes bit for bit, the first observation included, which PettingZoo's own test
/// does not.
public abstract class ParallelEnvContract {
    private static final int SEEDS = 5;
    private static final double SENTINEL = 12345.678;

    /// A new environment, always of the same kind.
    protected abstract ParallelEnv env();

    /// Whether episodes with different seeds differ under the same actions.
    protected boolean isRandom() {
        return true;
    }

    /// Whether an episode can end before its time limit.
    protected abstract boolean terminates();

    /// How much memory a step may allocate on average: nothing, unless there is a reason.
    protected int bytesPerStep() {
        return 0;
    }

    /// Everything that can be read after a reset or step.
    private record Seen(List<Double> numbers, boolean terminated, boolean truncated) {
        static Seen of(ParallelEnv env) {
            EnvSpec spec = env.spec();
            List<Double> numbers = new ArrayList<>();
            double[] observations = new double[spec.observationSize()];
            double[] state = new double[spec.state().size()];
            double[] rewards = new double[spec.agents().size()];
            double[] info = new double[spec.infoNames().size()];
            env.observe(observations, 0);
            env.state(state, 0);
            env.rewards(rewards, 0);
            env.info(info, 0);
            for (double[] read : List.of(observations, state, rewards, info)) {
                Arrays.stream(read).forEach(numbers::add);
                Arrays.fill(read, Double.NaN); // an environment that kept it would notice
            }
            return new Seen(numbers, env.terminated(), env.truncated());
        }
    }

    private static double[] randomAction(EnvSpec spec, RandomStream random) {
        double[] actions = new double[spec.actionSize()];
        for (int i = 0; i < spec.agents().size(); i++) {
            spec.agents().get(i).action().sample(random, actions, spec.actionAt(i));
        }
        return actions;
    }

    /// A whole episode of random actions.
    private static List<Seen> play(ParallelEnv env, long seed, long actionSeed) {
        RandomStream random = RandomStreams.of(actionSeed).stream("actions");
        List<Seen> seen = new ArrayList<>();
        env.reset(seed);
        seen.add(Seen.of(env));
        while (!env.ended()) {
            double[] actions = randomAction(env.spec(), random);
            env.step(actions, 0);
            Arrays.fill(actions, Double.NaN);
            seen.add(Seen.of(env));
        }
        return seen;
    }

    private ParallelEnv begun() {
        ParallelEnv env = env();
        env.reset(1);
        return env;
    }

    @Test
    void spec_namesAgentsAndIsAlwaysTheSame() {
        ParallelEnv env = env();
        EnvSpec spec = env.spec();
        assertThat(spec.agents())
                .extracting(AgentSpec::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+_[0-9]+"));
        env.reset(1);
        assertThat(env.spec()).isSameAs(spec);
        for (int i = 0; i < spec.agents().size(); i++) {
            AgentSpec agent = spec.agents().get(i);
            for (Space space : List.of(agent.observation(), agent.action())) {
                assertThat(space.size()).isPositive();
                assertThat(space.names()).hasSize(space.size()).doesNotHaveDuplicates();
            }
        }
        assertThat(spec.infoNames()).doesNotHaveDuplicates();
    }

    @Test
    void episodes_randomActions_stayInTheirSpaces() {
        Forall.seeds(SEEDS)
                .check(
                        random -> {
                            ParallelEnv env = env();
                            env.reset(random.nextLong());
                            requireInSpaces(env);
                            while (!env.ended()) {
                                env.step(randomAction(env.spec(), random), 0);
                                requireInSpaces(env);
                            }
                        });
    }

    @Test
    void episodes_actionsAtTheirBounds_stayInTheirSpaces() {
        Forall.seeds(SEEDS)
                .check(
                        random -> {
                            ParallelEnv env = env();
                            env.reset(random.nextLong());
                            while (!env.ended()) {
                                env.step(extremeAction(env.spec(), random), 0);
                                requireInSpaces(env);
                            }
                        });
    }

    private static double[] extremeAction(EnvSpec spec, RandomStream random) {
        double[] actions = randomAction(spec, random);
        for (int i = 0; i < spec.agents().size(); i++) {
            if (spec.agents().get(i).action() instanceof Box box) {
                for (int k = 0; k < box.size(); k++) {
                    double bound = random.nextBoolean() ? box.low(k) : box.high(k);
                    actions[spec.actionAt(i) + k] = Math.clamp(bound, -1e6, 1e6);
                }
            }
        }
        return actions;
    }

    private static void requireInSpaces(ParallelEnv env) {
        EnvSpec spec = env.spec();
        double[] observations = new double[spec.observationSize()];
        env.observe(observations, 0);
        for (int i = 0; i < spec.agents().size(); i++) {
            Box box = spec.agents().get(i).observation();
            assertThat(box.problem(observations, spec.observationAt(i)))
                    .as(spec.agents().get(i).name())
                    .isEmpty();
        }
        double[] state = new double[spec.state().size()];
        env.state(state, 0);
        assertThat(spec.state().problem(state, 0)).as("state").isEmpty();
        if (spec.stateIsObservation()) {
            assertThat(state).isEqualTo(observations);
        }
        double[] rewards = new double[spec.agents().size()];
        env.rewards(rewards, 0);
        double[] info = new double[spec.infoNames().size()];
        env.info(info, 0);
        for (double[] numbers : List.of(rewards, info)) {
            assertThat(Arrays.stream(numbers).allMatch(Double::isFinite)).isTrue();
        }
    }

    @Test
    void episodes_endInTimeAndSayWhy() {
        boolean terminatedEarly = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            ParallelEnv env = env();
            List<Seen> seen = play(env, seed, seed);
            int steps = seen.size() - 1;
            Seen last = seen.getLast();
            assertThat(last.truncated()).isEqualTo(steps == env.spec().maxSteps());
            assertThat(last.terminated() || last.truncated()).isTrue();
            assertThat(seen.subList(0, steps)).noneMatch(s -> s.terminated() || s.truncated());
            terminatedEarly |= last.terminated() && !last.truncated();
            if (!terminates()) {
                assertThat(last.terminated()).isFalse();
            }
        }
        assertThat(terminatedEarly).isEqualTo(terminates());
    }

    @Test
    void reset_sameSeed_givesTheSameBitsForWholeEpisodes() {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<Seen> first = play(env(), seed, 7);
            ParallelEnv used = env();
            play(used, seed + 100, 8);
            used.reset(5);
            used.step(randomAction(used.spec(), RandomStreams.of(9).stream("actions")), 0);
            // In the middle of an episode, after another one, and once more.
            assertThat(play(used, seed, 7)).isEqualTo(first);
            assertThat(play(used, seed, 7)).isEqualTo(first);
        }
    }

    @Test
    void reset_otherSeed_givesAnotherEpisode() {
        boolean differs = !play(env(), 1, 7).equals(play(env(), 2, 7));
        assertThat(differs).isEqualTo(isRandom());
    }

    @Test
    void reset_forgetsRewardsAndFlags() {
        ParallelEnv env = env();
        play(env, 1, 7);
        env.reset(2);
        double[] rewards = new double[env.spec().agents().size()];
        Arrays.fill(rewards, SENTINEL);
        env.rewards(rewards, 0);
        assertThat(rewards).containsOnly(0);
        assertThat(env.ended()).isFalse();
    }

    @Test
    void copyOfAnArray_isTheOnlyPartReadAndWritten() {
        ParallelEnv plain = begun();
        ParallelEnv env = begun();
        EnvSpec spec = env.spec();
        double[] action = randomAction(spec, RandomStreams.of(3).stream("actions"));
        double[] actions = new double[3 * action.length];
        Arrays.fill(actions, Double.NaN);
        System.arraycopy(action, 0, actions, action.length, action.length);
        plain.step(action, 0);
        env.step(actions, 1);
        assertThat(Seen.of(env)).isEqualTo(Seen.of(plain));
        requireMiddle(spec.observationSize(), into -> env.observe(into, 1));
        requireMiddle(spec.state().size(), into -> env.state(into, 1));
        requireMiddle(spec.agents().size(), into -> env.rewards(into, 1));
        requireMiddle(spec.infoNames().size(), into -> env.info(into, 1));
    }

    private interface Reader {
        void read(double[] into);
    }

    private static void requireMiddle(int size, Reader reader) {
        double[] into = new double[3 * size];
        Arrays.fill(into, SENTINEL);
        reader.read(into);
        for (int k = 0; k < into.length; k++) {
            assertThat(into[k] == SENTINEL).as("entry %d", k).isEqualTo(k / size != 1);
        }
    }

    @Test
    void arrays_ofAnotherShape_areRefused() {
        ParallelEnv env = begun();
        EnvSpec spec = env.spec();
        requireShapes(spec.actionSize(), (array, copy) -> env.step(array, copy));
        requireShapes(spec.observationSize(), env::observe);
        requireShapes(spec.state().size(), env::state);
        requireShapes(spec.agents().size(), env::rewards);
        requireShapes(spec.infoNames().size(), env::info);
        assertThat(Seen.of(env)).isEqualTo(Seen.of(begun()));
    }

    private interface Access {
        void on(double[] array, int copy);
    }

    private static void requireShapes(int size, Access access) {
        if (size > 1) {
            for (int length : new int[] {size - 1, size + 1, 2 * size - 1}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> access.on(new double[length], 0));
            }
        }
        if (size > 0) {
            for (int copy : new int[] {-1, 2}) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> access.on(new double[2 * size], copy));
            }
            assertThatExceptionOfType(IndexOutOfBoundsException.class)
                    .isThrownBy(() -> access.on(new double[0], 0));
        }
    }

    @Test
    void step_numberThatIsNotFinite_isRefusedAndChangesNothing() {
        ParallelEnv env = begun();
        EnvSpec spec = env.spec();
        for (int k = 0; k < spec.actionSize(); k++) {
            for (double wrong :
                    new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
                requireRefused(env, k, wrong);
            }
        }
        requireUnchanged(env);
    }

    @Test
    void step_choiceThatDoesNotExist_isRefusedAndChangesNothing() {
        ParallelEnv env = begun();
        EnvSpec spec = env.spec();
        for (int i = 0; i < spec.agents().size(); i++) {
            if (spec.agents().get(i).action() instanceof FiniteSpace choices) {
                for (int k = 0; k < choices.size(); k++) {
                    for (double wrong : new double[] {-1, choices.choices(k), 0.5, 1e300}) {
                        requireRefused(env, spec.actionAt(i) + k, wrong);
                    }
                }
            }
        }
        requireUnchanged(env);
    }

    private static void requireRefused(ParallelEnv env, int entry, double wrong) {
        double[] actions = randomAction(env.spec(), RandomStreams.of(3).stream("actions"));
        actions[entry] = wrong;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> env.step(actions, 0))
                .withMessageContaining(Double.toString(wrong));
    }

    private void requireUnchanged(ParallelEnv env) {
        ParallelEnv untouched = begun();
        double[] action = randomAction(env.spec(), RandomStreams.of(4).stream("actions"));
        assertThat(Seen.of(env)).isEqualTo(Seen.of(untouched));
        env.step(action, 0);
        untouched.step(action, 0);
        assertThat(Seen.of(env)).isEqualTo(Seen.of(untouched));
    }

    @Test
    void step_numberOutsideItsBox_actsAsTheBound() {
        EnvSpec spec = env().spec();
        for (int i = 0; i < spec.agents().size(); i++) {
            if (spec.agents().get(i).action() instanceof Box box) {
                for (int k = 0; k < box.size(); k++) {
                    int entry = spec.actionAt(i) + k;
                    assertThat(observedAfter(entry, box.high(k) + 1e9))
                            .isEqualTo(observedAfter(entry, box.high(k)));
                    assertThat(observedAfter(entry, box.low(k) - 1e9))
                            .isEqualTo(observedAfter(entry, box.low(k)));
                }
            }
        }
    }

    private double[] observedAfter(int entry, double value) {
        ParallelEnv env = begun();
        double[] actions = randomAction(env.spec(), RandomStreams.of(6).stream("actions"));
        actions[entry] = value;
        env.step(actions, 0);
        double[] observations = new double[env.spec().observationSize()];
        env.observe(observations, 0);
        return observations;
    }

    @Test
    void step_outsideAnEpisode_isRefused() {
        ParallelEnv env = env();
        EnvSpec spec = env.spec();
        double[] action = randomAction(spec, RandomStreams.of(3).stream("actions"));
        assertThatIllegalStateException().isThrownBy(() -> env.step(action, 0));
        assertThatIllegalStateException()
                .isThrownBy(() -> env.observe(new double[spec.observationSize()], 0));
        Seen last = play(env, 1, 7).getLast();
        assertThatIllegalStateException().isThrownBy(() -> env.step(action, 0));
        assertThat(Seen.of(env)).isEqualTo(last);
    }

    @Test
    void step_allocatesNothing() {
        ParallelEnv env = env();
        EnvSpec spec = env.spec();
        double[] action = randomAction(spec, RandomStreams.of(3).stream("actions"));
        double[] observations = new double[spec.observationSize()];
        double[] rewards = new double[spec.agents().size()];
        double[] info = new double[spec.infoNames().size()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = Long.MAX_VALUE;
        for (int episode = 0; episode < 6; episode++) {
            env.reset(episode);
            long before = threads.getCurrentThreadAllocatedBytes();
            while (!env.ended()) {
                env.step(action, 0);
                env.observe(observations, 0);
                env.rewards(rewards, 0);
                env.info(info, 0);
            }
            // Java loads classes in some episodes; what a step allocates, it allocates in all of
            // them.
            allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(1.0 * allocated / env.spec().maxSteps()).isBetween(0.0, 1.0 * bytesPerStep());
    }
}
