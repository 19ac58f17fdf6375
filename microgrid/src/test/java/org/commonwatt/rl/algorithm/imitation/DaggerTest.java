package org.commonwatt.rl.algorithm.imitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.env.AgentSpec;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.EpisodicEnv;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.space.Box;
import org.junit.jupiter.api.Test;

class DaggerTest {
    private static final int STEPS = 20;

    /// Two agents on a line; the expert goes half the way to the middle.
    private static final class Line extends EpisodicEnv {
        private final double[] places = new double[2];
        private RandomStream noise = RandomStreams.of(0).stream("noise");

        Line() {
            super(
                    EnvSpec.of(
                            "line",
                            STEPS,
                            List.of(agent("walker_0"), agent("walker_1")),
                            List.of()));
        }

        private static AgentSpec agent(String name) {
            return new AgentSpec(
                    name, Box.of(-1, 1, List.of("place")), Box.of(-1, 1, List.of("move")));
        }

        @Override
        protected void begin(RandomStreams streams) {
            noise = streams.stream("noise");
            for (int i = 0; i < 2; i++) {
                places[i] = 2 * noise.nextDouble() - 1;
            }
        }

        @Override
        protected boolean advance(double[] actions, int from) {
            for (int i = 0; i < 2; i++) {
                double step = Math.clamp(actions[from + i], -1, 1) + 0.3 * noise.nextGaussian();
                places[i] = Math.clamp(places[i] + step, -1, 1);
                reward(i, -Math.abs(places[i]));
            }
            return false;
        }

        @Override
        protected void write(double[] observations, int from) {
            System.arraycopy(places, 0, observations, from, 2);
        }

        @Override
        public boolean hasExpert() {
            return true;
        }

        @Override
        public void expert(double[] into, int copy) {
            for (int i = 0; i < 2; i++) {
                into[2 * copy + i] = -0.5 * places[i];
            }
        }
    }

    private static Algorithm begin(Supplier<? extends ParallelEnv> game, Workers workers) {
        var provider = Algorithms.of("dagger");
        Record parameters =
                Hyperparameters.with(
                        provider.defaults(),
                        Map.of("rolloutSteps", "40", "minibatch", "128", "hidden", "16"));
        return provider.begin(new TrainingSetup(game, 3, 10_000, parameters, workers));
    }

    private static byte[] weights(Algorithm algorithm) {
        var checkpoint = new Checkpoint();
        algorithm.save(checkpoint);
        return checkpoint.toBytes();
    }

    private static double loss(Algorithm training) {
        return training.iterate().figures().getOrDefault("losses/imitation_loss", Double.NaN);
    }

    @Test
    void team_doesWhatTheExpertDoes() {
        Algorithm training = begin(Line::new, Workers.caller());
        double first = loss(training);
        double last = first;
        for (int k = 0; k < 60; k++) {
            last = loss(training);
        }
        assertThat(last).isLessThan(first - 1);
        double[] actions = new double[2];
        training.team().act(new double[] {0.8, -0.4}, actions, 1);
        assertThat(actions[0]).isCloseTo(-0.4, within(0.05));
        assertThat(actions[1]).isCloseTo(0.2, within(0.05));
    }

    @Test
    void restoredTraining_goesOnBitForBit_withAnyWorkers() {
        Algorithm straight = begin(Line::new, Workers.caller());
        Algorithm backwards =
                begin(
                        Line::new,
                        (tasks, task) -> {
                            for (int k = tasks - 1; k >= 0; k--) {
                                task.accept(k);
                            }
                        });
        for (int k = 0; k < 4; k++) {
            straight.iterate();
            backwards.iterate();
        }
        assertThat(weights(backwards)).isEqualTo(weights(straight));
        Algorithm resumed = begin(Line::new, Workers.caller());
        resumed.restore(Checkpoint.of(weights(straight)));
        straight.iterate();
        resumed.iterate();
        assertThat(resumed.steps()).isEqualTo(straight.steps());
        assertThat(weights(resumed)).isEqualTo(weights(straight));
    }

    @Test
    void gameWithoutExpert_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> begin(CartPole::new, Workers.caller()))
                .withMessageContaining("expert");
    }
}
