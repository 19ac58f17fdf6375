package org.commonwatt.experiments.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.commonwatt.experiments.evaluation.JudgedWeek.Purpose;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final Scenario SCENARIO = EvaluationFixture.scenario("2025-06-02T00:00Z", 28);
    private static final List<JudgedWeek> WEEKS = JudgedWeek.of(SCENARIO, Purpose.TEST, 99);

    @TempDir private Path folder;
    private final AtomicInteger made = new AtomicInteger();

    private Contestant counted(String name) {
        return new Contestant(
                name,
                0,
                "counted",
                (slice, _) -> {
                    made.incrementAndGet();
                    return Policies.of(name, slice, 1);
                });
    }

    private List<JudgedCell> play(Path out, int threads, Contestant... contestants) {
        return new Evaluation(SCENARIO, WEEKS, new CellStore(out), "test 1")
                .play(List.of(contestants), threads, EvaluationWatch.NONE);
    }

    @Test
    void play_oneThreadAndTwo_giveTheSameTable() {
        Contestant[] all = {
            Contestant.builtIn("none"), Contestant.builtIn("rule"), Contestant.builtIn("oracle")
        };
        String one = EvaluationFiles.csv(play(folder.resolve("one"), 1, all));
        assertThat(EvaluationFiles.csv(play(folder.resolve("two"), 2, all))).isEqualTo(one);
        assertThat(one.lines()).hasSize(1 + 3 * WEEKS.size());
    }

    @Test
    void play_again_takesWhatWasKept() throws IOException {
        List<JudgedCell> first = play(folder, 2, counted("none"), counted("rule"));
        assertThat(made.get()).isEqualTo(4);
        assertThat(play(folder, 2, counted("none"), counted("rule"))).isEqualTo(first);
        assertThat(made.get()).isEqualTo(4);
        // Half of the pieces get lost, one of them by a broken file: they are played again.
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.resolve(CellStore.FOLDER))) {
            files = all.sorted().toList();
        }
        Files.delete(files.get(0));
        Files.writeString(files.get(2), "{\"key\": \"");
        assertThat(EvaluationFiles.csv(play(folder, 1, counted("none"), counted("rule"))))
                .isEqualTo(EvaluationFiles.csv(first));
        assertThat(made.get()).isEqualTo(6);
    }

    @Test
    void play_oracle_isCheapestInEveryWeek() {
        List<JudgedCell> cells =
                play(folder, 2, Contestant.builtIn("rule"), Contestant.builtIn("oracle"));
        for (int w = 0; w < WEEKS.size(); w++) {
            assertThat(cells.get(WEEKS.size() + w).run().cost())
                    .isLessThan(cells.get(w).run().cost() + 1e-3);
        }
    }

    @Test
    void play_stopped_givesWhatWasFinished() {
        var watch =
                new EvaluationWatch() {
                    private volatile boolean stop;

                    @Override
                    public void piece(int done, int total) {
                        stop = true;
                    }

                    @Override
                    public boolean cancelled() {
                        return stop;
                    }
                };
        List<JudgedCell> cells =
                new Evaluation(SCENARIO, WEEKS, new CellStore(folder), "test 1")
                        .play(List.of(counted("none"), counted("rule")), 1, watch);
        assertThat(cells).hasSize(1);
    }

    @Test
    void play_policyThatFails_saysSo() {
        var broken =
                new Contestant(
                        "broken",
                        0,
                        "",
                        (_, _) -> {
                            throw new IllegalStateException("No such weights.");
                        });
        assertThatThrownBy(() -> play(folder, 2, broken)).hasMessage("No such weights.");
    }
}
