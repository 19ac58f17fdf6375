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

    /// Trains with some seeds.
    ///
    /// @param steps of each training, 0 for those of the file
    Outcome measure(int seeds, long steps) {
        AlgorithmProvider provider = Algorithms.of(algorithm);
        Record parameters = file().apply(provider.defaults());
        Game chosen = Games.of(game, GameOptions.none());
        var validation = new FixedEpisodes(chosen.maker(), EPISODES);
        double[] returns = new double[seeds];
        double seconds = 0;
        for (int k = 0; k < seeds; k++) {
            long total = steps > 0 ? steps : steps();
            Algorithm training =
                    provider.begin(
                            new TrainingSetup(
                                    chosen.maker(), k + 1, total, parameters, Workers.caller()));
            seconds += Cost.of(() -> toTheEnd(training, total)).threadSeconds();
            returns[k] = validation.judge(training.team()).meanReturn();
        }
        Arrays.sort(returns);
        return new Outcome(returns[seeds / 2], seconds / seeds);
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
