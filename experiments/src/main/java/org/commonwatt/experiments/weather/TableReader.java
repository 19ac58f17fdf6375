package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.commonwatt.experiments.scenario.series.SeriesTimes;
import org.jspecify.annotations.Nullable;

/// Reads a table with a time column, each row labelled by its start, and headers such as
/// `temperature_c` and `ghi_w_per_m2`.
final class TableReader {
    private final CsvTable table;
    private final ZoneId zone;
    private final @Nullable String unit;

    /// @param zone zone of times without offset
    /// @param unit unit of irradiances whose header has none, or null
    TableReader(CsvTable table, ZoneId zone, @Nullable String unit) {
        this.table = table;
        this.zone = zone;
        this.unit = unit;
    }

    WeatherFile read() throws WeatherRefusal, CsvRefusal {
        if (table.timeColumn() < 0) {
            throw new WeatherRefusal(table.file(), "The file has no time column.", "name it time.");
        }
        List<WeatherColumn> columns = WeatherColumn.all(table.headers(), unit);
        if (columns.isEmpty()) {
            throw new WeatherRefusal(
                    table.file(),
                    "The file has no column of weather, such as temperature_c or ghi_w_per_m2; it has %s."
                            .formatted(String.join(", ", table.headers())),
                    "the headers lack their units.");
        }
        checkCells(columns);
        SeriesTimes times = SeriesTimes.of(table, zone);
        long step = times.stepSeconds();
        if (step < 60 || 3600 % step != 0 || Math.floorMod(times.second(0), 60) != 0) {
            throw new WeatherRefusal(
                    table.file(),
                    "The rows come every %d seconds; they must start at whole minutes and divide an hour."
                            .formatted(step),
                    null);
        }
        return rows(columns, times);
    }

    private WeatherFile rows(List<WeatherColumn> columns, SeriesTimes times) throws WeatherRefusal {
        int step = (int) times.stepSeconds();
        ZoneOffset offset =
                zone.getRules().getStandardOffset(Instant.ofEpochSecond(times.second(0)));
        var rows =
                new WeatherRows(
                        RowPlaces.lines(table.file()), WeatherPlace.unknown(offset), columns, step);
        double[][] numbers = new double[columns.size()][];
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = table.numbers(columns.get(c).index());
        }
        for (int row = 0; row < times.rows(); row++) {
            double[] read = new double[numbers.length];
            for (int c = 0; c < read.length; c++) {
                read[c] = numbers[c][row];
            }
            LocalDateTime middle =
                    LocalDateTime.ofEpochSecond(times.second(row) + step / 2, 0, offset);
            rows.add(table.line(row), middle, read);
        }
        return rows.file(WeatherFormat.CSV, List.of());
    }

    private void checkCells(List<WeatherColumn> columns) throws WeatherRefusal {
        var problems = new ArrayList<Problem>();
        for (WeatherColumn column : columns) {
            for (CsvTable.BadCell bad : table.badCells(column.index())) {
                problems.add(
                        new Problem(
                                table.file(),
                                table.line(bad.row()),
                                column.index() + 1,
                                column.header(),
                                "is \"%s\" but must be a number.".formatted(bad.text()),
                                null));
            }
        }
        if (!problems.isEmpty()) {
            throw new WeatherRefusal(problems);
        }
    }
}
