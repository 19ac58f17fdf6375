package org.commonwatt.experiments.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds `docs/METRICS.md` to what algorithms say of their training.
final class TrainingMetricsTest {
    private static final Path PAGE =
            Path.of(System.getProperty("commonwatt.root", "")).resolve("docs/METRICS.md");

    /// What makes learning cheap and begin early, for those that know it.
    private static final Map<String, String> SMALL =
            Map.of("hidden", "8", "batch", "16", "warmupSteps", "100", "iterationSteps", "400");

    @TempDir private Path temporary;

    private static List<String> defined() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf("## Training\n");
        Matcher row =
                Pattern.compile("^\\| `([\\w/]+)` \\|", Pattern.MULTILINE)
                        .matcher(page.substring(begin, page.indexOf("\n## ", begin + 1)));
        return row.results().map(result -> result.group(1)).toList();
    }

    private TrainingRequest request(AlgorithmProvider provider, String game) {
        Map<String, String> changes = new LinkedHashMap<>(SMALL);
        changes.keySet().retainAll(Hyperparameters.texts(provider.defaults()).keySet());
        return new TrainingRequest(
                game,
                GameOptions.none(),
                null,
                changes,
                List.of(1L),
                new TrainingRequest.Effort(
                        OptionalLong.of(600),
                        OptionalDouble.empty(),
                        OptionalLong.empty(),
                        OptionalInt.of(1),
                        OptionalLong.empty()),
                2,
                temporary.resolve(provider.name() + "-" + game),
                false,
                "commonwatt train",
                "test");
    }

    @Test
    void figures_ofEveryAlgorithm_areOnThePage() throws IOException {
        List<String> defined = defined();
        assertThat(defined).contains("step", "validation/return");
        for (AlgorithmProvider provider : Algorithms.all()) {
            if (provider instanceof HillClimb) {
                continue; // the tests' own
            }
            int trained = 0;
            for (String game : List.of("climbing", "pendulum")) {
                TrainingRequest request = request(provider, game);
                try {
                    new AlgorithmTrainer(provider, Clock.systemUTC())
                            .train(request, TrainingWatch.NONE);
                } catch (TrainingRefusal unsuited) {
                    assertThat(unsuited.getMessage()).contains("needs");
                    continue;
                }
                Path progress = request.folder().resolve(TrainingFolder.PROGRESS);
                List<String> columns =
                        Arrays.asList(Files.readAllLines(progress).getFirst().split(","));
                assertThat(columns)
                        .as("%s in %s", provider.name(), game)
                        .contains("step", "validation/return")
                        .isSubsetOf(defined);
                trained++;
            }
            assertThat(trained).as(provider.name()).isPositive();
        }
    }
}
