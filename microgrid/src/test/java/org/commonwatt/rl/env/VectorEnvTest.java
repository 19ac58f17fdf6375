package org.commonwatt.rl.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.classic.TwoStepGame;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;

final class VectorEnvTest {
    private static final int COPIES = 4;
    private static final int STEPS = 60;

    private static double[] actions(EnvSpec spec, int copies, RandomStream random) {
        double[] actions = new double[copies * spec.actionSize()];
        for (int c = 0; c < copies; c++) {
            for (int i = 0; i < spec.agents().size(); i++) {
                int from = c * spec.actionSize() + spec.actionAt(i);
                spec.agents().get(i).action().sample(random, actions, from);
            }
        }
        return actions;
    }

    /// Steps one environment by hand beside one copy of a vector.
    private static final class ByHand {
        private final ParallelEnv env;
        private final int copy;
        private int episode;
        private int length;
        private double[] sums;

        ByHand(ParallelEnv env, int copy) {
            this.env = env;
            this.copy = copy;
            begin();
        }

        private void begin() {
            env.reset(VectorEnv.seed(RandomStreams.of(11), copy, episode++));
            length = 0;
            sums = new double[env.spec().agents().size()];
        }

        double[] observed() {
            double[] seen = new double[env.spec().observationSize()];
            env.observe(seen, 0);
            return seen;
        }

        void requireSame(double[] actions, VectorStep out) {
            EnvSpec spec = env.spec();
            env.step(slice(actions, spec.actionSize()), 0);
            double[] rewards = new double[sums.length];
            env.rewards(rewards, 0);
            length++;
            for (int i = 0; i < sums.length; i++) {
                sums[i] += rewards[i];
            }
            assertThat(slice(out.rewards(), sums.length)).isEqualTo(rewards);
            assertThat(slice(out.returns(), sums.length)).isEqualTo(sums);
            assertThat(out.lengths()[copy]).isEqualTo(length);
            assertThat(out.terminated()[copy]).isEqualTo(env.terminated());
            assertThat(out.truncated()[copy]).isEqualTo(env.truncated());
            if (env.ended()) {
                assertThat(slice(out.lastObservations(), spec.observationSize()))
                        .isEqualTo(observed());
                begin();
            }
            assertThat(slice(out.observations(), spec.observationSize())).isEqualTo(observed());
        }

        private double[] slice(double[] all, int size) {
            return Arrays.copyOfRange(all, copy * size, (copy + 1) * size);
        }
    }

    private static int requireLikeByHand(Supplier<ParallelEnv> maker) {
        var vector = new VectorEnv(COPIES, 0, maker);
        VectorStep out = vector.newStep();
        vector.reset(11, out);
        List<ByHand> hands = new ArrayList<>();
        for (int c = 0; c < COPIES; c++) {
            hands.add(new ByHand(maker.get(), c));
        }
        RandomStream random = RandomStreams.of(2).stream("actions");
        int ended = 0;
        for (int t = 0; t < STEPS; t++) {
            double[] actions = actions(vector.spec(), COPIES, random);
            vector.step(actions, out);
            for (ByHand hand : hands) {
                hand.requireSame(actions, out);
            }
            for (int c = 0; c < COPIES; c++) {
                ended += out.terminated()[c] || out.truncated()[c] ? 1 : 0;
            }
        }
        return ended;
    }

    @Test
    void step_terminatingGame_isWhatEachCopyWouldDoAlone() {
        assertThat(requireLikeByHand(CartPole::new)).isGreaterThan(COPIES);
    }

    @Test
    void step_truncatedGame_isWhatEachCopyWouldDoAlone() {
        // 60 steps hold two ends of 25 steps, in each of 4 copies.
        assertThat(requireLikeByHand(() -> new SimpleSpread(Steering.CONTINUOUS))).isEqualTo(8);
    }

    @Test
    void copies_spreadOverTwoVectors_playTheSame() {
        var whole = new VectorEnv(COPIES, 0, CartPole::new);
        var second = new VectorEnv(2, 2, CartPole::new);
        VectorStep all = whole.newStep();
        VectorStep half = second.newStep();
        whole.reset(3, all);
        second.reset(3, half);
        RandomStream random = RandomStreams.of(2).stream("actions");
        for (int t = 0; t < STEPS; t++) {
            double[] actions = actions(whole.spec(), COPIES, random);
            whole.step(actions, all);
            second.step(Arrays.copyOfRange(actions, 2, 4), half);
            assertThat(half.observations())
                    .isEqualTo(Arrays.copyOfRange(all.observations(), 8, 16));
        }
    }

    @Test
    void states_ofAGameWithItsOwn_areKeptAtTheEnd() {
        var vector = new VectorEnv(2, 0, TwoStepGame::new);
        VectorStep out = vector.newStep();
        vector.reset(1, out);
        assertThat(out.states()).containsExactly(1, 0, 0, 1, 0, 0);
        vector.step(new double[] {0, 0, 1, 0}, out);
        assertThat(out.states()).containsExactly(0, 1, 0, 0, 0, 1);
        vector.step(new double[] {0, 0, 1, 1}, out);
        assertThat(out.terminated()).containsExactly(true, true);
        assertThat(out.truncated()).containsExactly(false, false);
        assertThat(out.lastStates()).containsExactly(0, 1, 0, 0, 0, 1);
        assertThat(out.states()).containsExactly(1, 0, 0, 1, 0, 0);
        assertThat(out.returns()).containsExactly(7, 7, 8, 8);
        assertThat(out.lengths()).containsExactly(2, 2);
    }

    @Test
    void states_thatAreObservations_areTheSameArray() {
        VectorStep out = new VectorEnv(1, 0, CartPole::new).newStep();
        assertThat(out.states()).isSameAs(out.observations());
        assertThat(out.lastStates()).isSameAs(out.lastObservations());
    }

    @Test
    void step_wrongActionOfTheLastCopy_movesNobody() {
        var vector = new VectorEnv(COPIES, 0, CartPole::new);
        VectorStep out = vector.newStep();
        vector.reset(1, out);
        double[] before = out.observations().clone();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector.step(new double[] {0, 0, 0, 2}, out));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> vector.step(new double[COPIES + 1], out));
        assertThat(out.observations()).isEqualTo(before);
        var fresh = new VectorEnv(COPIES, 0, CartPole::new);
        VectorStep other = fresh.newStep();
        fresh.reset(1, other);
        vector.step(new double[COPIES], out);
        fresh.step(new double[COPIES], other);
        assertThat(out.observations()).isEqualTo(other.observations());
    }

    @Test
    void step_betweenEnds_allocatesNothing() {
        var vector = new VectorEnv(COPIES, 0, () -> new SimpleSpread(Steering.DISCRETE));
        VectorStep out = vector.newStep();
        double[] actions = new double[COPIES * vector.spec().actionSize()];
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        vector.reset(1, out);
        for (int t = 0; t < 26; t++) {
            vector.step(actions, out);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int t = 0; t < 20; t++) {
            vector.step(actions, out);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
    }

    private static void play(VectorEnv vector, VectorStep out, RandomStream random, int steps) {
        for (int t = 0; t < steps; t++) {
            vector.step(actions(vector.spec(), COPIES, random), out);
        }
    }

    private static void requireGoesOn(Supplier<ParallelEnv> maker, int before) {
        var vector = new VectorEnv(COPIES, 2, maker);
        VectorStep out = vector.newStep();
        vector.reset(-7, out);
        RandomStream random = RandomStreams.of(2).stream("actions");
        play(vector, out, random, before);
        var other = new VectorEnv(COPIES, 2, maker);
        VectorStep otherOut = other.newStep();
        other.restore(vector.memory(), otherOut);
        assertThat(otherOut.observations()).isEqualTo(out.observations());
        RandomStream sameRandom = RandomStreams.of(2).stream("actions");
        sameRandom.restore(random.state());
        for (int t = 0; t < STEPS; t++) {
            play(vector, out, random, 1);
            play(other, otherOut, sameRandom, 1);
            assertThat(otherOut.observations()).isEqualTo(out.observations());
            assertThat(otherOut.states()).isEqualTo(out.states());
            assertThat(otherOut.rewards()).isEqualTo(out.rewards());
            assertThat(otherOut.returns()).isEqualTo(out.returns());
            assertThat(otherOut.lengths()).isEqualTo(out.lengths());
        }
    }

    @Test
    void restore_runningEpisodes_goOnBitForBit() {
        for (int before = 0; before < 30; before++) {
            requireGoesOn(CartPole::new, before);
            requireGoesOn(() -> new SimpleSpread(Steering.CONTINUOUS), before);
            requireGoesOn(TwoStepGame::new, before);
        }
    }

    @Test
    void memory_episodeLongerThanTheFirstRoom_isWhole() {
        // An episode of 3000 steps: the room of 1024 grows twice.
        var vector = new VectorEnv(1, 0, () -> new EndlessCount(3000));
        VectorStep out = vector.newStep();
        vector.reset(1, out);
        for (int t = 0; t < 2999; t++) {
            vector.step(new double[] {t % 7}, out);
        }
        double[] memory = vector.memory();
        assertThat(memory).hasSize(4 + 2999);
        vector.restore(memory, out);
        // Sum of 0 to 6, 428 times, and of 0 to 2: 428 * 21 + 3.
        assertThat(out.observations()).containsExactly(8991);
    }

    @Test
    void restore_memoryOfOtherCopies_isRefused() {
        var two = new VectorEnv(2, 0, CartPole::new);
        two.reset(1, two.newStep());
        var three = new VectorEnv(3, 0, CartPole::new);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> three.restore(two.memory(), three.newStep()))
                .withMessageContaining("3 copies of CartPole");
    }

    /// Sees the sum of its actions.
    private static final class EndlessCount extends EpisodicEnv {
        private double sum;

        EndlessCount(int maxSteps) {
            super(
                    EnvSpec.of(
                            "Count",
                            maxSteps,
                            List.of(
                                    new AgentSpec(
                                            "agent_0",
                                            Box.unbounded(List.of("sum")),
                                            Box.unbounded(List.of("plus")))),
                            List.of()));
        }

        @Override
        protected void begin(RandomStreams streams) {
            sum = 0;
        }

        @Override
        protected boolean advance(double[] actions, int from) {
            sum += actions[from];
            return false;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = sum;
        }
    }

    @Test
    void copies_none_areRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VectorEnv(0, 0, CartPole::new));
        assertThatIllegalArgumentException().isThrownBy(() -> new VectorEnv(1, -1, CartPole::new));
    }
}
