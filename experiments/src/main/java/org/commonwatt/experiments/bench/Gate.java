package org.commonwatt.experiments.bench;

import java.util.Arrays;
import org.commonwatt.experiments.game.Game;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.training.FixedEpisodes;
import org.commonwatt.experiments.training.ParameterFile;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.Workers;

/// What an algorithm must learn in a game: with the steps and parameters of their file, the median
/// over seeds of the mean return of the best actions must reach a bound.
///
/// @param algorithm by name
/// @param game by name, without options
/// @param random what random actions reach, or the least return there is
/// @param goal return that must be reached
record Gate(String algorithm, String game, double random, double goal) {
    private static final int EPISODES = 100;

    /// Name of figures.
    String title() {
        return algorithm + ", " + game;
    }

    private ParameterFile file() {
        return ParameterFile.bundled(algorithm, game)
                .orElseThrow(
                        () -> new BenchFailure("There are no parameters for " + title() + "."));
    }

    /// Steps of a training.
    long steps() {
        return file().steps().orElseThrow();
    }

    /// What trainings reached.
    ///
    /// @param median of the mean returns
    /// @param threadSeconds CPU time of all trainings over their number
    record Outcome(double median, double threadSeconds) {}

    /// A team that was trained, and what it took.
    record Trained(TeamPolicy team, double threadSeconds) {}

    /// Trains with some seeds.
    ///
    /// @param steps of each training, 0 for those of the file
    Outcome measure(int seeds, long steps) {
        var validation = new FixedEpisodes(chosen().maker(), EPISODES);
        double[] returns = new double[seeds];
        double seconds = 0;
        for (int k = 0; k < seeds; k++) {
            Trained trained = train(k + 1, steps);
            seconds += trained.threadSeconds();
            returns[k] = validation.judge(trained.team()).meanReturn();
        }
        return new Outcome(median(returns), seconds / seeds);
    }

    /// The game.
    Game chosen() {
        return Games.of(game, GameOptions.none());
    }

    /// Trains with one seed.
    ///
    /// @param steps of the training, 0 for those of the file
    Trained train(long seed, long steps) {
        AlgorithmProvider provider = Algorithms.of(algorithm);
        Record parameters = file().apply(provider.defaults());
        long total = steps > 0 ? steps : steps();
        var setup = new TrainingSetup(chosen().maker(), seed, total, parameters, Workers.caller());
        Algorithm training = provider.begin(setup);
        Cost cost = Cost.of(() -> toTheEnd(training, total));
        return new Trained(training.team(), cost.threadSeconds());
    }

    /// The middle one, the upper of two.
    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double toTheEnd(Algorithm training, long total) {
        while (training.steps() < total) {
            training.iterate();
        }
        return training.steps();
    }

    /// How far a return lies on the way from random to the goal, in percent; at least 0.
    double share(double meanReturn) {
        return Math.max(0, 100 * (meanReturn - random) / (goal - random));
    }
}
