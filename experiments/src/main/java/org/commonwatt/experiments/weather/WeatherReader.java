package org.commonwatt.experiments.weather;

import java.io.ByteArrayInputStream;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.jspecify.annotations.Nullable;

/// The door to weather files.
///
/// ```java
/// switch (WeatherReader.read("atlanta.epw", bytes, null)) {
///     case WeatherReading.Loaded loaded -> use(loaded.file());
///     case WeatherReading.Refused refused -> tell(refused.problems());
/// }
/// ```
public final class WeatherReader {
    /// Largest file that is read.
    public static final int MAX_BYTES = 256 << 20;

    private WeatherReader() {}

    /// Reads a file.
    ///
    /// @param file file name for messages
    /// @param told its layout, or null to tell it by its content
    public static WeatherReading read(String file, byte[] bytes, @Nullable WeatherFormat told) {
        List<String> notes = new ArrayList<>();
        try {
            String text = WeatherText.of(file, bytes, notes);
            if (text.isBlank()) {
                throw new WeatherRefusal(file, "The file is empty.", null);
            }
            WeatherFormat format = told == null ? WeatherFormat.of(text) : told;
            if (format == null) {
                throw new WeatherRefusal(
                        file,
                        "The file is no EPW, TMY3, PVGIS or CSV weather file.",
                        text.stripLeading().startsWith("<")
                                ? "it is a web page: download the file itself."
                                : null);
            }
            return new WeatherReading.Loaded(
                    switch (format) {
                        case EPW -> new EpwReader(file, text, notes).read();
                        case TMY3 -> new Tmy3Reader(file, text, notes).read();
                        case PVGIS -> new PvgisReader(file, notes).read(text);
                        case CSV ->
                                new TableReader(
                                                CsvReading.table(
                                                        file, new ByteArrayInputStream(bytes)),
                                                ZoneOffset.UTC,
                                                null)
                                        .read();
                    });
        } catch (WeatherRefusal refusal) {
            return new WeatherReading.Refused(refusal.problems());
        } catch (CsvRefusal refusal) {
            return refused(refusal.problem());
        }
    }

    /// Reads a table whose headers carry units.
    ///
    /// @param zone zone of times without offset
    /// @param unit unit of irradiances whose header has none, or null
    public static WeatherReading table(CsvTable table, ZoneId zone, @Nullable String unit) {
        try {
            return new WeatherReading.Loaded(new TableReader(table, zone, unit).read());
        } catch (WeatherRefusal refusal) {
            return new WeatherReading.Refused(refusal.problems());
        } catch (CsvRefusal refusal) {
            return refused(refusal.problem());
        }
    }

    private static WeatherReading refused(Problem problem) {
        return new WeatherReading.Refused(List.of(problem));
    }
}
