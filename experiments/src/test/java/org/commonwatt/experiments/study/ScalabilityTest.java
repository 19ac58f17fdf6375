package org.commonwatt.experiments.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.EvaluationWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalabilityTest {
    private static final Scalability.Settings SMALL =
            new Scalability.Settings(List.of(2, 3), "vdn", 600, 1, 1);

    @TempDir private Path folder;

    private Scalability study() {
        // Every look at the clock is a microsecond after the one before.
        var clock =
                new java.util.function.LongSupplier() {
                    private long nanos;

                    @Override
                    public long getAsLong() {
                        nanos += 1_000;
                        return nanos;
                    }
                };
        return new Scalability(SMALL, new CellStore(folder), "test 1", clock);
    }

    @Test
    void table_hasARowPerNumberOfAgentsAndPolicy_andIsKept() {
        String table = study().table(EvaluationWatch.NONE).orElseThrow();
        List<String> lines = table.lines().toList();
        assertThat(lines).hasSize(1 + 2 * 4);
        assertThat(lines.getFirst()).startsWith("agents,policy,reward_mean,reward_std");
        assertThat(lines.get(1)).startsWith("2,random,");
        assertThat(lines.getLast()).startsWith("3,vdn,");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 16);
        // A round of 288 steps takes one microsecond of this clock.
        assertThat(lines.get(1)).contains("," + 1_000 * 1e-9 / 288 + ",");
        var noWork =
                new Scalability(
                        SMALL,
                        new CellStore(folder),
                        "test 1",
                        () -> {
                            throw new AssertionError("measured again");
                        });
        assertThat(noWork.table(EvaluationWatch.NONE)).isEqualTo(Optional.of(table));
    }

    @Test
    void settings_careless_areRefused() {
        assertThatThrownBy(() -> new Scalability.Settings(List.of(3, 1), "ippo", 1, 1, 1))
                .hasMessage(
                        "Agents must be at least 2, steps and days at least 1: [3, 1], 1 and 1.");
    }
}
