package org.commonwatt.experiments.weather;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.series.Numbers;

/// Reads EnergyPlus weather files (EPW): header lines up to `DATA PERIODS`, then rows of year,
/// month, day, hour 1 to 24, minute, flags and numbers.
///
/// An hour is labelled by its end, in local standard time; a minute of 0 or 60 means the same.
/// Irradiances are amounts in Wh/m² of the row.
final class EpwReader {
    private static final int LEAST_CELLS = 22;
    private static final int CELLS = 35;
    private static final int HEADER_LINES = 8;
    private static final int SEARCHED_LINES = 40;
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d{1,2})/ *(\\d{1,2})(?:/.*)?");
    private static final String CUT_OFF = "the file was cut off.";
    private static final String[] DATE_WORDS = {"year", "month", "day", "hour", "minute"};

    private static final List<WeatherColumn> COLUMNS =
            List.of(
                    WeatherColumn.fixed(WeatherQuantity.TEMPERATURE, 6, "dry bulb", 99.9),
                    WeatherColumn.fixed(WeatherQuantity.GHI, 13, "global horizontal", 9999),
                    WeatherColumn.fixed(WeatherQuantity.DNI, 14, "direct normal", 9999),
                    WeatherColumn.fixed(WeatherQuantity.DHI, 15, "diffuse horizontal", 9999),
                    WeatherColumn.fixed(WeatherQuantity.WIND, 21, "wind speed", 999));

    private final String file;
    private final List<String> lines;
    private final List<String> notes;
    private final RowPlaces places;
    private int firstLine = HEADER_LINES;
    private int recordsPerHour = 1;
    private String lastDate = "";

    EpwReader(String file, String text, List<String> notes) {
        this.file = file;
        this.lines = text.lines().toList();
        this.notes = notes;
        places = RowPlaces.lines(file);
    }

    WeatherFile read() throws WeatherRefusal {
        WeatherPlace place = place();
        readDataPeriods();
        List<List<String>> rows = rows();
        var gathered = new WeatherRows(places, place, COLUMNS, 3600 / recordsPerHour);
        HourLabels labels = labels(rows);
        for (int k = 0; k < rows.size(); k++) {
            List<String> cells = rows.get(k);
            if (cells.size() > 1) {
                gathered.add(firstLine + k + 1, middle(firstLine + k + 1, cells, labels), cells);
            }
        }
        checkEnd(gathered);
        return gathered.file(WeatherFormat.EPW, notes);
    }

    private WeatherPlace place() throws WeatherRefusal {
        List<String> cells = cells(lines.getFirst());
        if (cells.size() < 10 || !cells.getFirst().strip().equalsIgnoreCase("LOCATION")) {
            throw new WeatherRefusal(
                    places.problem(
                            1,
                            "The line must be LOCATION,city,state,country,source,WMO,latitude,longitude,time zone,elevation.",
                            "the file is no EPW."));
        }
        return WeatherPlace.ofHeader(WeatherFormat.EPW, places, cells.get(1), cells.subList(6, 10));
    }

    /// `DATA PERIODS,periods,records per hour,name,first weekday,first date,last date`.
    private void readDataPeriods() throws WeatherRefusal {
        for (int k = 0; k < Math.min(lines.size(), SEARCHED_LINES); k++) {
            if (lines.get(k).toUpperCase(Locale.ROOT).startsWith("DATA PERIODS")) {
                firstLine = k + 1;
                List<String> cells = cells(lines.get(k));
                double records = cells.size() > 2 ? Numbers.parse(cells.get(2).strip(), false) : 1;
                if (!(records >= 1 && records <= 60 && 3600 % (60 * records) == 0)) {
                    throw new WeatherRefusal(
                            places.problem(
                                    k + 1,
                                    "There are %s records an hour, no whole part of an hour."
                                            .formatted(cells.get(2).strip()),
                                    null));
                }
                recordsPerHour = (int) records;
                boolean one = cells.size() > 6 && cells.get(1).strip().equals("1");
                lastDate = one ? cells.get(6).strip() : "";
                return;
            }
        }
        notes.add(
                "%s: there is no DATA PERIODS line; rows are taken to start in line %d, one an hour."
                        .formatted(file, HEADER_LINES + 1));
    }

    private List<List<String>> rows() throws WeatherRefusal {
        List<List<String>> rows = new ArrayList<>();
        for (int k = firstLine; k < lines.size(); k++) {
            List<String> cells = cells(lines.get(k));
            boolean blank = cells.size() == 1 && cells.getFirst().isBlank();
            if (!blank && cells.size() < LEAST_CELLS) {
                throw new WeatherRefusal(
                        places.problem(
                                k + 1,
                                "The row has %d cells but needs %d.".formatted(cells.size(), CELLS),
                                k >= lines.size() - 2 ? CUT_OFF : null));
            }
            rows.add(cells);
        }
        return rows;
    }

    private HourLabels labels(List<List<String>> rows) {
        boolean zero = false;
        boolean last = false;
        for (List<String> cells : rows) {
            double hour = cells.size() > 3 ? Numbers.parse(cells.get(3).strip(), false) : 1;
            zero |= hour == 0;
            last |= hour == 24;
        }
        HourLabels labels = HourLabels.of(zero, last);
        if (labels.byStart()) {
            notes.add(
                    "%s: the hours are counted 0 to 23 and taken by their start.".formatted(file));
        }
        return labels;
    }

    private LocalDateTime middle(int line, List<String> cells, HourLabels labels)
            throws WeatherRefusal {
        int[] parts = new int[DATE_WORDS.length];
        for (int c = 0; c < parts.length; c++) {
            double number = Numbers.parse(cells.get(c).strip(), false);
            if (number != Math.rint(number)) {
                throw dateRefusal(
                        line, c, "is \"%s\" but must be a whole number.".formatted(cells.get(c)));
            }
            parts[c] = (int) number;
        }
        String fault = labels.fault(parts[3]);
        if (!fault.isEmpty()) {
            throw dateRefusal(line, 3, fault);
        }
        if (parts[4] < 0 || parts[4] > 60) {
            throw dateRefusal(line, 4, "is %d but must lie between 0 and 60.".formatted(parts[4]));
        }
        double minutes = 60.0 / recordsPerHour;
        double end = recordsPerHour == 1 || parts[4] == 0 ? 60 : parts[4];
        LocalDateTime middle = labels.middle(parts, parts[3], end, minutes);
        if (middle == null) {
            throw dateRefusal(
                    line,
                    2,
                    "is %d, but there is no such day in month %d of %d."
                            .formatted(parts[2], parts[1], parts[0]));
        }
        return middle;
    }

    private WeatherRefusal dateRefusal(int line, int column, String message) {
        return new WeatherRefusal(places.problem(line, column, DATE_WORDS[column], message, null));
    }

    private void checkEnd(WeatherRows gathered) throws WeatherRefusal {
        LocalDateTime last = gathered.lastStart();
        Matcher date = MONTH_DAY.matcher(lastDate);
        if (last == null || !date.matches()) {
            return;
        }
        boolean there =
                last.getMonthValue() == Integer.parseInt(date.group(1))
                        && last.getDayOfMonth() == Integer.parseInt(date.group(2))
                        && last.getHour() == 23;
        if (!there) {
            throw new WeatherRefusal(
                    places.problem(
                            lines.size(),
                            "The rows end on %d/%d in hour %d, but the DATA PERIODS line says at the end of %s."
                                    .formatted(
                                            last.getMonthValue(),
                                            last.getDayOfMonth(),
                                            last.getHour() + 1,
                                            lastDate),
                            CUT_OFF));
        }
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
