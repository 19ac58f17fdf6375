package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.rl.algorithm.team.Actor;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.classic.Acrobot;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.classic.SimpleSpeakerListener;
import org.commonwatt.rl.classic.SimpleSpread;
import org.commonwatt.rl.classic.Steering;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.kernel.Backends;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        small(
                                "scaleRewards",
                                "true",
                                "learnDeviation",
                                "false",
                                "deviations",
                                "+y:0:-2")),
                new Training(
                        "ippo",
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        small("shareParameters", "false", "levels", "5", "targetKl", "0.001")),
                new Training(
                        "ippo",
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        small("criticCaution", "0.1", "policyMemory", "0.5")),
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

    @Test
    void iterate_rowsOfTheFirstUpdate_haveTheProbabilitiesOfActing() {
        // One update on all rows: the policy is still that which acted, so every ratio is 1.
        for (Training training : trainings().toList()) {
            Map<String, String> set = new HashMap<>(training.set());
            set.put("epochs", "1");
            set.put("minibatch", "100000");
            Algorithm one =
                    new Training(training.algorithm(), training.game(), set)
                            .begin(5, TOTAL, Workers.caller());
            Iteration first = one.iterate();
            assertThat(first.figures().get("losses/approx_kl"))
                    .as("%s", training)
                    .isBetween(-1e-6, 1e-6);
            assertThat(first.figures().get("losses/clipfrac")).isZero();
        }
    }

    @Test
    void iterate_advantagesThatARuleMadeZero_leaveActorsAlone() {
        Map<String, String> set = small("normaliseAdvantages", "false");
        Record parameters = Hyperparameters.with(ProximalParameters.usual(), set);
        var setup =
                new TrainingSetup(
                        () -> new SimpleSpread(Steering.DISCRETE),
                        1,
                        TOTAL,
                        parameters,
                        Workers.caller());
        Algorithm training =
                new Mappo().advised(setup, rollout -> Arrays.fill(rollout.advantages(), 0));
        var before = new Checkpoint();
        training.save(before);
        iterate(training, 2);
        var after = new Checkpoint();
        training.save(after);
        String actor = "team.agent_0.actor.0.weight";
        String critic = "critic.agent_0.critic.0.weight";
        assertThat(after.numbers(actor)).isEqualTo(before.numbers(actor));
        assertThat(after.numbers(critic)).isNotEqualTo(before.numbers(critic));
    }

    @Test
    void iterate_policyThatMovedTooFar_endsTheRolloutsPasses() {
        // 100 rows in minibatches of 70 are one update per epoch; 4 epochs, or 1.
        for (String target : List.of("0", "1e-12")) {
            Map<String, String> set = small("targetKl", target, "learningRate", "0.01");
            Algorithm training =
                    new Training("ppo", CartPole::new, set).begin(1, TOTAL, Workers.caller());
            iterate(training, 3);
            var saved = new Checkpoint();
            training.save(saved);
            int steps = Integer.parseInt(saved.note("learner.agent_0.actor.steps"));
            // The first epoch's divergence is that of no step, 0 but for rounding.
            assertThat(steps).isBetween(3, target.equals("0") ? 12 : 7);
            assertThat(steps == 12).isEqualTo(target.equals("0"));
        }
    }

    @Test
    void iterate_deviationOnALine_followsIt() {
        Map<String, String> set =
                small("learnDeviation", "false", "logDeviation", "-1", "logDeviationEnd", "-3");
        Algorithm training =
                new Training("ippo", () -> new SimpleSpread(Steering.CONTINUOUS), set)
                        .begin(1, 400, Workers.caller());
        for (double expected : new double[] {-1, -1.5, -2, -2.5, -3}) {
            assertThat(training.iterate().figures().get("charts/log_deviation"))
                    .isEqualTo(expected);
        }
    }

    @Test
    void iterate_deviationsByName_followLinesOfTheirOwn() {
        String[] set = {
            "learnDeviation",
            "false",
            "logDeviation",
            "-1",
            "logDeviationEnd",
            "-3",
            "deviations",
            "-x:0:-2"
        };
        for (String algorithm : List.of("ppo", "ippo", "mappo")) {
            Algorithm training =
                    new Training(algorithm, () -> new SimpleSpread(Steering.CONTINUOUS), small(set))
                            .begin(1, 400, Workers.caller());
            iterate(training, 3);
            // Half of the way when the third iteration begins; `ppo` has all agents in one network.
            NetworkTeam team = (NetworkTeam) training.team();
            for (Actor actor : team.actors()) {
                double[] logs = actor.parameters().copyOf(actor.logDeviation());
                for (int k = 0; k < logs.length; k++) {
                    boolean isNamed = actor.code().names().get(k).endsWith("-x");
                    assertThat(logs[k]).isEqualTo(isNamed ? -1 : -2);
                }
            }
        }
    }

    @Test
    void begin_deviationOfAnUnknownName_isRefusedWithTheKnownOnes() {
        var training =
                new Training(
                        "ippo",
                        () -> new SimpleSpread(Steering.CONTINUOUS),
                        small("deviations", "heat:0:-2"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> training.begin(1, TOTAL, Workers.caller()))
                .withMessage(
                        "The parameter deviations must name some of [+x, +y, -x, -y, nothing]: heat.");
    }

    @ParameterizedTest
    @CsvSource({"heat, heat", "heat:0, heat", "heat:0:x, heat", "heat:0:-11, heat", ":0:0, name"})
    void parameters_deviationsThatAreNoLines_areRefused(String text, String hinted) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Hyperparameters.with(
                                        ProximalParameters.usual(), Map.of("deviations", text)))
                .withMessage(
                        "The parameter deviations must be name:start:end, numbers from -10 to 10: %s.\nMaybe %s:0:-2."
                                .formatted(text, hinted));
    }

    @Test
    void iterate_scaledRewards_haveTheSizeOfOneReturn() {
        Map<String, String> set = small("scaleRewards", "true");
        Record parameters = Hyperparameters.with(ProximalParameters.usual(), set);
        List<double[]> seen = new ArrayList<>();
        var setup = new TrainingSetup(CartPole::new, 1, TOTAL, parameters, Workers.caller());
        Algorithm training =
                new Ppo().advised(setup, rollout -> seen.add(rollout.recorded().rewards().clone()));
        iterate(training, 5);
        // Discounted sums of ones grow to about 20 in an episode: scaled rewards are well below 1.
        assertThat(Arrays.stream(seen.getLast()).boxed())
                .allMatch(reward -> reward > 0.02 && reward < 0.5);
    }

    @Test
    void team_ofOneForAll_isReadBackAndActsTheSame() {
        Training training = new Training("ppo", () -> new SimpleSpread(Steering.CONTINUOUS), SMALL);
        Algorithm learnt = training.begin(1, TOTAL, Workers.caller());
        iterate(learnt, 2);
        var saved = new Checkpoint();
        learnt.team().save(saved);
        var spec = new SimpleSpread(Steering.CONTINUOUS).spec();
        NetworkTeam read = NetworkTeam.of(Checkpoint.of(saved.toBytes()), spec, Backends.fastest());
        assertThat(read.actors()).hasSize(1);
        assertThat(Training.meanReturn(read, training.game(), 3))
                .isEqualTo(Training.meanReturn(learnt.team(), training.game(), 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.25", "0.9"})
    void team_withPolicyMemory_isTheRunningMeanOfWhatRoundsLeft(String memory) {
        double[] first = judgedWeights("0", 1);
        double[] second = judgedWeights("0", 2);
        // The second round keeps m of the first, yet no more than the half that a plain mean keeps.
        double kept = Math.min(0.5, Double.parseDouble(memory));
        double[] mean = judgedWeights(memory, 2);
        assertThat(judgedWeights(memory, 1)).isEqualTo(first);
        for (int k = 0; k < mean.length; k++) {
            double expected = kept * first[k] + (1 - kept) * second[k];
            assertThat(mean[k]).isCloseTo(expected, within(1e-6));
        }
        assertThat(mean).isNotEqualTo(second);
    }

    private static double[] judgedWeights(String memory, int rounds) {
        Algorithm training =
                new Training("ppo", CartPole::new, small("policyMemory", memory))
                        .begin(1, TOTAL, Workers.caller());
        iterate(training, rounds);
        var saved = new Checkpoint();
        training.team().save(saved);
        return saved.numbers("team.agent_0.actor.0.weight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "learningRate=0",
                "gamma=1.01",
                "lambda=-0.1",
                "clip=0",
                "epochs=0",
                "minibatch=0",
                "rolloutSteps=-1",
                "copies=0",
                "hidden=0",
                "valueMemory=1",
                "policyMemory=1",
                "levels=1",
                "shards=0",
                "gradientNorm=-1",
                "logDeviation=11",
                "outputGain=0"
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
    void iterate_onceWarm_allocatesLessThanAnObjectPerStep() {
        Map<String, String> set = small("rolloutSteps", "200");
        Algorithm training =
                new Training("mappo", Acrobot::new, set).begin(1, 1_000_000, Workers.caller());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bound = 1000 * 16;
        long least = Long.MAX_VALUE;
        // Vectors are boxed until the compiler has seen the loops. What is left are the report of
        // an iteration and new episodes.
        for (int k = 0; k < 1000 && least > bound; k++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(training.iterate().steps()).isEqualTo(1000);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).isLessThan(bound);
    }
}
