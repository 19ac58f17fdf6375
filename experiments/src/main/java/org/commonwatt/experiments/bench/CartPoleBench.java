package org.commonwatt.experiments.bench;

import java.util.List;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.classic.CartPole;
import org.commonwatt.rl.nn.Workers;

/// PPO on CartPole: playing and learning together, 8 copies, rollouts of 128 steps, 4 passes in
/// minibatches of 256, two networks of 2 × 64 tanh units, one thread.
final class CartPoleBench implements Benchmark {
    private static final String NAME = "cartpole";
    private static final String RATE = "env-steps/cpu-s";
    private static final double SB3 = 17_200;
    private static final double SB3_RATIO = 8;
    private static final double RLLIB = 7_900;
    private static final double RLLIB_RATIO = 18;
    private static final int ROLLOUT = 8 * 128;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String work() {
        return "PPO on CartPole, playing and learning";
    }

    @Override
    public List<Figure> measure(BenchSettings settings) {
        settings.progress().accept("cartpole: PPO, playing and learning");
        int rollouts = settings.effort().pick(1, 60, 120);
        Cost best = Cost.best(settings.effort(), List.of(() -> trained(rollouts)::run)).getFirst();
        double rate = (double) rollouts * ROLLOUT / Math.max(best.threadSeconds(), 1e-9);
        return List.of(
                Figure.of(NAME, "PPO", rate, RATE)
                        .against("Stable-Baselines3, another machine: 17,200", SB3)
                        .atLeast(SB3_RATIO * SB3),
                Figure.of(NAME, "PPO, beside RLlib", rate, RATE)
                        .against("RLlib, another machine: 7,900", RLLIB)
                        .atLeast(RLLIB_RATIO * RLLIB));
    }

    /// A training that has begun.
    private record Trained(Algorithm training, int rollouts) {
        double run() {
            double sum = 0;
            for (int k = 0; k < rollouts; k++) {
                sum += training.iterate().episodes();
            }
            return sum;
        }
    }

    private static Trained trained(int rollouts) {
        AlgorithmProvider ppo = Algorithms.of("ppo");
        var setup =
                new TrainingSetup(
                        CartPole::new,
                        1,
                        (long) ROLLOUT * rollouts,
                        ppo.defaults(),
                        Workers.caller());
        return new Trained(ppo.begin(setup), rollouts);
    }
}
