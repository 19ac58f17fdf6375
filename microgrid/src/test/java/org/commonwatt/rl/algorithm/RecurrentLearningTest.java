package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.rl.classic.TMaze;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Policies that remember, in a game that cannot be played well without.
final class RecurrentLearningTest {
    private static final long STEPS = 12_000;

    /// Four steps to a junction, where only the sign at the start says what pays: 1 with a memory,
    /// 0.5 without.
    private static ParallelEnv maze() {
        return new TMaze(2, 4);
    }

    private static Training proximal(String algorithm, String... more) {
        Map<String, String> set = new HashMap<>();
        set.putAll(Map.of("recurrent", "16", "sequence", "8", "hidden", "16"));
        set.putAll(Map.of("rolloutSteps", "32", "copies", "16", "minibatch", "512"));
        set.putAll(Map.of("learningRate", "0.005", "learningRateEnd", "0.001"));
        set.putAll(Map.of("entropyWeight", "0.02", "gamma", "0.95"));
        return new Training(algorithm, RecurrentLearningTest::maze, with(set, more));
    }

    private static Training valued(String algorithm, String... more) {
        Map<String, String> set = new HashMap<>();
        set.putAll(Map.of("recurrent", "16", "sequence", "10", "hidden", "16"));
        set.putAll(Map.of("copies", "8", "iterationSteps", "400", "warmupSteps", "800"));
        set.putAll(Map.of("batch", "160", "updateEvery", "16", "learningRate", "0.003"));
        set.putAll(Map.of("gamma", "0.9", "memory", "20000", "epsilonUntil", "0.5"));
        return new Training(algorithm, RecurrentLearningTest::maze, with(set, more));
    }

    private static Map<String, String> with(Map<String, String> set, String... more) {
        for (int k = 0; k < more.length; k += 2) {
            set.put(more[k], more[k + 1]);
        }
        return set;
    }

    static Stream<Training> trainings() {
        return Stream.of(
                proximal("ippo"),
                proximal("mappo", "entropyWeight", "0", "normaliseObservations", "true"),
                proximal("ppo", "shards", "3"),
                valued("qmix"),
                valued("vdn", "shareParameters", "false", "sequence", "3"));
    }

    private static void iterate(Algorithm training, int times) {
        for (int k = 0; k < times; k++) {
            assertThat(training.iterate().divergence()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void iterate_oneAndTwoThreads_giveTheSameBits(Training training) {
        Algorithm alone = training.begin(3, 4000, Workers.caller());
        iterate(alone, 3);
        try (var threads = new TwoThreads()) {
            Algorithm together = training.begin(3, 4000, threads);
            iterate(together, 3);
            assertThat(Training.bytes(together)).isEqualTo(Training.bytes(alone));
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void restore_withinEpisodes_goesOnBitForBit(Training training) {
        Algorithm whole = training.begin(3, 4000, Workers.caller());
        iterate(whole, 2);
        byte[] half = Training.bytes(whole);
        iterate(whole, 2);
        Algorithm second = training.begin(3, 4000, Workers.caller());
        second.restore(Checkpoint.of(half));
        iterate(second, 2);
        assertThat(Training.bytes(second)).isEqualTo(Training.bytes(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ippo", "mappo", "ppo"})
    void iterate_sequencesOfTheFirstUpdate_haveTheProbabilitiesOfActing(String algorithm) {
        // One update on all rows, the policy is still that which acted: every ratio is 1, also
        // where
        // episodes begin within sequences and sequences within episodes.
        Training one = proximal(algorithm, "epochs", "1", "minibatch", "100000");
        Algorithm training = one.begin(5, STEPS, Workers.caller());
        for (int k = 0; k < 3; k++) {
            Map<String, Double> figures = training.iterate().figures();
            assertThat(figures.get("losses/approx_kl")).isBetween(-1e-6, 1e-6);
            assertThat(figures.get("losses/clipfrac")).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void judging_betweenIterations_changesNothing(Training training) {
        Algorithm judged = training.begin(3, 4000, Workers.caller());
        Algorithm other = training.begin(3, 4000, Workers.caller());
        for (int k = 0; k < 3; k++) {
            assertThat(Training.meanReturn(judged.team(), training.game(), 2)).isNotNegative();
            iterate(judged, 1);
            iterate(other, 1);
        }
        assertThat(Training.bytes(judged)).isEqualTo(Training.bytes(other));
    }

    static Stream<Training> learners() {
        return Stream.of(
                proximal("ippo"),
                proximal("mappo"),
                valued("qmix", "mixerUnits", "8", "hyperUnits", "16"),
                valued("vdn"));
    }

    @ParameterizedTest
    @MethodSource("learners")
    void training_withMemory_remembersTheSign(Training training) {
        assertThat(training.score(1, STEPS, 200)).isGreaterThan(0.95);
    }

    @ParameterizedTest
    @MethodSource("learners")
    void training_withoutMemory_cannot(Training training) {
        Map<String, String> set = new HashMap<>(training.set());
        set.put("recurrent", "0");
        var without = new Training(training.algorithm(), training.game(), set);
        double score = without.score(1, STEPS, 400);
        // 800 signs: a mean of 0.5 has a deviation of 0.018.
        assertThat(score).isBetween(0.0, 0.57);
    }
}
