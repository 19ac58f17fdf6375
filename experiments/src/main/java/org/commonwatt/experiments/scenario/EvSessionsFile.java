package org.commonwatt.experiments.scenario;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.Timestamp;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Stays of electric vehicles from a CSV file: columns `arrival`, `departure`, `arrival_soc`,
/// `target_soc` and, where several members share the file, `participant`.
///
/// Arrivals are rounded up and departures down to whole steps; stays outside the clock's windows
/// are left out.
final class EvSessionsFile implements CsvReading.Rows {
    private static final List<String> COLUMNS =
            List.of("arrival", "departure", "arrival_soc", "target_soc");

    private final String file;
    private final String id;
    private final ReadingContext context;
    private final List<EvSession> sessions = new ArrayList<>();
    private final int[] columns = new int[COLUMNS.size()];
    private int participantColumn = -1;
    private boolean usable = true;

    private EvSessionsFile(String file, String id, ReadingContext context) {
        this.file = file;
        this.id = id;
        this.context = context;
    }

    /// The stays of one participant in order of time.
    static List<EvSession> read(Section at, String id, ReadingContext context) {
        var reader = new EvSessionsFile(at.text(""), id, context);
        if (!context.readsFiles()) {
            return reader.sessions;
        }
        try {
            context.store().rows(reader.file, reader);
        } catch (CsvRefusal refusal) {
            context.findings().problem(refusal.problem());
        }
        reader.sessions.sort(Comparator.comparingInt(EvSession::arrivalStep));
        return reader.sessions;
    }

    @Override
    public void header(List<String> headers, boolean decimalComma) {
        for (int c = 0; c < columns.length; c++) {
            columns[c] = headers.indexOf(COLUMNS.get(c));
            if (columns[c] < 0) {
                usable = false;
                problem(1, 0, "", "The file has no column %s.".formatted(COLUMNS.get(c)));
            }
        }
        participantColumn = headers.indexOf("participant");
    }

    @Override
    public void row(int line, List<String> cells) {
        boolean own = participantColumn < 0 || cells.get(participantColumn).equals(id);
        if (!usable || !own) {
            return;
        }
        @Nullable Instant arrival = instant(line, 0, cells);
        @Nullable Instant departure = instant(line, 1, cells);
        double arrivalSoc = soc(line, 2, cells);
        double targetSoc = soc(line, 3, cells);
        if (arrival == null || departure == null) {
            return;
        }
        if (!arrival.isBefore(departure)) {
            problem(line, columns[1] + 1, "departure", "is not after the arrival.");
            return;
        }
        addWithin(arrival, departure, arrivalSoc, targetSoc);
    }

    private void addWithin(
            Instant arrival, Instant departure, double arrivalSoc, double targetSoc) {
        TimeAxis axis = context.axis();
        long step = axis.step().toSeconds();
        int first = 0;
        TimeAxis.Window last = axis.windows().getLast();
        for (TimeAxis.Window window : axis.windows()) {
            long start = window.start().getEpochSecond();
            long from = Math.ceilDiv(arrival.getEpochSecond() - start, step);
            long to = Math.floorDiv(departure.getEpochSecond() - start, step);
            if (from >= 0 && from < window.steps() && to > from) {
                // Only the last window may be left connected; the next one starts anew.
                int end =
                        (int)
                                Math.min(
                                        to,
                                        window.equals(last)
                                                ? Integer.MAX_VALUE / 2
                                                : window.steps());
                sessions.add(new EvSession(first + (int) from, first + end, arrivalSoc, targetSoc));
            }
            first += window.steps();
        }
    }

    private @Nullable Instant instant(int line, int which, List<String> cells) {
        String text = cells.get(columns[which]);
        Timestamp time = Timestamp.parse(text);
        if (time == null) {
            problem(
                    line,
                    columns[which] + 1,
                    COLUMNS.get(which),
                    "is \"%s\" but must be a time such as 2025-07-01T18:00Z.".formatted(text));
            return null;
        }
        ZoneOffset offset = time.offset();
        return offset == null
                ? time.local().atZone(context.axis().zone()).toInstant()
                : time.local().toInstant(offset);
    }

    private double soc(int line, int which, List<String> cells) {
        String text = cells.get(columns[which]);
        double soc = text.matches("[0-9]*\\.?[0-9]+") ? Double.parseDouble(text) : Double.NaN;
        if (!(soc >= 0 && soc <= 1)) {
            context.findings()
                    .problem(
                            new Problem(
                                    file,
                                    line,
                                    columns[which] + 1,
                                    COLUMNS.get(which),
                                    "is \"%s\" but must lie between 0 and 1.".formatted(text),
                                    soc > 1 && soc <= 100 ? "it is in percent." : null));
            return 0;
        }
        return soc;
    }

    private void problem(int line, int column, String path, String message) {
        context.findings().problem(new Problem(file, line, column, path, message, null));
    }
}
