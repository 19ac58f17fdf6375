package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.classic.Pendulum;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.BrokenGameException;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all algorithms that learn from memory or from counterfactuals have in common.
final class OffPolicyTrainingTest {
    private static final long STEPS = 300;

    private static Training training(String algorithm) {
        Map<String, String> set = new HashMap<>(Map.of("copies", "3", "hidden", "16"));
        if (algorithm.equals("coma")) {
            set.putAll(Map.of("horizon", "20", "batch", "16", "passes", "2"));
        } else {
            set.putAll(Map.of("iterationSteps", "60", "warmupSteps", "50", "updateEvery", "6"));
            set.putAll(Map.of("batch", "24", "memory", "100"));
        }
        return new Training(algorithm, () -> new SimpleSpread(Steering.CONTINUOUS), set);
    }

    private static void iterate(Algorithm training, int times) {
        for (int k = 0; k < times; k++) {
            assertThat(training.iterate().divergence()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void twoWorkers_giveTheSameBits(String algorithm) {
        Algorithm alone = training(algorithm).begin(7, STEPS, Workers.caller());
        iterate(alone, 4);
        try (var threads = new TwoThreads()) {
            Algorithm together = training(algorithm).begin(7, STEPS, threads);
            iterate(together, 4);
            assertThat(Training.bytes(together)).isEqualTo(Training.bytes(alone));
        }
        Algorithm other = training(algorithm).begin(8, STEPS, Workers.caller());
        iterate(other, 4);
        assertThat(Training.bytes(other)).isNotEqualTo(Training.bytes(alone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void restoredTraining_goesOnBitForBit(String algorithm) {
        Algorithm whole = training(algorithm).begin(7, STEPS, Workers.caller());
        iterate(whole, 3);
        byte[] saved = Training.bytes(whole);
        Algorithm restored = training(algorithm).begin(7, STEPS, Workers.caller());
        iterate(restored, 1);
        restored.restore(Checkpoint.of(saved));
        assertThat(restored.steps()).isEqualTo(whole.steps());
        assertThat(Training.bytes(restored)).isEqualTo(saved);
        iterate(whole, 2);
        iterate(restored, 2);
        assertThat(Training.bytes(restored)).isEqualTo(Training.bytes(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ddpg", "maddpg"})
    void choices_areRefusedByPoliciesOfNumbers(String algorithm) {
        assertThatThrownBy(() -> begin(algorithm, CartPole::new, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("choices");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void parametersOutOfRange_areRefusedByName(String algorithm) {
        for (Map.Entry<String, String> wrong :
                Map.of("gamma", "1.5", "batch", "0", "copies", "-1").entrySet()) {
            assertThatThrownBy(
                            () ->
                                    begin(
                                            algorithm,
                                            Pendulum::new,
                                            Map.of(wrong.getKey(), wrong.getValue())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey())
                    .hasMessageContaining(wrong.getValue());
        }
    }

    private static void begin(
            String algorithm, Supplier<? extends ParallelEnv> game, Map<String, String> set) {
        new Training(algorithm, game, set).begin(1, 1000, Workers.caller());
    }

    /// Shows or pays something that is not a number in its third step.
    private static final class Faulty extends EpisodicEnv {
        private final boolean pays;

        Faulty(boolean pays) {
            super(
                    EnvSpec.of(
                            "faulty",
                            10,
                            List.of(
                                    new AgentSpec(
                                            "home_0",
                                            Box.of(0, 1, List.of("level")),
                                            Box.of(-1, 1, List.of("power")))),
                            List.of()));
            this.pays = pays;
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            reward(0, pays && steps() == 2 ? Double.POSITIVE_INFINITY : 0);
            return false;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = !pays && steps() == 3 ? Double.NaN : 0;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "qmix"})
    void numbersThatAreNotFinite_areNamedAndNeverLearntFrom(String algorithm) {
        Algorithm shows =
                new Training(algorithm, () -> new Faulty(false), Map.of())
                        .begin(1, 1000, Workers.caller());
        assertThatThrownBy(shows::iterate)
                .isInstanceOf(BrokenGameException.class)
                .hasMessageContaining("home_0")
                .hasMessageContaining("level")
                .hasMessageContaining("NaN");
        Algorithm pays =
                new Training(algorithm, () -> new Faulty(true), Map.of())
                        .begin(1, 1000, Workers.caller());
        assertThatThrownBy(pays::iterate)
                .isInstanceOf(BrokenGameException.class)
                .hasMessageContaining("reward of home_0")
                .hasMessageContaining("Infinity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void iterations_onceWarm_allocateTheirReportAndNewEpisodesOnly(String algorithm) {
        Algorithm training = training(algorithm).begin(1, 1_000_000, Workers.caller());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bound = 3000;
        long least = Long.MAX_VALUE;
        // Vectors are boxed until the compiler has seen the loops. Sixty steps, seven hundred rows
        // of networks: one object for each would be more.
        for (int k = 0; k < 5000 && least > bound; k++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            training.iterate();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThanOrEqualTo(bound);
    }

    @Test
    void algorithms_areFoundByName() {
        assertThat(Algorithms.all())
                .extracting(AlgorithmProvider::name)
                .contains("coma", "ddpg", "maddpg", "qmix", "vdn");
    }
}
