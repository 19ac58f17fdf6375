package org.commonwatt.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.commonwatt.experiments.imports.ImportResult;
import org.commonwatt.experiments.imports.WeatherImport;
import org.commonwatt.experiments.weather.WeatherFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `commonwatt import epw`: from a weather file to a small scenario under that weather.
@Command(
        name = "epw",
        description = "A weather file (EPW, TMY3, PVGIS), with a few generated homes at its place.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt import epw atlanta.epw --out atlanta",
            "  commonwatt import epw tmy.json --format pvgis --homes 20 --out torino"
        })
final class ImportEpw implements Callable<Integer> {
    private static final int MOST_HOMES = 1000;

    @Spec private CommandSpec spec;
    @Mixin private ImportCommand.Common common;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "epw, tmy3 or pvgis (told by the content).")
    private @Nullable String format;

    @Option(
            names = "--homes",
            paramLabel = "N",
            defaultValue = "6",
            description = "Number of generated homes (${DEFAULT-VALUE}).")
    private int homes;

    @Option(
            names = "--currency",
            paramLabel = "ISO",
            defaultValue = "EUR",
            description = "Currency of the example prices (${DEFAULT-VALUE}).")
    private String currency;

    @Override
    public Integer call() {
        if (homes < 1 || homes > MOST_HOMES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--homes is %d but must lie between 1 and %d.".formatted(homes, MOST_HOMES));
        }
        var options = new WeatherImport.Options(parsedFormat(), homes, currency, common.force());
        ImportResult result = WeatherImport.run(common.path(), common.out(), options);
        return ImportOutput.tell(result, spec.commandLine(), common.output());
    }

    private @Nullable WeatherFormat parsedFormat() {
        if (format == null) {
            return null;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "epw" -> WeatherFormat.EPW;
            case "tmy3" -> WeatherFormat.TMY3;
            case "pvgis" -> WeatherFormat.PVGIS;
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "--format is %s but must be epw, tmy3 or pvgis.".formatted(format));
        };
    }
}
