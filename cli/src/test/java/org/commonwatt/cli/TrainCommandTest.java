package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class TrainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void train_withAnUnknownAlgorithm_isRefused() {
        assertThat(execute("train", "cart-pole", "--algorithm", "magic")).isEqualTo(2);
        assertThat(err.toString()).startsWith("There is no algorithm magic; there are ");
    }

    @Test
    void train_withAnUnknownOption_isRefused() {
        assertThat(execute("train", "cart-pole", "--algorithm", "ppo", "--robust", "1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("Unknown option", "--robust");
    }
}
