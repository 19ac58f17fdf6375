package org.commonwatt.experiments.scenario.series;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.TimeAxis;
import org.jspecify.annotations.Nullable;

/// Reads the series that a scenario names, each file once, and notes whatever is wrong with them.
public final class SeriesStore {
    /// A series that a scenario asks for.
    ///
    /// @param reference `file.csv#column`
    /// @param unit unit of the column where its header has none, or null
    /// @param zone zone of times without offset
    /// @param quantities what the column may measure
    public record Request(
            String reference, @Nullable String unit, ZoneId zone, Set<Quantity> quantities) {}

    private record Clocked(String file, ZoneId zone) {}

    private static final int MAX_TEXT_BYTES = 4_000_000;

    private final SeriesFiles files;
    private final TimeAxis axis;
    private final Findings findings;
    private final Map<String, CsvTable> tables = new HashMap<>();
    private final Map<Clocked, SeriesTimes> times = new HashMap<>();

    /// @param files where files come from
    /// @param axis the clock to bring series to
    /// @param findings where problems and filled gaps are noted
    public SeriesStore(SeriesFiles files, TimeAxis axis, Findings findings) {
        this.files = files;
        this.axis = axis;
        this.findings = findings;
    }

    /// The series, or null after a problem.
    public @Nullable Series read(Request request) {
        int hash = request.reference().indexOf('#');
        String file = request.reference().substring(0, hash);
        String header = request.reference().substring(hash + 1);
        try {
            CsvTable table = table(file);
            int column = column(table, header);
            SeriesUnit unit = ColumnChecks.unit(table, column, request);
            double[] numbers = ColumnChecks.numbers(table, column, unit, findings);
            double[] values = onAxis(table, column, unit, numbers, request.zone());
            for (int t = 0; t < values.length; t++) {
                values[t] *= unit.factor();
            }
            return new Series(values, unit.quantity());
        } catch (CsvRefusal refusal) {
            findings.problem(refusal.problem());
            return null;
        }
    }

    /// The whole table of a file, read once.
    ///
    /// @throws CsvRefusal if it does not exist or is no readable CSV file
    public CsvTable table(String file) throws CsvRefusal {
        CsvTable known = tables.get(file);
        if (known != null) {
            return known;
        }
        var table = new CsvTable[1];
        open(file, stream -> table[0] = CsvReading.table(file, stream));
        tables.put(file, table[0]);
        return table[0];
    }

    /// Reads a file row by row, without keeping it.
    ///
    /// @throws CsvRefusal if it does not exist or is no readable CSV file
    public void rows(String file, CsvReading.Rows rows) throws CsvRefusal {
        open(file, stream -> CsvReading.read(file, stream, rows));
    }

    /// A whole file of any kind.
    ///
    /// @throws CsvRefusal if it does not exist, may not be read, or is larger than `limit` bytes
    public byte[] bytes(String file, int limit) throws CsvRefusal {
        var bytes = new byte[1][];
        open(file, stream -> bytes[0] = stream.readNBytes(limit + 1));
        if (bytes[0].length > limit) {
            throw new CsvRefusal(
                    file, 0, 0, "The file has more than %d bytes.".formatted(limit), null);
        }
        return bytes[0];
    }

    /// Text of a small file that is no table, such as a tariff.
    ///
    /// @throws CsvRefusal if it does not exist, is too long or is no UTF-8 text
    public String text(String file) throws CsvRefusal {
        byte[] bytes = bytes(file, MAX_TEXT_BYTES);
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw new CsvRefusal(
                    file, 0, 0, "The file is no UTF-8 text.", "it was saved in another encoding.");
        }
    }

    private interface Use {
        void of(InputStream stream) throws CsvRefusal, IOException;
    }

    private void open(String file, Use use) throws CsvRefusal {
        try (InputStream stream = files.open(file)) {
            use.of(stream);
        } catch (NoSuchFileException missing) {
            throw new CsvRefusal(file, 0, 0, "The file does not exist beside the scenario.", null);
        } catch (AccessDeniedException outside) {
            throw new CsvRefusal(
                    file,
                    0,
                    0,
                    "The file lies outside the scenario's folder or may not be read.",
                    "copy it beside the scenario file.");
        } catch (IOException failure) {
            throw new CsvRefusal(
                    file,
                    0,
                    0,
                    "The file cannot be read: %s.".formatted(failure.getMessage()),
                    null);
        }
    }

    private static int column(CsvTable table, String header) throws CsvRefusal {
        int column = table.columnOf(header);
        if (column < 0) {
            String known =
                    String.join(
                            ", ", table.headers().subList(0, Math.min(8, table.headers().size())));
            throw new CsvRefusal(
                    table.file(),
                    1,
                    0,
                    "The file has no column %s; it has %s%s."
                            .formatted(header, known, table.headers().size() > 8 ? ", …" : ""),
                    null);
        }
        return column;
    }

    private double[] onAxis(
            CsvTable table, int column, SeriesUnit unit, double[] numbers, ZoneId zone)
            throws CsvRefusal {
        if (table.timeColumn() < 0) {
            return byRow(table, column, numbers);
        }
        SeriesTimes clock = clock(table, zone);
        SeriesGrid grid = SeriesGrid.of(table, clock, numbers);
        var resampler = new Resampler(axis, grid, unit.isAmount());
        String mismatch = resampler.mismatch();
        if (!mismatch.isEmpty()) {
            throw columnProblem(table, column, mismatch);
        }
        double[] values = resampler.resample();
        if (resampler.missingSteps() > 0) {
            throw columnProblem(table, column, missing(clock, resampler));
        }
        noteFilled(table, column, resampler.filledSteps());
        return values;
    }

    private double[] byRow(CsvTable table, int column, double[] numbers) throws CsvRefusal {
        if (numbers.length != axis.steps()) {
            throw columnProblem(
                    table,
                    column,
                    "has %d rows but the scenario has %d steps; without a time column row k is step k."
                            .formatted(numbers.length, axis.steps()));
        }
        SeriesGrid grid = SeriesGrid.ofRows(axis.step().toSeconds(), numbers);
        double[] values = new double[numbers.length];
        for (int t = 0; t < values.length; t++) {
            values[t] = grid.value(t);
            if (Double.isNaN(values[t])) {
                throw columnProblem(
                        table,
                        column,
                        "is empty in line %d; gaps of more than 2 hours are not filled."
                                .formatted(table.line(t)));
            }
        }
        noteFilled(table, column, grid.filledSlots());
        return values;
    }

    private SeriesTimes clock(CsvTable table, ZoneId zone) throws CsvRefusal {
        var key = new Clocked(table.file(), zone);
        SeriesTimes known = times.get(key);
        if (known == null) {
            known = SeriesTimes.of(table, zone);
            times.put(key, known);
        }
        return known;
    }

    private String missing(SeriesTimes clock, Resampler resampler) {
        Instant first = axis.instant(0);
        Instant end = axis.instant(axis.steps() - 1).plus(axis.step());
        if (clock.first().isAfter(first) || clock.end().isBefore(end)) {
            return "covers %s to %s, but the scenario runs from %s to %s."
                    .formatted(clock.first(), clock.end(), first, end);
        }
        return "has no value in %d steps, the first at %s; gaps of more than 2 hours are not filled."
                .formatted(resampler.missingSteps(), axis.instant(resampler.firstMissingStep()));
    }

    private void noteFilled(CsvTable table, int column, int filled) {
        if (filled > 0) {
            findings.assumption(
                    ("%s#%s: %d of %d steps were filled in (gaps up to 1 h by a straight line, up to"
                                    + " 2 h from the day before).")
                            .formatted(
                                    table.file(),
                                    table.headers().get(column),
                                    filled,
                                    axis.steps()));
        }
    }

    private static CsvRefusal columnProblem(CsvTable table, int column, String message) {
        return new CsvRefusal(
                new Problem(
                        table.file(), 1, column + 1, table.headers().get(column), message, null));
    }
}
