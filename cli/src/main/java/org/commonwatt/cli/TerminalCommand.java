package org.commonwatt.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What commands share: where they speak, and how they refuse.
abstract class TerminalCommand implements Callable<Integer> {
    /// Exit code where what was given cannot be used.
    static final int BAD_INPUT = 2;

    @Spec private CommandSpec spec;

    /// What picocli knows of the command.
    final CommandSpec spec() {
        return spec;
    }

    /// Where results are told.
    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// Where progress and failures are told.
    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// The refusal of an option, to be thrown; how the command is used is told below it.
    final ParameterException bad(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
