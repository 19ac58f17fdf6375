package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.network.SimbenchFolder;
import org.commonwatt.experiments.network.SimbenchGrid;
import org.commonwatt.experiments.network.SimbenchGrid.Unit;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.CsvTable;
import org.jspecify.annotations.Nullable;

/// The profiles of a SimBench folder, per unit of each consumer's and generator's power, at even
/// steps.
final class SimbenchProfiles {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");

    private final CsvTable loads;
    private final @Nullable CsvTable generation;
    private final Instant start;
    private final long stepSeconds;

    private SimbenchProfiles(
            CsvTable loads, @Nullable CsvTable generation, Instant start, long stepSeconds) {
        this.loads = loads;
        this.generation = generation;
        this.start = start;
        this.stepSeconds = stepSeconds;
    }

    /// Reads the profiles and checks that each one that the grid names is there, whole.
    static SimbenchProfiles read(Path source, SimbenchGrid grid)
            throws NetworkRefusal, CsvRefusal, IOException {
        var folder = new SimbenchFolder(source);
        CsvTable loads = folder.numbers("LoadProfile");
        CsvTable generation = grid.generators().isEmpty() ? null : folder.numbers("RESProfile");
        var problems = new ArrayList<Problem>();
        for (Unit load : grid.loads()) {
            check(load, load.profile() + "_pload", loads, problems);
        }
        long[] seconds = seconds(loads, problems);
        if (generation != null) {
            for (Unit generator : grid.generators()) {
                check(generator, generator.profile(), generation, problems);
            }
            if (!Arrays.equals(seconds(generation, problems), seconds) && problems.isEmpty()) {
                String message = "The times are not those of %s.".formatted(loads.file());
                problems.add(Problem.ofFile(generation.file(), message, null));
            }
        }
        if (!problems.isEmpty()) {
            throw new NetworkRefusal(problems);
        }
        return new SimbenchProfiles(
                loads,
                generation,
                Instant.ofEpochSecond(seconds[0]),
                seconds.length < 2 ? 900 : seconds[1] - seconds[0]);
    }

    private static void check(Unit unit, String column, CsvTable table, List<Problem> problems) {
        int at = table.columnOf(column);
        if (at < 0) {
            problems.add(
                    new Problem(
                            unit.spot().file(),
                            unit.spot().line(),
                            0,
                            "",
                            "The profile \"%s\" of %s is no column of %s."
                                    .formatted(column, unit.id(), table.file()),
                            null));
            return;
        }
        double[] values = table.numbers(at);
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                problems.add(
                        new Problem(
                                table.file(),
                                table.line(row),
                                at + 1,
                                "",
                                "The profile %s has no number here.".formatted(column),
                                null));
                return;
            }
        }
    }

    /// Seconds since 1970 of the rows at even distance: German local time with its clock changes,
    /// or else standard time all year. Empty after a problem.
    private static long[] seconds(CsvTable table, List<Problem> problems) {
        var times = new LocalDateTime[table.rows()];
        for (int row = 0; row < times.length; row++) {
            String text = table.timeColumn() < 0 ? "" : table.times().get(row);
            try {
                times[row] = LocalDateTime.parse(text, TIME);
            } catch (DateTimeException wrong) {
                problems.add(
                        at(
                                table,
                                row,
                                "The time is \"%s\" but must look like 31.12.2016 23:45."
                                        .formatted(text)));
                return new long[0];
            }
        }
        long[] local = seconds(times, GERMANY);
        int uneven = firstUneven(local);
        if (uneven < 0) {
            return local;
        }
        long[] standard = seconds(times, ZoneOffset.ofHours(1));
        if (firstUneven(standard) < 0) {
            return standard;
        }
        problems.add(at(table, uneven, "The time does not follow at an even step."));
        return new long[0];
    }

    private static long[] seconds(LocalDateTime[] times, ZoneId zone) {
        long[] seconds = new long[times.length];
        for (int row = 0; row < seconds.length; row++) {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(times[row]);
            if (!offsets.isEmpty()) {
                long first = times[row].toEpochSecond(offsets.getFirst());
                boolean second = row > 0 && first <= seconds[row - 1];
                seconds[row] = second ? times[row].toEpochSecond(offsets.getLast()) : first;
            }
        }
        return seconds;
    }

    /// The first row that does not follow at the step of the first two, which divides an hour; −1
    /// where all do.
    private static int firstUneven(long[] seconds) {
        long step = seconds.length < 2 ? 900 : seconds[1] - seconds[0];
        if (step <= 0 || 3600 % step != 0) {
            return 1;
        }
        for (int row = 1; row < seconds.length; row++) {
            if (seconds[row] - seconds[row - 1] != step) {
                return row;
            }
        }
        return -1;
    }

    private static Problem at(CsvTable table, int row, String message) {
        int column = Math.max(0, table.timeColumn() + 1);
        return new Problem(table.file(), table.line(row), column, "", message, null);
    }

    Instant start() {
        return start;
    }

    long stepSeconds() {
        return stepSeconds;
    }

    int steps() {
        return loads.rows();
    }

    /// Demand of a consumer, kW.
    double[] loadKw(Unit load) {
        return scaled(loads.numbers(loads.columnOf(load.profile() + "_pload")), load.kw());
    }

    /// Generation of a plant, kW.
    double[] generationKw(Unit plant) {
        CsvTable table = Objects.requireNonNull(generation);
        return scaled(table.numbers(table.columnOf(plant.profile())), plant.kw());
    }

    private static double[] scaled(double[] values, double factor) {
        double[] scaled = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            scaled[t] = values[t] * factor;
        }
        return scaled;
    }
}
