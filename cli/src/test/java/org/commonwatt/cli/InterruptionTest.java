package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is asked to end, not by Ctrl-C but by the signal that supervisors send.
final class InterruptionTest {
    @TempDir private Path temporary;

    @Test
    void trainingThatIsTerminated_savesAndSaysHowToGoOn() throws Exception {
        Path out = temporary.resolve("pole");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "-XX:+UseSerialGC",
                                "-cp",
                                ServeCommandTest.classPath(),
                                Main.class.getName(),
                                "train",
                                "cart-pole",
                                "--algorithm=ppo",
                                "--steps=100000000",
                                "--checkpoint-every=1",
                                "--out=" + out)
                        .redirectError(temporary.resolve("err").toFile())
                        .redirectOutput(temporary.resolve("out").toFile())
                        .start();
        try {
            while (process.isAlive() && !Files.exists(out.resolve("train.json"))) {
                Thread.sleep(20);
            }
            process.destroy();
            // As after Ctrl-C, not 128 + SIGTERM: what was finished is kept.
            assertThat(process.waitFor()).isEqualTo(Interruption.EXIT_CODE);
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(temporary.resolve("err")))
                .contains("Interrupted. To go on: commonwatt train cart-pole")
                .contains("--resume");
        assertThat(Files.readString(temporary.resolve("out"))).contains("interrupted", "Folder: ");
        assertThat(Files.readString(out.resolve("train.json"))).contains("\"interrupted\"");
        assertThat(out.resolve("checkpoints/latest.safetensors")).isNotEmptyFile();
    }
}
