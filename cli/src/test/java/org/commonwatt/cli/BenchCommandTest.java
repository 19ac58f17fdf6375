package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.commonwatt.experiments.bench.Figure;
import org.junit.jupiter.api.Test;

final class BenchCommandTest extends CommandLineFixture {
    @Test
    void bench_unknownName_isBadUsageAndNamesTheKnown() {
        assertThat(execute("bench", "sprint")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no benchmark sprint; there are sim");
    }

    @Test
    void bench_unknownScenario_isBadInput() {
        assertThat(execute("bench", "sim", "--data", "nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere");
    }

    @Test
    void table_showsLargeNumbersShortAndGoalsWithTheirSense() {
        String table =
                BenchTable.render(
                        List.of(
                                Figure.of("sim", "rate", 23_456_789, "1/s")
                                        .against("peer", 1_000_000)
                                        .atLeast(20e6),
                                Figure.of("year", "time", 4, "s").atMost(2)));
        assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "figure value unit peer or bound ratio goal met",
                        "sim: rate 23.5 M 1/s peer 23.5 ≥ 20 M yes",
                        "year: time 4 s ≤ 2 no");
    }

    @Test
    void words_startTheSameProgramOnceMore() throws Exception {
        Process child =
                new ProcessBuilder(ThisProgram.words(List.of("-Xmx64m"), List.of("--version")))
                        .redirectErrorStream(true)
                        .start();
        try (var said = child.inputReader()) {
            // Java announces modules that it was started with.
            assertThat(said.lines().filter(line -> !line.startsWith("WARNING: ")))
                    .first()
                    .asString()
                    .startsWith("Commonwatt ");
        }
        assertThat(child.waitFor()).isZero();
    }
}
