package org.commonwatt.experiments.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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

    /// @param game makes one game
    /// @param episodes how many
    public FixedEpisodes(Supplier<? extends ParallelEnv> game, int episodes) {
        for (int k = 0; k < episodes; k++) {
            games.add(game.get());
        }
        spec = games.getFirst().spec();
        observations = new double[episodes * spec.observationSize()];
        actions = new double[episodes * spec.actionSize()];
        rewards = new double[spec.agents().size()];
    }

    @Override
    public Judgement judge(TeamPolicy team) {
        for (int k = 0; k < games.size(); k++) {
            games.get(k).reset(RESERVED.stream("episode", "", 0, k).nextLong());
            team.begin(k);
        }
        double sum = 0;
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
                    for (double reward : rewards) {
                        sum += reward;
                    }
                    steps++;
                    isPlaying |= !game.ended();
                }
            }
        }
        double episodes = games.size();
        return new Judgement(sum / rewards.length / episodes, steps / episodes);
    }
}
