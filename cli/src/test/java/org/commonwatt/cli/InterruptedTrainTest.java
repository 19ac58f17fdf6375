package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// Ends real processes that train.
final class InterruptedTrainTest {
    @TempDir private Path temporary;

    private List<String> words() {
        return List.of(
                "train",
                "cart-pole",
                "--algorithm",
                "ppo",
                "--steps",
                "100000000",
                "--checkpoint-every",
                "1",
                "--set",
                "hidden=8",
                "--out",
                temporary.resolve("run").toString());
    }

    private Process process(Path err) throws IOException {
        return ChildProgram.start(err, words());
    }

    /// Goes on for a moment and says what came of it.
    private String resume() {
        var out = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(out, true));
        List<String> all = new ArrayList<>(words());
        all.addAll(List.of("--resume", "--minutes", "0.0001"));
        int exit = command.execute(all.toArray(String[]::new));
        return exit + "\n" + out;
    }

    private void awaitCheckpoint(Process process) throws InterruptedException {
        Path checkpoint = temporary.resolve("run/checkpoints/latest.safetensors");
        while (process.isAlive() && !Files.exists(checkpoint)) {
            Thread.sleep(5);
        }
    }

    @Test
    void interruptedTraining_endsWith130_andSaysHowToGoOn() throws Exception {
        Path err = temporary.resolve("err.txt");
        Process process = process(err);
        try {
            awaitCheckpoint(process);
            ChildProgram.interrupt(process);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(130);
        assertThat(Files.readString(err))
                .contains("Interrupted. To go on: commonwatt train cart-pole --algorithm ppo")
                .contains(" --resume");
        assertThat(temporary.resolve("run/train.json"))
                .content()
                .contains("\"status\" : \"interrupted\"");
        assertThat(resume()).startsWith("0\n").contains("stopped");
    }

    @Test
    void killedTraining_goesOn() throws Exception {
        Process process = process(temporary.resolve("err.txt"));
        awaitCheckpoint(process);
        process.destroyForcibly().waitFor();
        assertThat(temporary.resolve("run/train.json"))
                .content()
                .contains("\"status\" : \"running\"");
        assertThat(resume()).startsWith("0\n").contains("stopped");
    }
}
