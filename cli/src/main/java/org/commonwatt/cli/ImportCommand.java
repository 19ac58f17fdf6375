package org.commonwatt.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.commonwatt.experiments.imports.CityLearnImport;
import org.commonwatt.experiments.imports.ImportResult;
import org.commonwatt.experiments.imports.LondonImport;
import org.commonwatt.experiments.imports.MeterImport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `commonwatt import`: from data as others publish it to a scenario folder.
@Command(
        name = "import",
        description = "Turn a data set into a scenario folder.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ImportCommand.Csv.class,
            ImportCommand.CityLearn.class,
            ImportCommand.London.class,
            ImportEpw.class,
            ImportNetwork.Matpower.class,
            ImportNetwork.Simbench.class
        },
        synopsisSubcommandLabel = "FORMAT",
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt import citylearn citylearn_challenge_2022_phase_all --out fontana",
            "  commonwatt import lcl low-carbon-london --pv pvgis.json --out london"
        })
final class ImportCommand implements Runnable {
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "A format is missing: csv, citylearn, lcl, epw, matpower or simbench.");
    }

    /// What all formats have in common.
    static final class Common {
        @Parameters(paramLabel = "PATH", description = "File or folder to import.")
        private Path path;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                required = true,
                description = "Scenario folder to write; it appears when it is complete.")
        private Path out;

        @Option(names = "--force", description = "Replace an older scenario folder.")
        private boolean force;

        @Mixin private OutputOptions output;

        Path path() {
            return path;
        }

        Path out() {
            return out;
        }

        boolean force() {
            return force;
        }

        OutputOptions output() {
            return output;
        }
    }

    /// Own meter files.
    @Command(
            name = "csv",
            description = "Meter files: one per home, or one with a column per home.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  commonwatt import csv meters/ --zone Europe/Berlin --out my-street",
                "  commonwatt import csv meters.csv --unit Wh --out my-street"
            })
    static final class Csv implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Common common;
        @Mixin private MeterOptions meters;

        @Override
        public Integer call() {
            ImportResult result =
                    MeterImport.run(common.path, common.out, meters.options(spec, common.force));
            return ImportOutput.tell(result, spec.commandLine(), common.output);
        }
    }

    /// A CityLearn dataset.
    @Command(
            name = "citylearn",
            description = "A CityLearn dataset folder with its schema.json.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  commonwatt import citylearn citylearn_challenge_2022_phase_all --out fontana",
                "  commonwatt import citylearn data --battery-parameters curves.json --out fontana"
            })
    static final class CityLearn implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Common common;

        @Option(
                names = "--battery-parameters",
                paramLabel = "FILE",
                description =
                        "JSON file with the battery curves by building; without it batteries are"
                                + " linear.")
        private @Nullable Path batteryParameters;

        @Option(
                names = "--offset",
                paramLabel = "±HH:MM",
                defaultValue = "-08:00",
                description = "Offset of the files' clock from UTC (${DEFAULT-VALUE}).")
        private String offset;

        @Option(
                names = "--currency",
                paramLabel = "ISO",
                defaultValue = "USD",
                description = "Currency of the prices (${DEFAULT-VALUE}).")
        private String currency;

        @Override
        public Integer call() {
            ZoneOffset parsed;
            try {
                parsed = ZoneOffset.of(offset);
            } catch (DateTimeException invalid) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--offset is %s but must be an offset such as -08:00.".formatted(offset));
            }
            var options =
                    new CityLearnImport.Options(currency, parsed, batteryParameters, common.force);
            ImportResult result = CityLearnImport.run(common.path, common.out, options);
            return ImportOutput.tell(result, spec.commandLine(), common.output);
        }
    }

    /// Low Carbon London.
    @Command(
            name = "lcl",
            description = "Low Carbon London: a folder of half-hourly home files.",
            mixinStandardHelpOptions = true,
            footerHeading = "%nExamples:%n",
            footer = {
                "  commonwatt import lcl low-carbon-london --out london",
                "  commonwatt import lcl low-carbon-london --pv pvgis.json --pv-share 0.4 --out london"
            })
    static final class London implements Callable<Integer> {
        @Spec private CommandSpec spec;
        @Mixin private Common common;
        @Mixin private LondonOptions london;

        @Override
        public Integer call() {
            ImportResult result =
                    LondonImport.run(common.path, common.out, london.options(common.force));
            return ImportOutput.tell(result, spec.commandLine(), common.output);
        }
    }

    /// Choices for London homes.
    static final class LondonOptions {
        @Option(
                names = "--pv",
                paramLabel = "FILE",
                description = "PVGIS hourly JSON for assumed photovoltaics (default: generated).")
        private @Nullable Path pv;

        @Option(
                names = "--pv-share",
                paramLabel = "S",
                defaultValue = "0.3",
                description = "Share of homes with assumed photovoltaics (${DEFAULT-VALUE}).")
        private double pvShare;

        @Option(
                names = "--battery-share",
                paramLabel = "S",
                defaultValue = "0.2",
                description = "Share of homes with an assumed battery (${DEFAULT-VALUE}).")
        private double batteryShare;

        @Option(
                names = "--price-flat",
                paramLabel = "GBP",
                defaultValue = "0.14228",
                description = "Flat price per kWh (${DEFAULT-VALUE}).")
        private double flat;

        @Option(
                names = "--price-high",
                paramLabel = "GBP",
                defaultValue = "0.672",
                description = "Dynamic price of high half-hours (${DEFAULT-VALUE}).")
        private double high;

        @Option(
                names = "--price-normal",
                paramLabel = "GBP",
                defaultValue = "0.1176",
                description = "Dynamic price of normal half-hours (${DEFAULT-VALUE}).")
        private double normal;

        @Option(
                names = "--price-low",
                paramLabel = "GBP",
                defaultValue = "0.0399",
                description = "Dynamic price of low half-hours (${DEFAULT-VALUE}).")
        private double low;

        @Option(
                names = "--feed-in",
                paramLabel = "GBP",
                defaultValue = "0.03",
                description = "Price of exports per kWh, an assumption (${DEFAULT-VALUE}).")
        private double feedIn;

        LondonImport.Options options(boolean force) {
            var prices = new LondonImport.Prices(flat, high, normal, low, feedIn);
            return new LondonImport.Options(prices, pvShare, batteryShare, pv, force);
        }
    }

    /// Choices for own meter files.
    static final class MeterOptions {
        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "Time zone of days and of times without offset (this machine's).")
        private @Nullable String zone;

        @Option(
                names = "--unit",
                paramLabel = "UNIT",
                description = "Unit of columns whose header has none: kWh, Wh, kW or W (guessed).")
        private @Nullable String unit;

        @Option(
                names = "--currency",
                paramLabel = "ISO",
                defaultValue = "EUR",
                description = "Currency of prices (${DEFAULT-VALUE}).")
        private String currency;

        MeterImport.Options options(CommandSpec spec, boolean force) {
            ZoneId parsed;
            try {
                parsed = zone == null ? ZoneId.systemDefault() : ZoneId.of(zone);
            } catch (DateTimeException unknown) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--zone is %s but must be a time zone such as Europe/London."
                                .formatted(zone));
            }
            return new MeterImport.Options(parsed, unit, currency, force);
        }
    }
}
