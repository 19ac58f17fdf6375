package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.env.EnvSpec;
import org.commonwatt.rl.env.ParallelEnv;

/// Validation by a fixed set of episodes, side by side. Their seeds are reserved: no training draws
/// them, whatever its own seed.
public final class FixedEpisodes implements Validation {
    private static final RandomStreams RESERVED = RandomStreams.of(0).split("validation");

    private final List<ParallelEnv> games = new ArrayList<>();
    private final EnvSpec spec;
    private final double[] observations;
    private final double[] actions;
    private final double[] rewards;
    private final double[] returns;
    private final ToDoubleFunction<double[]> worth;

    /// Judged by the mean over agents of what they get.
    ///
    /// @param game makes one game
    /// @param episodes how many
    public FixedEpisodes(Supplier<? extends ParallelEnv> game, int episodes) {
        this(game, episodes, returns -> Arrays.stream(returns).sum() / returns.length);
    }

    /// @param worth of what each agent gets, mean of the episodes
    FixedEpisodes(
            Supplier<? extends ParallelEnv> game, int episodes, ToDoubleFunction<double[]> worth) {
        this.worth = worth;
        for (int k = 0; k < episodes; k++) {
            games.add(game.get());
        }
        spec = games.getFirst().spec();
        observations = new double[episodes * spec.observationSize()];
        actions = new double[episodes * spec.actionSize()];
        rewards = new double[spec.agents().size()];
        returns = new double[rewards.length];
    }

    @Override
    public Judgement judge(TeamPolicy team) {
        for (int k = 0; k < games.size(); k++) {
            games.get(k).reset(RESERVED.stream("episode", "", 0, k).nextLong());
            team.begin(k);
        }
        Arrays.fill(returns, 0);
        long steps = 0;
        boolean isPlaying = true;
        while (isPlaying) {
            isPlaying = false;
            for (int k = 0; k < games.size(); k++) {
                games.get(k).observe(observations, k);
            }
            team.act(observations, actions, games.size());
            for (int k = 0; k < games.size(); k++) {
                ParallelEnv game = games.get(k);
                if (!game.ended()) {
                    game.step(actions, k);
                    game.rewards(rewards, 0);
                    for (int i = 0; i < rewards.length; i++) {
                        returns[i] += rewards[i];
                    }
                    steps++;
                    isPlaying |= !game.ended();
                }
            }
        }
        // Divided at last: sums of whole numbers stay exact.
        double episodes = games.size();
        Arrays.setAll(returns, i -> returns[i] / episodes);
        return new Judgement(worth.applyAsDouble(returns), steps / episodes);
    }
}
