package org.commonwatt.cli;

import java.nio.file.Path;
import org.commonwatt.experiments.imports.ImportResult;
import org.commonwatt.experiments.imports.MeterImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt init`: a commented scenario for a folder of own meter files.
@Command(
        name = "init",
        description = "Write a commented scenario.yaml beside your own meter files.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt init meters/",
            "  commonwatt init meters/ --zone Europe/Berlin --unit Wh --force"
        })
final class InitCommand extends TerminalCommand {
    @Parameters(
            paramLabel = "FOLDER",
            description = "Folder of CSV files: one per home, or one with a column per home.")
    private Path folder;

    @Mixin private ImportCommand.MeterOptions meters;

    @Option(names = "--force", description = "Replace an older scenario.yaml.")
    private boolean force;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        ImportResult result = MeterImport.init(folder, meters.options(spec(), force));
        return ImportOutput.tell(result, spec().commandLine(), output);
    }
}
