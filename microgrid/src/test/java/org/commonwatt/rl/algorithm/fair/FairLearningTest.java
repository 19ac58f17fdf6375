package org.commonwatt.rl.algorithm.fair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.equity.Gini;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.AdvantageProvider;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is learnt under each meaning of fair where the best is known: one unit of something scarce,
/// of which the first agent gets the share x that it chooses and the second the rest. To the first
/// it is worth twice as much: U = (2x, 1 − x).
final class FairLearningTest {
    private static final long STEPS = 40_000;
    private static final Map<String, String> SMALL =
            Map.ofEntries(
                    Map.entry("rolloutSteps", "10"),
                    Map.entry("copies", "50"),
                    Map.entry("minibatch", "500"),
                    Map.entry("hidden", "4"),
                    Map.entry("shareParameters", "false"),
                    Map.entry("scaleRewards", "false"),
                    Map.entry("learnDeviation", "false"),
                    Map.entry("logDeviation", "-1"),
                    Map.entry("logDeviationEnd", "-3"),
                    Map.entry("gamma", "0"));

    /// Rewards are what benefits change by: they add up to U − 1.
    private static final class Scarce extends EpisodicEnv {
        Scarce() {
            super(EnvSpec.of("scarce", 1, List.of(agent("agent_0"), agent("agent_1")), List.of()));
        }

        private static AgentSpec agent(String name) {
            return new AgentSpec(
                    name, Box.of(0, 1, List.of("one")), Box.of(0, 1, List.of("share")));
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            double share = Math.clamp(actions[from], 0, 1);
            reward(0, 2 * share - 1);
            reward(1, -share);
            return true;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = 1;
            observations[from + 1] = 1;
        }
    }

    private static double learned(String mode, String rate) {
        var provider = (AdvantageProvider) Algorithms.of("ippo");
        Map<String, String> pace = Map.of("learningRate", rate, "learningRateEnd", "0.0005");
        Record parameters =
                Hyperparameters.with(Hyperparameters.with(provider.defaults(), SMALL), pace);
        Supplier<Scarce> game = Scarce::new;
        var setup = new TrainingSetup(game, 5, STEPS, parameters, Workers.caller());
        Algorithm training = provider.advised(setup, new WelfareRule(EquityMode.parse(mode), 2));
        while (training.steps() < STEPS) {
            training.iterate();
        }
        double[] actions = new double[2];
        training.team().act(new double[] {1, 1}, actions, 1);
        return Math.clamp(actions[0], 0, 1);
    }

    /// Utilitarian: 1 + x, all to the first. Rawls: 2x = 1 − x. α-fair: 1/x^α · 2^(1−α) = 1/(1 −
    /// x)^α, so x = 1/2 for α = 1 and 1/(1 + √2) for α = 2.
    ///
    /// Gini = (3x − 1)/(2 + 2x) from x = 1/3 on is hollow, and so is the penalised mean bulging
    /// downwards: a penalty of 0.5 changes nothing, one of 1 is Rawls, and none is anything
    /// between.
    @ParameterizedTest
    @CsvSource({
        "utilitarian, 1",
        "rawls, 0.3333",
        "alpha:1, 0.5",
        "alpha:2, 0.4142",
        "penalty:0.5, 1",
        "penalty:1, 0.3333"
    })
    void learned_isTheBestForTheWelfareFunction(String mode, double best) {
        assertThat(learned(mode, "0.02")).isCloseTo(best, within(0.03));
    }

    /// The multiplier has to answer within the few rollouts of a training, and swings about the
    /// bound, which is met at x = 3/7 and x = 1/4.
    @Test
    void learned_underABound_keepsIt() {
        double share = learned("constraint:0.1", "0.008");
        assertThat(new Gini().of(new double[] {2 * share, 1 - share})).isLessThan(0.11);
    }
}
