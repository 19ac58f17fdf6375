package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.weather.AlignedWeather;
import org.commonwatt.experiments.weather.WeatherAlignment;
import org.commonwatt.experiments.weather.WeatherClock;
import org.commonwatt.experiments.weather.WeatherFile;
import org.commonwatt.experiments.weather.WeatherFormat;
import org.commonwatt.experiments.weather.WeatherPlace;
import org.commonwatt.experiments.weather.WeatherQuantity;
import org.commonwatt.experiments.weather.WeatherReader;
import org.commonwatt.experiments.weather.WeatherReading;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.jspecify.annotations.Nullable;

/// A weather file (EPW, TMY3, PVGIS): to `weather.csv` in hours of standard time, and a small
/// scenario of generated homes at its place that uses it.
///
/// A typical year gets dates of a year without 29 February; a measured file keeps its own, its
/// first year at most.
public final class WeatherImport {
    /// Name of the file with the weather.
    static final String WEATHER_FILE = "weather.csv";

    /// Year whose dates a typical year gets.
    private static final int NOMINAL_YEAR = 2025;

    private static final double LAST_LATITUDE = 66;

    /// Choices of the user.
    ///
    /// @param format layout of the file, or null to tell it by its content
    /// @param homes homes in the scenario
    /// @param currency ISO code of prices
    /// @param replace whether an older scenario folder may be replaced
    public record Options(
            @Nullable WeatherFormat format, int homes, String currency, boolean replace) {
        /// Six homes, layout by content.
        public static final Options DEFAULT = new Options(null, 6, "EUR", false);
    }

    private final Path source;
    private final Options options;
    private final ImportReport report;

    private WeatherImport(Path source, Options options) {
        this.source = source;
        this.options = options;
        report = new ImportReport("epw", source.toString(), WeatherFile.GAP_RULE);
    }

    /// Imports the file `source` to a scenario folder.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(source, () -> new WeatherImport(source, options).write(target));
    }

    private Imported write(Path target) throws ImportRefusal, IOException {
        WeatherFile file = file();
        TimeAxis days = days(file);
        WeatherSeries weather = aligned(file, days);
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            writeSeries(days, file.place().offset(), weather, folder.path());
            tell(file);
            String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
            return new Imported(folder.finish(yaml(name, file, days), report), report);
        }
    }

    private WeatherFile file() throws ImportRefusal, IOException {
        if (!Files.isRegularFile(source)) {
            throw new NoSuchFileException(source.toString());
        }
        if (Files.size(source) > WeatherReader.MAX_BYTES) {
            throw refusal(
                    "The file has %d bytes but at most %d are read."
                            .formatted(Files.size(source), WeatherReader.MAX_BYTES));
        }
        byte[] bytes = Files.readAllBytes(source);
        return switch (WeatherReader.read(source.toString(), bytes, options.format())) {
            case WeatherReading.Loaded loaded -> withPlace(loaded.file());
            case WeatherReading.Refused refused -> throw new ImportRefusal(refused.problems());
        };
    }

    private WeatherFile withPlace(WeatherFile file) throws ImportRefusal {
        WeatherPlace place = file.place();
        if (!place.isKnown()) {
            throw refusal("The file does not tell its latitude and longitude.");
        }
        if (Math.abs(place.latitudeDeg()) > LAST_LATITUDE) {
            throw refusal(
                    "The latitude is %s but must lie between -66 and 66."
                            .formatted(place.latitudeDeg()));
        }
        return file;
    }

    private ImportRefusal refusal(String message) {
        return new ImportRefusal(source.toString(), message, null);
    }

    /// The hours of the whole days of the file, a year at most.
    private TimeAxis days(WeatherFile file) throws ImportRefusal {
        WeatherClock clock = file.clock();
        ZoneOffset offset = file.place().offset();
        LocalDate first = LocalDate.of(NOMINAL_YEAR, 1, 1);
        LocalDate end = first.plusYears(1);
        if (!clock.isTypical()) {
            // The rows of a moment stand for the hour around it and may lack half an hour.
            Duration row = Duration.ofSeconds(clock.rowSeconds());
            Instant start = clock.start().minus(row);
            first = start.plus(1, ChronoUnit.DAYS).minusSeconds(1).atOffset(offset).toLocalDate();
            LocalDate last = clock.end().plus(row).atOffset(offset).toLocalDate();
            end = last.isBefore(first.plusYears(1)) ? last : first.plusYears(1);
        }
        long hours = 24 * ChronoUnit.DAYS.between(first, end);
        if (hours < 24) {
            throw refusal("The file has no whole day.");
        }
        return TimeAxis.of(
                first.atStartOfDay().toInstant(offset), Duration.ofHours(1), (int) hours, offset);
    }

    private WeatherSeries aligned(WeatherFile file, TimeAxis days) throws ImportRefusal {
        return switch (WeatherAlignment.of(file, days, file.place().point())) {
            case AlignedWeather.Aligned aligned -> {
                aligned.notes().forEach(report::note);
                yield aligned.series();
            }
            case AlignedWeather.Refused refused ->
                    throw new ImportRefusal(List.of(refused.problem()));
        };
    }

    private static void writeSeries(
            TimeAxis days, ZoneOffset offset, WeatherSeries weather, Path folder)
            throws IOException {
        var writer = SeriesWriter.local(days.instant(0), days.step().toSeconds(), offset);
        for (WeatherQuantity quantity : WeatherQuantity.OF_SERIES) {
            double[] values = new double[weather.steps()];
            for (int t = 0; t < values.length; t++) {
                values[t] = Math.rint(1e4 * quantity.of(weather, t)) / 1e4;
            }
            writer.add(quantity.header(), values);
        }
        writer.write(folder.resolve(WEATHER_FILE));
    }

    private void tell(WeatherFile file) {
        for (WeatherQuantity quantity : WeatherQuantity.OF_SERIES) {
            String from = file.has(quantity) ? quantity.words() : "computed";
            report.home(
                    new ImportReport.Home(
                            quantity.header(),
                            source + "#" + from,
                            file.filled(quantity),
                            List.of()));
        }
        file.warnings().stream().map(Problem::render).forEach(report::note);
        file.notes().forEach(report::note);
        report.note("The homes, their demand and devices are generated; prices are examples.");
    }

    private String yaml(String name, WeatherFile file, TimeAxis days) {
        WeatherPlace place = file.place();
        return YamlText.comments(
                        List.of(
                                "Weather of %s, from %s; import.json lists what was filled in."
                                        .formatted(
                                                place.name().isEmpty() ? "a place" : place.name(),
                                                source),
                                "Days are those of the file's standard time, without daylight saving."))
                + """
                  commonwatt: 1
                  name: %s
                  currency: %s

                  time: {start: %s, days: %d, step: PT15M, zone: "%s"}
                  location: {latitude: %s, longitude: %s}
                  weather: {series: %s}

                  tariff: # per kWh; put your own prices here
                    import: 0.25
                    feedIn: 0.08

                  market: {mechanism: mid-market-rate}

                  participants:
                  """
                        .formatted(
                                YamlText.id(name),
                                options.currency(),
                                days.date(0),
                                days.days(),
                                days.zone().equals(ZoneOffset.UTC) ? "UTC" : days.zone(),
                                YamlText.number(place.latitudeDeg()),
                                YamlText.number(place.longitudeDeg()),
                                WEATHER_FILE)
                + homes();
    }

    /// Every second home has photovoltaics, every fourth a battery, every third a heat pump.
    private String homes() {
        var text = new StringBuilder();
        for (int k = 0; k < options.homes(); k++) {
            text.append(
                    "  - {id: home_%d, load: {generate: {occupants: %d}}".formatted(k, 1 + k % 4));
            text.append(k % 2 == 0 ? ", pv: {kWp: 4}" : "");
            text.append(k % 4 == 0 ? ", battery: {capacityKwh: 6.4}" : "");
            text.append(k % 3 == 0 ? ", heatPump: {powerKw: 3}" : "");
            text.append("}\n");
        }
        return text.toString();
    }
}
