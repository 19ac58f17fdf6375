package org.commonwatt.experiments.weather;

import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads typical years of the NREL (TMY3): a station line, a header row, then a row per hour with
/// `MM/DD/YYYY` and `HH:MM`, 01:00 to 24:00, labelled by its end in local standard time.
final class Tmy3Reader {
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{2})");
    private static final int YEAR_ROWS = 8760;
    private static final String CUT_OFF = "the file was cut off.";

    private final String file;
    private final List<String> lines;
    private final List<String> notes;
    private final RowPlaces places;

    Tmy3Reader(String file, String text, List<String> notes) {
        this.file = file;
        this.lines = text.lines().toList();
        this.notes = notes;
        places = RowPlaces.lines(file);
    }

    WeatherFile read() throws WeatherRefusal {
        WeatherPlace place = place();
        List<String> headers = lines.size() > 1 ? cells(lines.get(1)) : List.of();
        int date = indexOf(headers, "date");
        int time = indexOf(headers, "time");
        if (date < 0 || time < 0) {
            throw new WeatherRefusal(
                    places.problem(
                            2,
                            "The header row must hold Date (MM/DD/YYYY) and Time (HH:MM).",
                            "the file is no TMY3."));
        }
        var rows = new WeatherRows(places, place, WeatherColumn.all(headers, null), 3600);
        boolean zero = hasHour(time, 0);
        HourLabels labels = HourLabels.of(zero, hasHour(time, 24));
        if (labels.byStart()) {
            notes.add(
                    "%s: the hours are counted 0 to 23 and taken by their start.".formatted(file));
        }
        for (int k = 2; k < lines.size(); k++) {
            if (lines.get(k).isBlank()) {
                continue;
            }
            List<String> cells = cells(lines.get(k));
            if (cells.size() != headers.size()) {
                throw new WeatherRefusal(
                        places.problem(
                                k + 1,
                                "The row has %d cells but the header has %d."
                                        .formatted(cells.size(), headers.size()),
                                k == lines.size() - 1 ? CUT_OFF : null));
            }
            rows.add(k + 1, middle(k + 1, cells, new int[] {date, time}, labels), cells);
        }
        if (rows.size() < YEAR_ROWS) {
            throw new WeatherRefusal(
                    places.problem(
                            lines.size(),
                            "The file has %d hours but a typical year has %d."
                                    .formatted(rows.size(), YEAR_ROWS),
                            CUT_OFF));
        }
        return rows.file(WeatherFormat.TMY3, notes);
    }

    /// `station,"name",state,time zone,latitude,longitude,elevation`.
    private WeatherPlace place() throws WeatherRefusal {
        List<String> cells =
                List.of(lines.getFirst().split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
        if (cells.size() < 7) {
            throw new WeatherRefusal(
                    places.problem(
                            1,
                            "The line must be station,name,state,time zone,latitude,longitude,elevation.",
                            "the file is no TMY3."));
        }
        return WeatherPlace.ofHeader(
                WeatherFormat.TMY3,
                places,
                cells.get(1).replace("\"", ""),
                List.of(cells.get(4), cells.get(5), cells.get(3), cells.get(6)));
    }

    private boolean hasHour(int time, int hour) {
        for (int k = 2; k < lines.size(); k++) {
            List<String> cells = cells(lines.get(k));
            Matcher clock = TIME.matcher(cells.size() > time ? cells.get(time).strip() : "");
            if (clock.matches() && Integer.parseInt(clock.group(1)) == hour) {
                return true;
            }
        }
        return false;
    }

    /// @param at columns of date and time
    private LocalDateTime middle(int line, List<String> cells, int[] at, HourLabels labels)
            throws WeatherRefusal {
        Matcher date = DATE.matcher(cells.get(at[0]).strip());
        if (!date.matches()) {
            throw new WeatherRefusal(
                    places.problem(
                            line,
                            at[0],
                            "Date",
                            "is \"%s\" but must be a date such as 01/31/1997."
                                    .formatted(cells.get(at[0])),
                            null));
        }
        Matcher clock = TIME.matcher(cells.get(at[1]).strip());
        int hour = clock.matches() ? Integer.parseInt(clock.group(1)) : -1;
        String fault =
                clock.matches()
                        ? labels.fault(hour)
                        : "is \"%s\" but must be a time such as 24:00.".formatted(cells.get(at[1]));
        if (!fault.isEmpty()) {
            throw new WeatherRefusal(places.problem(line, at[1], "Time", fault, null));
        }
        int[] parts = {
            Integer.parseInt(date.group(3)),
            Integer.parseInt(date.group(1)),
            Integer.parseInt(date.group(2))
        };
        LocalDateTime middle = labels.middle(parts, hour, 60, 60);
        if (middle == null) {
            throw new WeatherRefusal(
                    places.problem(
                            line,
                            at[0],
                            "Date",
                            "is %s, a day that does not exist.".formatted(date.group()),
                            null));
        }
        return middle;
    }

    private static int indexOf(List<String> headers, String word) {
        for (int c = 0; c < headers.size(); c++) {
            if (headers.get(c).strip().toLowerCase(java.util.Locale.ROOT).startsWith(word)) {
                return c;
            }
        }
        return -1;
    }

    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
