package org.commonwatt.rl.algorithm;

import java.util.Map;
import java.util.function.Supplier;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;
import org.commonwatt.rl.env.VectorEnv;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;

/// Trainings of tests: an algorithm by name on a game.
record Training(String algorithm, Supplier<? extends ParallelEnv> game, Map<String, String> set) {
    static final long EVALUATION = 1_000_003;

    Algorithm begin(long seed, long totalSteps, Workers workers) {
        AlgorithmProvider provider = Algorithms.of(algorithm);
        Record parameters = Hyperparameters.with(provider.defaults(), set);
        return provider.begin(new TrainingSetup(game, seed, totalSteps, parameters, workers));
    }

    /// Trains to the end and returns the mean return of the team's best actions.
    double score(long seed, long totalSteps, int episodes) {
        Algorithm training = begin(seed, totalSteps, Workers.caller());
        while (training.steps() < totalSteps) {
            training.iterate();
        }
        return meanReturn(training.team(), game, episodes);
    }

    /// The mean return of the actions that a team holds best, averaged over agents.
    static double meanReturn(TeamPolicy team, Supplier<? extends ParallelEnv> game, int episodes) {
        ParallelEnv env = game.get();
        EnvSpec spec = env.spec();
        double[] seen = new double[spec.observationSize()];
        double[] actions = new double[spec.actionSize()];
        double[] rewards = new double[spec.agents().size()];
        double sum = 0;
        for (int episode = 0; episode < episodes; episode++) {
            team.begin(0);
            env.reset(VectorEnv.seed(RandomStreams.of(EVALUATION), 0, episode));
            while (!env.ended()) {
                env.observe(seen, 0);
                team.act(seen, actions, 1);
                env.step(actions, 0);
                env.rewards(rewards, 0);
                for (double reward : rewards) {
                    sum += reward / rewards.length;
                }
            }
        }
        return sum / episodes;
    }

    static byte[] bytes(Algorithm training) {
        var checkpoint = new Checkpoint();
        training.save(checkpoint);
        return checkpoint.toBytes();
    }
}
