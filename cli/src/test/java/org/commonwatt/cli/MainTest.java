package org.commonwatt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... arguments) {
        CommandLine commandLine = Main.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    @Test
    void help_onTheCommand_printsUsageAndExitCodes() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: commonwatt")
                .contains("130")
                .contains("interrupted");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void version_printsTheProductsName() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("Commonwatt ");
    }

    @Test
    void noCommand_isBadUsage() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("A command is missing.").contains("Usage: commonwatt");
    }

    @Test
    void unknownCommand_isBadUsageAndNamesIt() {
        assertThat(execute("fly")).isEqualTo(2);
        assertThat(err.toString()).contains("fly");
    }
}
