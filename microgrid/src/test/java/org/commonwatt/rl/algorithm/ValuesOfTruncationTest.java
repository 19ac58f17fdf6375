package org.commonwatt.rl.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.rollout.Rollout;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.space.Box;
import org.commonwatt.rl.space.Discrete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A game that always pays 1 and looks the same, so that a value is a matter of ends alone.
final class ValuesOfTruncationTest {
    private static final int LENGTH = 10;
    private static final double GAMMA = 0.9;

    private static final class Pays extends EpisodicEnv {
        private final boolean terminates;

        Pays(boolean terminates) {
            super(
                    EnvSpec.of(
                            "Pays",
                            LENGTH,
                            List.of(
                                    new AgentSpec(
                                            "agent_0",
                                            Box.of(0, 1, List.of("one")),
                                            Discrete.of("choice", 2))),
                            List.of()));
            this.terminates = terminates;
        }

        @Override
        protected void begin(RandomStreams streams) {}

        @Override
        protected boolean advance(double[] actions, int from) {
            reward(0, 1);
            return terminates && steps() == LENGTH - 1;
        }

        @Override
        protected void write(double[] observations, int from) {
            observations[from] = 1;
        }
    }

    /// The mean value of the last rollout.
    private static double value(String algorithm, boolean terminates, String normalises) {
        double[] values = rollout(algorithm, terminates, normalises, "0").recorded().values();
        return Arrays.stream(values).average().orElseThrow();
    }

    /// The last rollout.
    private static Rollout rollout(
            String algorithm, boolean terminates, String normalises, String recurrent) {
        Record parameters =
                Hyperparameters.with(
                        ProximalParameters.usual(),
                        Map.of(
                                "recurrent", recurrent,
                                "sequence", "17",
                                "gamma", Double.toString(GAMMA),
                                "rolloutSteps", "34",
                                "copies", "4",
                                "minibatch", "34",
                                "hidden", "8",
                                "learningRate", "0.01",
                                "learningRateEnd", "0.001",
                                "normaliseValues", normalises));
        var setup =
                new TrainingSetup(
                        () -> new Pays(terminates), 1, 30_000, parameters, Workers.caller());
        List<Rollout> seen = new ArrayList<>();
        Algorithm training =
                switch (algorithm) {
                    case "ppo" -> new Ppo().advised(setup, seen::add);
                    case "ippo" -> new Ippo().advised(setup, seen::add);
                    default -> new Mappo().advised(setup, seen::add);
                };
        while (training.steps() < 30_000) {
            training.iterate();
        }
        return seen.getLast();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "ippo", "mappo"})
    void truncatedEpisodes_areWorthTheirWholeFuture(String algorithm) {
        // 1/(1 − 0.9) = 10, however short episodes are.
        assertThat(value(algorithm, false, "true")).isCloseTo(10, within(0.3));
        assertThat(value(algorithm, false, "false")).isCloseTo(10, within(0.3));
    }

    @Test
    void terminatedEpisodes_areWorthTheirOwnSteps() {
        // With k of 10 steps left (1 − 0.9^k)/(1 − 0.9); an observation that does not say k is
        // worth about the mean over k: 10 − Σ 0.9^k = 10 − 9·(1 − 0.9^10) = 4.14. Estimates behind
        // the last step of a rollout, and λ < 1, move it a little.
        assertThat(value("ppo", true, "true")).isBetween(3.5, 5.5);
        assertThat(value("mappo", true, "false")).isBetween(3.5, 5.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ppo", "mappo"})
    void criticsThatRemember_areRightBehindCutsAndAtEnds(String algorithm) {
        double[] endless = rollout(algorithm, false, "true", "8").recorded().values();
        assertThat(Arrays.stream(endless).average().orElseThrow()).isCloseTo(10, within(0.3));
        // All observations are alike, but who counts steps knows how many are left: 1 in the last
        // step of ten, (1 − 0.9^10)/(1 − 0.9) = 6.513 in the first.
        Rollout ending = rollout(algorithm, true, "true", "8");
        double[] values = ending.recorded().values();
        for (int t = 1; t < ending.steps(); t++) {
            if (ending.recorded().terminated()[ending.at(t - 1, 0)]) {
                assertThat(values[ending.at(t - 1, 0)]).isCloseTo(1, within(0.3));
                assertThat(values[ending.at(t, 0)]).isCloseTo(6.513, within(0.3));
            }
        }
    }
}
