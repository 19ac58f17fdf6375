package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.commonwatt.experiments.weather.WeatherClock;
import org.commonwatt.experiments.weather.WeatherFile;
import org.commonwatt.experiments.weather.WeatherFormat;
import org.commonwatt.experiments.weather.WeatherQuantity;
import org.commonwatt.experiments.weather.WeatherReader;
import org.commonwatt.experiments.weather.WeatherReading;

/// Hourly output of photovoltaics from PVGIS, brought to other years.
///
/// A PVGIS time such as `20190101:0810` (UTC) stands for its hour. An hour of another year takes
/// the output of the same month, day and hour; 29 February that of the 28th where it is missing.
final class PvgisYield {
    private static final int HOUR_SECONDS = 3600;

    private final WeatherClock clock;
    private final double[] wattsPerKwp;

    private PvgisYield(WeatherFile file) {
        clock = file.clock();
        wattsPerKwp = file.values(WeatherQuantity.PV_OUTPUT);
    }

    /// Reads a PVGIS file.
    static PvgisYield read(Path file) throws IOException, ImportRefusal {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        byte[] bytes = Files.readAllBytes(file);
        return switch (WeatherReader.read(file.toString(), bytes, WeatherFormat.PVGIS)) {
            case WeatherReading.Refused refused -> throw new ImportRefusal(refused.problems());
            case WeatherReading.Loaded loaded -> {
                if (!loaded.file().has(WeatherQuantity.PV_OUTPUT)) {
                    throw new ImportRefusal(
                            file.toString(),
                            "The file has no hourly photovoltaic output.",
                            "PV power was not ticked when it was made.");
                }
                yield new PvgisYield(loaded.file());
            }
        };
    }

    /// Watts per kW peak in each hour from `start`, or NaN where the file has none.
    double[] wattsPerKwp(Instant start, int hours) {
        double[] watts = new double[hours];
        Arrays.setAll(
                watts,
                h -> {
                    long middle = start.getEpochSecond() + (2L * h + 1) * HOUR_SECONDS / 2;
                    int row = clock.rowByCalendar(middle);
                    return row < 0 ? Double.NaN : wattsPerKwp[row];
                });
        return watts;
    }
}
