package org.commonwatt.experiments.bilevel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.commonwatt.operate.bilevel.Course;
import org.commonwatt.operate.bilevel.EquityGame;
import org.commonwatt.rl.algorithm.Algorithm;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.TrainingSetup;
import org.commonwatt.rl.algorithm.team.NetworkTeam;
import org.commonwatt.rl.algorithm.team.TeamPolicy;
import org.commonwatt.rl.nn.Workers;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.commonwatt.rl.nn.checkpoint.CheckpointException;
import org.commonwatt.rl.nn.kernel.Backends;

/// Learns by PPO what groups should weigh, and keeps what was learned.
final class OperatorTraining {
    private static final String ALGORITHM = "ppo";

    /// A day is one decision, and there are thousands of them, not millions: small networks, short
    /// rollouts, quick steps, and little patience, because an unequal day hardly comes back.
    private static final Map<String, String> PARAMETERS =
            Map.ofEntries(
                    Map.entry("rolloutSteps", "28"),
                    Map.entry("copies", "8"),
                    Map.entry("minibatch", "56"),
                    Map.entry("epochs", "6"),
                    Map.entry("hidden", "32 32"),
                    Map.entry("learningRate", "3e-3"),
                    Map.entry("learningRateEnd", "3e-4"),
                    Map.entry("gamma", "0.9"),
                    Map.entry("lambda", "0.9"),
                    Map.entry("learnDeviation", "false"),
                    Map.entry("logDeviation", "-0.7"),
                    Map.entry("logDeviationEnd", "-2"),
                    Map.entry("shards", "1"));

    private final List<Course> courses;
    private final BilevelSettings settings;

    OperatorTraining(List<Course> courses, BilevelSettings settings) {
        this.courses = courses;
        this.settings = settings;
    }

    private EquityGame game() {
        int days = courses.stream().mapToInt(course -> course.days().count()).min().orElseThrow();
        return new EquityGame(
                EquityGame.Rules.of(courses, Math.min(BilevelSettings.EPISODE_DAYS, days)));
    }

    /// Learns.
    ///
    /// @return empty where somebody asked to stop
    Optional<TeamPolicy> learn(EvaluationWatch watch) {
        Record parameters = Hyperparameters.with(Algorithms.of(ALGORITHM).defaults(), PARAMETERS);
        Algorithm training =
                Algorithms.of(ALGORITHM)
                        .begin(
                                new TrainingSetup(
                                        this::game,
                                        settings.seed(),
                                        settings.trainingSteps(),
                                        parameters,
                                        Workers.caller()));
        while (training.steps() < settings.trainingSteps()) {
            if (watch.cancelled()) {
                return Optional.empty();
            }
            training.iterate();
        }
        return Optional.of(training.team());
    }

    /// What an earlier run has learned; empty where there is nothing that fits.
    Optional<TeamPolicy> kept(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            Checkpoint saved = Checkpoint.of(Files.readAllBytes(file));
            return Optional.of(NetworkTeam.of(saved, game().spec(), Backends.fastest()));
        } catch (CheckpointException unusable) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Keeps what was learned.
    static void keep(TeamPolicy team, Path file) {
        var checkpoint = new Checkpoint();
        team.save(checkpoint);
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(Objects.requireNonNull(parent));
            Files.write(file, checkpoint.toBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
