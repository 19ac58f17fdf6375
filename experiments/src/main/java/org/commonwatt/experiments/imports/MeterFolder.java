package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.series.CsvReading;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.commonwatt.experiments.scenario.series.EvenSeries;
import org.jspecify.annotations.Nullable;

/// Looks through somebody's own meter files: one file per home, or one wide file with a column per
/// home. Guesses what each column is and says so.
final class MeterFolder {
    private static final Pattern PV_WORDS =
            Pattern.compile(
                    "(?i)(^|[^a-z])(pv|solar|photovoltaics?|generation|gen|export|feed_?in)([^a-z]|$)");

    private static final Pattern OTHER_WORDS =
            Pattern.compile(
                    "(?i)(^|[^a-z])(price|tariff|soc|temp|temperature|humidity|wind|voltage|current|month|hour|day|year|index|id)([^a-z]|$)");

    private static final Pattern UNIT_WORDS =
            Pattern.compile(
                    "(?i)[^a-z0-9]+(kwh|wh|mwh|kw|w|load|demand|use|consumption|energy|hh|import)(?=$|[^a-z0-9])");

    /// Share of cells that may be unreadable in a column of numbers.
    private static final double READABLE = 0.8;

    private final ZoneId zone;
    private final @Nullable String unit;
    private final ImportReport report;
    private final List<MeterColumn> columns = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    /// @param zone zone of times without offset
    /// @param unit unit of columns whose header has none, or null to guess
    MeterFolder(ZoneId zone, @Nullable String unit, ImportReport report) {
        this.zone = zone;
        this.unit = unit;
        this.report = report;
    }

    /// Reads a file, or every CSV file of a folder.
    List<MeterColumn> read(Path source) throws IOException {
        List<Path> files = Files.isDirectory(source) ? LondonHomes.files(source) : List.of(source);
        for (Path file : files) {
            String name = String.valueOf(file.getFileName());
            try {
                addTable(CsvReading.table(name, Files.newInputStream(file)));
            } catch (CsvRefusal refusal) {
                report.leftOut(name, refusal.problem().sentence());
            }
        }
        return columns;
    }

    private void addTable(CsvTable table) {
        if (table.timeColumn() < 0) {
            report.leftOut(
                    table.file(),
                    "it has no time column; name one 'time', with values such as 2025-07-01T00:00Z");
            return;
        }
        List<Integer> loads = new ArrayList<>();
        List<Integer> suns = new ArrayList<>();
        for (int c = 0; c < table.headers().size(); c++) {
            String header = table.headers().get(c);
            if (c != table.timeColumn()
                    && isNumeric(table, c)
                    && !OTHER_WORDS.matcher(header).find()) {
                (PV_WORDS.matcher(header).find() ? suns : loads).add(c);
            }
        }
        if (loads.isEmpty()) {
            report.leftOut(table.file(), "it has no column of numbers that looks like demand");
            return;
        }
        String stem = table.file().replaceAll("(?i)\\.csv(\\.gz)?$", "");
        for (int c : loads) {
            String id = loads.size() == 1 ? stem : plain(table.headers().get(c));
            String unique = uniqueId(YamlText.id(id));
            MeterUnit found = add(table, c, MeterColumn.Kind.LOAD, unique, unit);
            for (int sun : suns) {
                boolean own = loads.size() == 1 || sameHome(id, table.headers().get(sun));
                if (found != null && own) {
                    // A home's meters count in the same unit.
                    String same = found.guessed() ? found.name() : unit;
                    add(table, sun, MeterColumn.Kind.PV, unique, same);
                }
            }
        }
    }

    private static boolean isNumeric(CsvTable table, int column) {
        int good = 0;
        for (double value : table.numbers(column)) {
            good += Double.isNaN(value) ? 0 : 1;
        }
        return good >= READABLE * (good + table.badCount(column)) && good > 0;
    }

    private static String plain(String header) {
        String plain = UNIT_WORDS.matcher(header).replaceAll("");
        return plain.isBlank() ? header : plain;
    }

    private static boolean sameHome(String id, String header) {
        String pv = PV_WORDS.matcher(plain(header)).replaceAll(" ").strip();
        return pv.replaceAll("[^A-Za-z0-9]", "")
                .equalsIgnoreCase(id.replaceAll("[^A-Za-z0-9]", ""));
    }

    private String uniqueId(String id) {
        String unique = id;
        for (int k = 2; !ids.add(unique.toLowerCase(Locale.ROOT)); k++) {
            unique = id + "_" + k;
        }
        return unique;
    }

    /// The unit of the column that was added, or null where it was left out.
    private @Nullable MeterUnit add(
            CsvTable table, int column, MeterColumn.Kind kind, String id, @Nullable String told) {
        String header = table.headers().get(column);
        try {
            var series = new ZonedSeries(table, column, zone);
            MeterUnit found = MeterUnit.of(header, series.values, told);
            if (found == null) {
                report.leftOut(
                        table.file() + "#" + header,
                        "its numbers are no plausible kWh, Wh or W of a home; name its unit in the header");
                return null;
            }
            columns.add(
                    new MeterColumn(
                            table.file(),
                            header,
                            kind,
                            id,
                            new MeterUnit.Reading(found, series.values),
                            series.zone));
            return found;
        } catch (CsvRefusal refusal) {
            report.leftOut(table.file() + "#" + header, refusal.problem().sentence());
            return null;
        }
    }

    /// A column read in the zone in which its times exist.
    private static final class ZonedSeries {
        private final EvenSeries values;
        private final ZoneId zone;

        ZonedSeries(CsvTable table, int column, ZoneId wanted) throws CsvRefusal {
            EvenSeries read;
            ZoneId used = wanted;
            try {
                read = EvenSeries.of(table, column, wanted);
            } catch (CsvRefusal notInThisZone) {
                // Times that do not exist locally: a logger on universal time.
                read = EvenSeries.of(table, column, ZoneOffset.UTC);
                used = ZoneOffset.UTC;
            }
            values = read;
            zone = used;
        }
    }
}
