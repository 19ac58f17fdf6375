package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.Timestamp;

/// The half-hourly readings of Low Carbon London: `LCLid, tstp, energy(kWh/hh)`, one home or many
/// to a file, GMT all year, values with blanks around them, `Null` for none.
final class LondonHomes {
    private final Map<String, MeterReadings> byId = new TreeMap<>();
    private final ImportReport report;

    LondonHomes(ImportReport report) {
        this.report = report;
    }

    /// The CSV files of a folder, in order of name.
    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(LondonHomes::isCsv).sorted().toList();
        }
    }

    private static boolean isCsv(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".csv.gz");
    }

    /// Reads a file where it has the columns; notes an unreadable one as left out.
    void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            CsvReading.read(name, Files.newInputStream(file), new Rows(name));
        } catch (CsvRefusal refusal) {
            report.leftOut(name, refusal.problem().sentence());
        }
    }

    /// All homes in order of id.
    Collection<MeterReadings> all() {
        return byId.values();
    }

    private final class Rows implements CsvReading.Rows {
        private final String file;
        private int idColumn = -1;
        private int timeColumn = -1;
        private int energyColumn = -1;
        private int armColumn = -1;

        Rows(String file) {
            this.file = file;
        }

        @Override
        public void header(List<String> headers, boolean decimalComma) {
            var lower = new ArrayList<String>();
            headers.forEach(header -> lower.add(header.toLowerCase(Locale.ROOT)));
            for (int c = 0; c < lower.size(); c++) {
                String header = lower.get(c);
                switch (header) {
                    case "lclid" -> idColumn = c;
                    case "tstp", "datetime" -> timeColumn = c;
                    case "stdortou" -> armColumn = c;
                    default -> {
                        if (header.startsWith("energy") || header.startsWith("kwh")) {
                            energyColumn = c;
                        }
                    }
                }
            }
            if (!isReadable()) {
                report.leftOut(file, "it has no columns LCLid, tstp and energy(kWh/hh)");
            }
        }

        private boolean isReadable() {
            return idColumn >= 0 && timeColumn >= 0 && energyColumn >= 0;
        }

        @Override
        public void row(int line, List<String> cells) {
            if (!isReadable()) {
                return;
            }
            Timestamp time = Timestamp.parse(cells.get(timeColumn));
            double energy = energy(cells.get(energyColumn));
            if (time == null || Double.isNaN(energy)) {
                return;
            }
            String id = cells.get(idColumn);
            MeterReadings home = byId.computeIfAbsent(id, key -> new MeterReadings(key, file));
            home.add(time.local().toEpochSecond(ZoneOffset.UTC), energy);
            if (armColumn >= 0) {
                home.arm(cells.get(armColumn));
            }
        }

        private static double energy(String text) {
            try {
                double energy = Double.parseDouble(text);
                return energy >= 0 && energy < 1e6 ? energy : Double.NaN;
            } catch (NumberFormatException notANumber) {
                return Double.NaN;
            }
        }
    }
}
