package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.series.GapRule;
import org.jspecify.annotations.Nullable;

/// Somebody's own meter files: to a scenario folder of its own ([#run]), or to a scenario file
/// beside them ([#init]).
///
/// Nothing is asked: what the files do not say is guessed, and every guess stands as a comment in
/// the scenario and in the report.
public final class MeterImport {
    /// Choices of the user.
    ///
    /// @param zone zone of days, and of times without offset
    /// @param unit unit of columns whose header has none, or null to guess
    /// @param currency ISO code of prices
    /// @param replace whether an older scenario may be replaced
    public record Options(ZoneId zone, @Nullable String unit, String currency, boolean replace) {}

    private final Path source;
    private final Options options;
    private final ImportReport report;
    private final boolean inPlace;

    private MeterImport(Path source, Options options, boolean inPlace) {
        this.source = source;
        this.options = options;
        this.inPlace = inPlace;
        report = new ImportReport("csv", source.toString());
    }

    /// Imports a CSV file or a folder of them to a scenario folder; gaps up to a day are filled and
    /// listed, running totals become energies.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(source, () -> new MeterImport(source, options, false).write(target));
    }

    /// Writes a commented `scenario.yaml` into a folder of meter files, which stay as they are.
    public static ImportResult init(Path folder, Options options) {
        return Guard.run(folder, () -> new MeterImport(folder, options, true).writeBeside());
    }

    private Imported write(Path target) throws ImportRefusal, IOException {
        CommonDays days = days(GapRule.IMPORT_HOURS);
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            long step = step(days.kept());
            writeSeries(days, step, folder.path().resolve("loads.csv"));
            String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
            return new Imported(folder.finish(text().yaml(name, days, step), report), report);
        }
    }

    private Imported writeBeside() throws ImportRefusal, IOException {
        if (!Files.isDirectory(source)) {
            throw new NoSuchFileException(source.toString());
        }
        Path file = source.resolve(ScenarioReader.FILE_NAME);
        if (Files.exists(file) && !options.replace()) {
            throw new ImportRefusal(
                    file.toString(), "The scenario exists already.", "--force should replace it.");
        }
        CommonDays days = days(GapRule.SHORT_HOURS);
        for (MeterColumn column : days.kept()) {
            report.home(
                    new ImportReport.Home(
                            column.homeId(),
                            column.reference(),
                            0,
                            flags(column, column.energyKwh(), column.stepSeconds())));
        }
        String name = String.valueOf(source.toAbsolutePath().normalize().getFileName());
        Path draft = Files.createTempFile(source, ".scenario-", ".yaml");
        try {
            Files.writeString(draft, text().yaml(name, days, step(days.kept())));
            if (ScenarioReader.read(draft) instanceof ScenarioReading.Rejected rejected) {
                throw new ImportRefusal(rejected.problems());
            }
            moveTo(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
        return new Imported(file, report);
    }

    private MeterText text() {
        return new MeterText(source, options, report, inPlace);
    }

    private static void moveTo(Path draft, Path file) throws IOException {
        try {
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private CommonDays days(int longestGapHours) throws ImportRefusal, IOException {
        if (!Files.exists(source)) {
            throw new NoSuchFileException(source.toString());
        }
        var usable = new ArrayList<MeterColumn>();
        for (MeterColumn column :
                new MeterFolder(options.zone(), options.unit(), report).read(source)) {
            String reason = unusable(column);
            if (reason == null) {
                usable.add(column);
            } else {
                report.leftOut(column.reference(), reason);
            }
        }
        CommonDays days = CommonDays.of(withOneGrid(usable), options.zone(), longestGapHours);
        if (days == null) {
            throw new ImportRefusal(
                    source.toString(),
                    "No meter column with a whole day of values was found.%s".formatted(reasons()),
                    null);
        }
        for (MeterColumn column : usable) {
            if (!days.kept().contains(column)) {
                report.leftOut(
                        column.reference(),
                        "it does not cover the days that most meters have in common");
            }
        }
        return withLoads(days);
    }

    /// Leaves out photovoltaics whose home is left out.
    private CommonDays withLoads(CommonDays days) throws ImportRefusal {
        var kept = new ArrayList<MeterColumn>();
        for (MeterColumn column : days.kept()) {
            boolean home =
                    days.kept().stream()
                            .anyMatch(
                                    other ->
                                            other.kind() == MeterColumn.Kind.LOAD
                                                    && other.homeId().equals(column.homeId()));
            if (home) {
                kept.add(column);
            } else {
                report.leftOut(column.reference(), "its home is left out");
            }
        }
        if (kept.isEmpty()) {
            throw new ImportRefusal(source.toString(), "No home has a whole day of demand.", null);
        }
        return new CommonDays(days.first(), days.days(), kept);
    }

    private String reasons() {
        var text = new StringBuilder();
        report.leftOut().stream()
                .limit(5)
                .forEach(
                        each ->
                                text.append("\n  ")
                                        .append(each.source())
                                        .append(": ")
                                        .append(each.reason()));
        return text.toString();
    }

    private @Nullable String unusable(MeterColumn column) {
        if (column.stepSeconds() > 3600
                || column.stepSeconds() < 60
                || 3600 % column.stepSeconds() != 0) {
            return "its step of %s does not divide an hour"
                    .formatted(Duration.ofSeconds(column.stepSeconds()));
        }
        if (inPlace && column.unit().register()) {
            return "it is a running total; 'commonwatt import csv' takes the differences";
        }
        return null;
    }

    /// The columns whose steps are whole parts of the coarsest one.
    private List<MeterColumn> withOneGrid(List<MeterColumn> columns) {
        long step = step(columns);
        var kept = new ArrayList<MeterColumn>();
        for (MeterColumn column : columns) {
            if (step % column.stepSeconds() == 0) {
                kept.add(column);
            } else {
                report.leftOut(column.reference(), "its step is no whole part of the others'");
            }
        }
        return kept;
    }

    private static long step(List<MeterColumn> columns) {
        return columns.stream().mapToLong(MeterColumn::stepSeconds).max().orElse(3600);
    }

    private void writeSeries(CommonDays days, long step, Path file) throws IOException {
        Instant start = days.first().atStartOfDay(options.zone()).toInstant();
        Instant end = days.first().plusDays(days.days()).atStartOfDay(options.zone()).toInstant();
        int steps = (int) (Duration.between(start, end).toSeconds() / step);
        var writer = new SeriesWriter(start, step);
        for (MeterColumn column : days.kept()) {
            double[] energy = column.energyKwh();
            boolean[] filled = GapRule.fill(energy, column.stepSeconds(), GapRule.IMPORT_HOURS);
            int parts = (int) (step / column.stepSeconds());
            int from =
                    (int)
                            ((start.getEpochSecond() - column.start().getEpochSecond())
                                    / column.stepSeconds());
            double[] values = new double[steps];
            int count = 0;
            for (int t = 0; t < steps; t++) {
                boolean any = false;
                for (int k = from + t * parts; k < from + (t + 1) * parts; k++) {
                    values[t] += energy[k];
                    any |= filled[k];
                }
                count += any ? 1 : 0;
            }
            writer.add(MeterText.header(column), values);
            report.home(
                    new ImportReport.Home(
                            column.homeId(),
                            column.reference(),
                            count,
                            flags(column, values, step)));
        }
        writer.write(file);
    }

    /// What looks odd in a column; a generation that is 0 at night does not.
    private static List<String> flags(MeterColumn column, double[] energyKwh, long stepSeconds) {
        return column.kind() == MeterColumn.Kind.LOAD
                ? Quality.ofDemand(energyKwh, stepSeconds / 3600.0)
                : List.of();
    }
}
