package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.commonwatt.experiments.scenario.series.GapRule;

/// The CSV files that a CityLearn schema names; none outside its folder is opened.
final class CityLearnFiles {
    private final Path folder;
    private final ImportReport report;

    CityLearnFiles(Path folder, ImportReport report) {
        this.folder = folder;
        this.report = report;
    }

    CsvTable table(String name) throws CsvRefusal, IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new AccessDeniedException(name);
        }
        return CsvReading.table(name, Files.newInputStream(file));
    }

    /// The first `rows` numbers of a column, gaps filled.
    double[] column(String name, String header, int rows, long stepSeconds)
            throws ImportRefusal, CsvRefusal, IOException {
        CsvTable table = table(name);
        int column = table.columnOf(header);
        if (column < 0 || table.rows() < rows) {
            throw new ImportRefusal(
                    name,
                    column < 0
                            ? "The file has no column %s.".formatted(header)
                            : "The file has %d rows; the buildings have %d."
                                    .formatted(table.rows(), rows),
                    null);
        }
        double[] values = Arrays.copyOf(table.numbers(column), rows);
        int count = 0;
        for (boolean each : GapRule.fill(values, stepSeconds, GapRule.IMPORT_HOURS)) {
            count += each ? 1 : 0;
        }
        if (count > 0) {
            report.note("%s: %d values of %s were filled in.".formatted(name, count, header));
        }
        return values;
    }

    /// The file that all buildings share; the first one where they differ, noted.
    String common(
            List<CityLearnBuilding> buildings,
            Function<CityLearnBuilding, String> fileOf,
            String what) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        buildings.forEach(building -> counts.merge(fileOf.apply(building), 1, Integer::sum));
        counts.remove("");
        if (counts.size() > 1) {
            report.note(
                    "Buildings have different %s; those of the first file are used for all: %s."
                            .formatted(what, String.join(", ", counts.keySet())));
        }
        return counts.isEmpty() ? "" : counts.keySet().iterator().next();
    }
}
