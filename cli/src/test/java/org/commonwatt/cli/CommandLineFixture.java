package org.commonwatt.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// Runs commands as a user types them and keeps what the last one said.
abstract class CommandLineFixture {
    final StringWriter out = new StringWriter();
    final StringWriter err = new StringWriter();

    /// @return exit code
    final int execute(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
