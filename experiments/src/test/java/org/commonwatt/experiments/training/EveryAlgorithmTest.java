package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.rl.algorithm.AlgorithmProvider;
import org.commonwatt.rl.algorithm.Algorithms;
import org.commonwatt.rl.algorithm.Hyperparameters;
import org.commonwatt.rl.algorithm.robust.RobustMode;
import org.commonwatt.rl.nn.checkpoint.Checkpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Trains by every algorithm that there is, in one piece and in two: the weights are the same, and
/// `docs/METRICS.md` says what the figures mean.
final class EveryAlgorithmTest {
    private static final Path PAGE =
            Path.of(System.getProperty("commonwatt.root", "")).resolve("docs/METRICS.md");

    private static final long PIECE = 400;

    /// What makes learning cheap and begin early, for those that know it.
    private static final Map<String, String> SMALL =
            Map.of(
                    "hidden",
                    "8",
                    "batch",
                    "16",
                    "warmupSteps",
                    "100",
                    "iterationSteps",
                    "400",
                    "rolloutSteps",
                    "50",
                    "copies",
                    "4");

    @TempDir private Path temporary;

    private static List<String> defined() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("## Training\n");
        Matcher row =
                Pattern.compile("^\\| `([\\w/]+)` \\|", Pattern.MULTILINE)
                        .matcher(page.substring(begin, page.indexOf("\n## ", begin + 1)));
        return row.results().map(result -> result.group(1)).toList();
    }

    private TrainingRequest request(
            AlgorithmProvider provider, String game, String folder, boolean resume) {
        Map<String, String> changes = new LinkedHashMap<>(SMALL);
        changes.keySet().retainAll(Hyperparameters.texts(provider.defaults()).keySet());
        return new TrainingRequest(
                game,
                GameOptions.none(),
                null,
                changes,
                List.of(1L),
                new TrainingRequest.Effort(
                        OptionalLong.of(2 * PIECE),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.of(1),
                        OptionalLong.empty()),
                resume ? 1 : 2,
                temporary.resolve(provider.name() + "-" + game).resolve(folder),
                resume,
                "commonwatt train",
                "test",
                null,
                new RobustMode.None());
    }

    private static byte[] weights(Path folder) throws IOException {
        Path file = folder.resolve(TrainingFolder.CHECKPOINT);
        return Checkpoint.of(Files.readAllBytes(file)).part(TrainingLoop.ALGORITHM).toBytes();
    }

    /// Says stop at once.
    private static final TrainingWatch IMPATIENT =
            new TrainingWatch() {
                @Override
                public boolean cancelled() {
                    return true;
                }
            };

    /// Whether the algorithm suits the game.
    private boolean check(AlgorithmProvider provider, String game) throws IOException {
        var trainer = new AlgorithmTrainer(provider, Clock.systemUTC());
        TrainingRequest whole = request(provider, game, "whole", false);
        try {
            trainer.train(whole, TrainingWatch.NONE);
        } catch (TrainingRefusal unsuited) {
            assertThat(unsuited.getMessage()).contains("needs");
            return false;
        }
        String title = provider.name() + " in " + game;
        Path progress = whole.folder().resolve(TrainingFolder.PROGRESS);
        assertThat(Arrays.asList(Files.readAllLines(progress).getFirst().split(",")))
                .as(title)
                .contains("step", "validation/return")
                .isSubsetOf(defined());
        TrainingRequest first = request(provider, game, "pieces", false);
        assertThat(trainer.train(first, IMPATIENT).getFirst().status())
                .as(title)
                .isEqualTo(TrainingOutcome.Status.INTERRUPTED);
        trainer.train(request(provider, game, "pieces", true), TrainingWatch.NONE);
        assertThat(weights(first.folder())).as(title).isEqualTo(weights(whole.folder()));
        return true;
    }

    @Test
    void everyAlgorithm_hasDefinedFigures_andGoesOnWithTheSameWeights() throws IOException {
        List<String> trained = new ArrayList<>();
        for (AlgorithmProvider provider : Algorithms.all()) {
            if (!(provider instanceof HillClimb)) { // the tests' own
                boolean inChoices = check(provider, "climbing");
                boolean inNumbers = check(provider, "pendulum");
                if (inChoices || inNumbers) {
                    trained.add(provider.name());
                }
            }
        }
        // Others may need a game with something to imitate.
        assertThat(trained)
                .contains("coma", "ddpg", "ippo", "maddpg", "mappo", "ppo", "qmix", "vdn");
    }
}
