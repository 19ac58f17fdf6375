package org.commonwatt.experiments.weather;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// Collects the rows of one file, checks each cell, and puts them on an even grid.
final class WeatherRows {
    private static final int SHOWN_PROBLEMS = 20;

    private final RowPlaces places;
    private final WeatherPlace place;
    private final List<WeatherColumn> columns;
    private final int rowSeconds;
    private final RowSequence sequence;
    private final List<double[]> values = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /// @param columns what to read, in the order of the file's header
    /// @param rowSeconds length of a row
    WeatherRows(RowPlaces places, WeatherPlace place, List<WeatherColumn> columns, int rowSeconds) {
        this.places = places;
        this.place = place;
        this.columns = columns;
        this.rowSeconds = rowSeconds;
        sequence = new RowSequence(places, rowSeconds);
    }

    /// Adds a row.
    ///
    /// @param row its line, or its index in a list
    /// @param middle middle of its time, local standard time
    void add(int row, LocalDateTime middle, List<String> cells) throws WeatherRefusal {
        double[] read = new double[columns.size()];
        for (int c = 0; c < read.length; c++) {
            WeatherColumn column = columns.get(c);
            String cell = cells.get(column.index());
            read[c] = column.value(cell, rowSeconds);
            check(row, column, cell, read[c]);
        }
        put(row, middle, read);
    }

    /// Adds a row of numbers as the file has them, NaN where it has none, in the order of the
    /// columns.
    void add(int row, LocalDateTime middle, double[] numbers) throws WeatherRefusal {
        double[] read = new double[columns.size()];
        for (int c = 0; c < read.length; c++) {
            read[c] = columns.get(c).value(numbers[c], rowSeconds);
            check(row, columns.get(c), Double.toString(numbers[c]), read[c]);
        }
        put(row, middle, read);
    }

    private void put(int row, LocalDateTime middle, double[] read) {
        sequence.add(row, middle);
        values.add(read);
    }

    private void check(int row, WeatherColumn column, String cell, double value)
            throws WeatherRefusal {
        WeatherQuantity quantity = column.quantity();
        if (Double.isNaN(value) || (value >= quantity.least() && value <= quantity.most())) {
            return;
        }
        String message =
                Double.isInfinite(value)
                        ? "is \"%s\" but must be a number.".formatted(cell.strip())
                        : "is %s, no %s: it must lie between %s and %s."
                                .formatted(
                                        cell.strip(),
                                        quantity.words(),
                                        Figures.of(quantity.least()),
                                        Figures.of(quantity.most()));
        problems.add(
                places.problem(
                        row, column.index(), column.header(), message, cause(quantity, value)));
        if (problems.size() >= SHOWN_PROBLEMS) {
            throw new WeatherRefusal(problems);
        }
    }

    private static @Nullable String cause(WeatherQuantity quantity, double value) {
        if (Double.isInfinite(value) || value < quantity.least()) {
            return null;
        }
        return switch (quantity) {
            case TEMPERATURE -> "the temperatures are in degrees Fahrenheit or kelvin.";
            case WIND -> "the wind is in km/h or cm/s.";
            default -> "the irradiance is in kJ/m², or in Wh/m² of a longer time.";
        };
    }

    /// The file, gaps filled.
    ///
    /// @param notes what was assumed so far
    /// @throws WeatherRefusal if there are no rows, a cell is wrong, rows are out of order, or a
    ///   gap is too long
    WeatherFile file(WeatherFormat format, List<String> notes) throws WeatherRefusal {
        if (!problems.isEmpty()) {
            throw new WeatherRefusal(problems);
        }
        if (sequence.size() < 2) {
            throw new WeatherRefusal(
                    places.file(), "The file has fewer than two rows of weather.", null);
        }
        int[] slots = sequence.slots();
        int count = slots[slots.length - 1] + 1;
        Map<WeatherQuantity, double[]> grid = new EnumMap<>(WeatherQuantity.class);
        for (int c = 0; c < columns.size(); c++) {
            double[] column = new double[count];
            Arrays.fill(column, Double.NaN);
            for (int k = 0; k < slots.length; k++) {
                column[slots[k]] = values.get(k)[c];
            }
            if (!Arrays.stream(column).allMatch(Double::isNaN)) {
                grid.put(columns.get(c).quantity(), column);
            }
        }
        var gaps = new WeatherGaps(places, sequence, slots);
        gaps.fill(grid, rowSeconds);
        var clock =
                new WeatherClock(
                        sequence.start(0).toEpochSecond(place.offset()),
                        rowSeconds,
                        count,
                        place.offset(),
                        sequence.isTypical());
        var all = new ArrayList<>(notes);
        all.addAll(gaps.notes());
        return WeatherChecks.checked(
                places.file(),
                format,
                place,
                clock,
                grid,
                new WeatherFile.Remarks(gaps.counts(), all, List.of()));
    }

    /// Start of the last row, or null where there is none.
    @Nullable LocalDateTime lastStart() {
        return sequence.size() == 0 ? null : sequence.start(sequence.size() - 1);
    }

    int size() {
        return sequence.size();
    }
}
