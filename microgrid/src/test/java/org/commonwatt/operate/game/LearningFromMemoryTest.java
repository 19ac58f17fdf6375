package org.commonwatt.operate.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.operate.agent.FeatureScales;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.scenario.ScenarioFixture;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.Iteration;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Algorithms that learn from memory or from counterfactuals, on games of energy.
final class LearningFromMemoryTest {
    private static Algorithm begin(
            String algorithm, Supplier<? extends ParallelEnv> game, long steps, boolean small) {
        AlgorithmProvider provider = Algorithms.of(algorithm);
        Map<String, String> set = new HashMap<>();
        if (small) {
            set.put("hidden", "16");
            set.put("batch", "16");
            if (!algorithm.equals("coma")) {
                set.put("warmupSteps", "100");
                set.put("iterationSteps", "100");
                set.put("updateEvery", "20");
            }
        }
        Record parameters = Hyperparameters.with(provider.defaults(), set);
        return provider.begin(new TrainingSetup(game, 1, steps, parameters, Workers.caller()));
    }

    private static void playsAndLearns(Algorithm training) {
        while (training.steps() < 300) {
            Iteration iteration = training.iterate();
            assertThat(iteration.divergence()).isEmpty();
        }
    }

    private static ParallelEnv neighbours() {
        return new ConservingNeighbourGame(NeighbourDays.generated(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void neighbours_areLearntFrom(String algorithm) {
        playsAndLearns(begin(algorithm, LearningFromMemoryTest::neighbours, 300, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coma", "ddpg", "maddpg", "qmix", "vdn"})
    void communities_areLearntFrom(String algorithm) {
        Scenario scenario = ScenarioFixture.random(8, 3, 5 * 24, "mid-market-rate");
        Supplier<ParallelEnv> game =
                () ->
                        new CommunityGame(
                                CommunityDays.of(scenario, 2, _ -> true),
                                CommunityRules.USUAL,
                                FeatureScales.of(scenario));
        playsAndLearns(begin(algorithm, game, 300, true));
    }

    /// Random actions lose about 8000 a day, most of it for demand that is not met.
    @ParameterizedTest
    @ValueSource(strings = {"coma", "maddpg"})
    void someDaysOfNeighbours_teachToMeetDemand(String algorithm) {
        Algorithm training = begin(algorithm, LearningFromMemoryTest::neighbours, 7000, false);
        double last = Double.NaN;
        while (training.steps() < 7000) {
            Iteration iteration = training.iterate();
            last = iteration.episodes() > 0 ? iteration.meanReturn() : last;
        }
        assertThat(last).isGreaterThan(-2500);
    }
}
