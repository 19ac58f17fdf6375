package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.classic.SimpleSpeakerListener;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProximalTrainingTest {
    private static final long TOTAL = 10_000;
    private static final Map<String, String> SMALL =
            Map.of("rolloutSteps", "20", "copies", "5", "minibatch", "70", "hidden", "16 16");

    private static Map<String, String> small(String... more) {
        Map<String, String> set = new HashMap<>(SMALL);
        for (int k = 0; k < more.length; k += 2) {
            set.put(more[k], more[k + 1]);
        }
        return set;
    }

    /// All kinds of agents, actions, critics and options.
    static Stream<Training> trainings() {
        return Stream.of(
                new Training("ppo", CartPole::new, small("normaliseObservations", "true")),
                new Training(
                        "ppo", () -> new SimpleSpread(Steering.CONTINUOUS), small("shards", "3")),
                new Training(
                        "ippo",
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        small("scaleRewards", "true", "learnDeviation", "false")),
                new Training(
                        "ippo",
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        small("shareParameters", "false", "levels", "5", "targetKl", "0.001")),
                new Training(
                        "mappo",
                        () -> new SimpleSpread(Steering.DISCRETE),
                        small("entropyWeight", "0.01", "valueClip", "0.2", "huberDelta", "1")),
                new Training(
                        "mappo",
                        () -> new SimpleSpeakerListener(Steering.DISCRETE),
                        small("normaliseObservations", "true", "normaliseValues", "false")));
    }

    private static void iterate(Algorithm training, int iterations) {
        for (int k = 0; k < iterations; k++) {
            assertThat(training.iterate().divergence()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void iterate_oneAndTwoThreads_giveTheSameBits(Training training) {
        Algorithm alone = training.begin(3, TOTAL, Workers.caller());
        iterate(alone, 4);
        try (var threads = new TwoThreads()) {
            Algorithm together = training.begin(3, TOTAL, threads);
            iterate(together, 4);
            assertThat(Training.bytes(together)).isEqualTo(Training.bytes(alone));
        }
        Algorithm other = training.begin(4, TOTAL, Workers.caller());
        iterate(other, 4);
        assertThat(Training.bytes(other)).isNotEqualTo(Training.bytes(alone));
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void restore_betweenIterations_goesOnBitForBit(Training training) {
        Algorithm whole = training.begin(3, TOTAL, Workers.caller());
        iterate(whole, 3);
        byte[] half = Training.bytes(whole);
        iterate(whole, 3);
        Algorithm second = training.begin(3, TOTAL, Workers.caller());
        second.restore(Checkpoint.of(half));
        assertThat(second.steps()).isEqualTo(300);
        iterate(second, 3);
        assertThat(Training.bytes(second)).isEqualTo(Training.bytes(whole));
    }

    @Test
    void iterate_cartPole_countsStepsAndEpisodes() {
        Algorithm training =
                new Training("ppo", CartPole::new, SMALL).begin(1, TOTAL, Workers.caller());
        Iteration first = training.iterate();
        assertThat(first.steps()).isEqualTo(100);
        assertThat(training.steps()).isEqualTo(100);
        // Every step's reward is 1, so return and length of ended episodes agree.
        assertThat(first.episodes()).isPositive();
        assertThat(first.meanReturn()).isEqualTo(first.meanLength());
        assertThat(first.figures())
                .containsOnlyKeys(
                        List.of(
                                "losses/policy_loss",
                                "losses/value_loss",
                                "losses/entropy",
                                "losses/approx_kl",
                                "losses/clipfrac",
                                "losses/explained_variance",
                                "charts/learning_rate",
                                "charts/log_deviation"));
        // Two nearly equally likely choices: log 2 = 0.693.
        assertThat(first.figures().get("losses/entropy")).isBetween(0.6, 0.6932);
        assertThat(first.figures().get("charts/learning_rate")).isEqualTo(1e-3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learningRate=0", "gamma=1.01", "lambda=-0.1", "clip=0", "epochs=0", "minibatch=0",
                "rolloutSteps=-1", "copies=0", "hidden=0", "valueMemory=1", "levels=1", "shards=0",
                "gradientNorm=-1", "logDeviation=11", "outputGain=0"
            })
    void parameters_outOfRange_areRefusedByName(String setting) {
        String[] parts = setting.split("=", 2);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Hyperparameters.with(
                                        ProximalParameters.usual(), Map.of(parts[0], parts[1])))
                .withMessageContaining("The parameter " + parts[0])
                .withMessageEndingWith(": " + parts[1] + ".");
    }

    @Test
    void ppo_cartPole_learns() {
        double[] scores = new double[3];
        var training = new Training("ppo", CartPole::new, Map.of());
        for (int seed = 0; seed < scores.length; seed++) {
            scores[seed] = training.score(seed + 1, 100_000, 100);
        }
        Arrays.sort(scores);
        assertThat(scores[1])
                .as("median of mean returns %s", Arrays.toString(scores))
                .isGreaterThanOrEqualTo(475);
    }
}
