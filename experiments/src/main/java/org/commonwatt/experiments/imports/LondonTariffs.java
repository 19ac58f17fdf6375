package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.Timestamp;
import org.jspecify.annotations.Nullable;

/// The dynamic tariff of the Low Carbon London trial: a file of half-hours that are Low, Normal or
/// High.
final class LondonTariffs {
    private LondonTariffs() {}

    /// Price of each half-hour, or null where the file does not cover them.
    static double @Nullable [] prices(
            Path file, LondonImport.Prices prices, Instant start, int steps)
            throws CsvRefusal, IOException {
        var readings = new MeterReadings("tariff", String.valueOf(file.getFileName()));
        CsvReading.read(readings.source(), Files.newInputStream(file), new Rows(readings, prices));
        double[] grid = readings.onGrid(start, steps, LondonImport.STEP_SECONDS);
        return Arrays.stream(grid).anyMatch(Double::isNaN) ? null : grid;
    }

    /// Whether headers are those of a tariff file.
    static boolean isTariff(List<String> headers) {
        return headers.stream().anyMatch(header -> header.equalsIgnoreCase("Tariff"));
    }

    private static final class Rows implements CsvReading.Rows {
        private final MeterReadings readings;
        private final LondonImport.Prices prices;
        private int timeColumn;
        private int nameColumn;

        Rows(MeterReadings readings, LondonImport.Prices prices) {
            this.readings = readings;
            this.prices = prices;
        }

        @Override
        public void header(List<String> headers, boolean decimalComma) {
            for (int c = 0; c < headers.size(); c++) {
                if (headers.get(c).equalsIgnoreCase("Tariff")) {
                    nameColumn = c;
                } else {
                    timeColumn = c;
                }
            }
        }

        @Override
        public void row(int line, List<String> cells) {
            Timestamp time = Timestamp.parse(cells.get(timeColumn));
            double price =
                    switch (cells.get(nameColumn).toLowerCase(Locale.ROOT)) {
                        case "high" -> prices.high();
                        case "low" -> prices.low();
                        case "normal" -> prices.normal();
                        default -> Double.NaN;
                    };
            if (time != null) {
                readings.add(time.local().toEpochSecond(ZoneOffset.UTC), price);
            }
        }
    }
}
