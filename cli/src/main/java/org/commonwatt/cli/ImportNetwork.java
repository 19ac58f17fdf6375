package org.commonwatt.cli;

import java.util.concurrent.Callable;
import org.commonwatt.experiments.imports.ImportResult;
import org.commonwatt.experiments.imports.MatpowerImport;
import org.commonwatt.experiments.imports.SimbenchImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The formats of `commonwatt import` that bring an electric network.
final class ImportNetwork {
    private ImportNetwork() {}

    /// A MATPOWER case.
    @Command(
            name = "matpower",
            description = "A MATPOWER case (.m, version 2) of a radial feeder.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  commonwatt import matpower case33bw.m --out feeder-33",
                "  commonwatt import matpower case141.m --load-factor 0.5 --out caracas"
            })
    static final class Matpower implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private ImportCommand.Common common;

        @Option(
                names = "--load-factor",
                paramLabel = "F",
                defaultValue = "0.4",
                description =
                        "Mean demand over the load of the case, an assumption (${DEFAULT-VALUE}).")
        private double loadFactor;

        @Override
        public Integer call() {
            if (!(loadFactor > 0 && loadFactor <= 1)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--load-factor is %s but must be above 0 and at most 1."
                                .formatted(loadFactor));
            }
            var options = new MatpowerImport.Options(loadFactor, common.force());
            ImportResult result = MatpowerImport.run(common.path(), common.out(), options);
            return ImportOutput.tell(result, spec.commandLine(), common.output());
        }
    }

    /// A SimBench folder.
    @Command(
            name = "simbench",
            description = "A SimBench folder: network, quarter-hourly loads, PV, storages.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  commonwatt import simbench 1-LV-rural1--0-no_sw --out rural",
                "  commonwatt import simbench 1-LV-rural1--2-sw --force --out rural"
            })
    static final class Simbench implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private ImportCommand.Common common;

        @Override
        public Integer call() {
            var options = new SimbenchImport.Options(common.force());
            ImportResult result = SimbenchImport.run(common.path(), common.out(), options);
            return ImportOutput.tell(result, spec.commandLine(), common.output());
        }
    }
}
