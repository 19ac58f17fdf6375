package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Presses Ctrl-C on a real process.
final class InterruptedRunTest {
    private static final String SCENARIO =
            """
            commonwatt: 1
            name: long
            currency: EUR
            seed: 1
            time: {start: 2025-01-01, step: PT1M, days: 120, zone: Europe/Berlin}
            tariff: {import: {flat: 0.3}, feedIn: 0.1}
            participants:
              - {id: a, load: {generate: {annualKwh: 3000}}}
              - {id: b, load: {generate: {annualKwh: 2000}}}
            """;

    @TempDir private Path temporary;

    @Test
    void interruptedRun_endsWith130_andSaysWhatItKept() throws IOException, InterruptedException {
        Path scenario = Files.writeString(temporary.resolve("long.yaml"), SCENARIO);
        Path folder = temporary.resolve("run");
        Path err = temporary.resolve("err.txt");
        Process process =
                ChildProgram.start(
                        err, List.of("run", scenario.toString(), "--out", folder.toString()));
        try {
            Path ledger = temporary.resolve("run.partial").resolve("ledger.duckdb");
            while (process.isAlive() && !Files.exists(ledger)) {
                Thread.sleep(5);
            }
            ChildProgram.interrupt(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(Files.readString(err))
                .contains("Interrupted: 0 of 2 policies had finished; ")
                .contains("run.partial keeps them and the ledger of ");
        assertThat(folder).doesNotExist();
        assertThat(temporary.resolve("run.partial/run.json"))
                .content()
                .contains("\"status\" : \"interrupted\"");
    }
}
