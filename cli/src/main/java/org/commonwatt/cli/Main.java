package org.commonwatt.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The `commonwatt` command. Each subcommand is a class of its own, listed here.
@Command(
        name = "commonwatt",
        description = "Fair, explainable operation of energy communities.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            AuditCommand.class,
            ShareCommand.class,
            DispatchCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            StudyCommand.class,
            BenchCommand.class,
            ServeCommand.class,
            BridgeCommand.class,
            InitCommand.class,
            ValidateCommand.class,
            ImportCommand.class,
            ListCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "2:bad usage or input",
            "3:infeasible or diverged; an audit found a violation",
            "130:interrupted; what was finished is kept"
        })
public final class Main implements Runnable {
    @Spec private CommandSpec spec;

    private Main() {}

    /// Runs the command line and ends the JVM with its exit code.
    ///
    /// @param arguments what the user typed after `commonwatt`
    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        Interruption.ended(exitCode);
        System.exit(exitCode);
    }

    /// The command with all its subcommands, ready to execute or to describe itself.
    public static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    /// Without a subcommand there is nothing to do: says so and shows the usage.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }
}
