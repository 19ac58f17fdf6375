package org.commonwatt.experiments.weather;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.jspecify.annotations.Nullable;

/// Brings a weather file to the steps of a scenario.
///
/// By date where the file covers the scenario, else by month, day and hour where it covers a year.
/// Longer steps are means of rows. In shorter steps temperature and wind run straight between the
/// middles of the rows, and the light of a row keeps its mean and takes the shape of a cloudless
/// sky.
///
/// See `docs/FORMULATION.md#weather-files`.
public final class WeatherAlignment {
    /// Light within a row is followed in parts of at most this length.
    private static final long PART_SECONDS = 300;

    private final WeatherFile file;
    private final WeatherClock clock;
    private final TimeAxis axis;
    private final SunHeight sun;
    private final List<String> notes = new ArrayList<>();
    private boolean byDate;

    private WeatherAlignment(WeatherFile file, TimeAxis axis, SunHeight sun) {
        this.file = file;
        this.clock = file.clock();
        this.axis = axis;
        this.sun = sun;
    }

    /// The weather of every step of an axis.
    ///
    /// @param elsewhere where the sun is looked at where the file does not tell its place
    public static AlignedWeather of(WeatherFile file, TimeAxis axis, Place elsewhere) {
        Place place = file.place().isKnown() ? file.place().point() : elsewhere;
        return new WeatherAlignment(file, axis, new SunHeight(place)).align();
    }

    private AlignedWeather align() {
        List<WeatherQuantity> lacking = file.missing();
        if (!LightSplit.isEnough(file) || !WeatherQuantity.LIGHT.containsAll(lacking)) {
            return refused(
                    "The file has no %s."
                            .formatted(
                                    lacking.stream()
                                            .map(WeatherQuantity::words)
                                            .collect(Collectors.joining(", no "))),
                    file.has(WeatherQuantity.PLANE)
                            ? "its light is that of panels that follow the sun: ask for slope 0 with the components of radiation, or for a typical year."
                            : "a column is missing, or its header lacks the unit, such as %s."
                                    .formatted(lacking.getFirst().header()));
        }
        Instant first = axis.instant(0);
        Instant end = axis.instant(axis.steps() - 1).plus(axis.step());
        byDate =
                !clock.isTypical()
                        && !first.isBefore(clock.start().minusSeconds(clock.rowSeconds()))
                        && !end.isAfter(clock.end().plusSeconds(clock.rowSeconds()));
        if (!byDate && !clock.isWholeYear()) {
            return refused(
                    "The file covers %s to %s, neither the scenario's %s to %s nor a whole year."
                            .formatted(clock.start(), clock.end(), first, end),
                    null);
        }
        noteTime(first, end);
        LightSplit light = LightSplit.of(file, sun, notes);
        double[][] spread = light(light);
        return new AlignedWeather.Aligned(
                new WeatherSeries(
                        course(WeatherQuantity.TEMPERATURE),
                        spread[0],
                        spread[1],
                        spread[2],
                        course(WeatherQuantity.WIND)),
                notes);
    }

    private AlignedWeather refused(String message, @Nullable String maybe) {
        return new AlignedWeather.Refused(Problem.ofFile(file.name(), message, maybe));
    }

    private void noteTime(Instant first, Instant end) {
        if (!byDate) {
            notes.add(
                    "%s: %s; each hour takes the weather of the same month, day and hour."
                            .formatted(
                                    file.name(),
                                    clock.isTypical()
                                            ? "the file is a typical year"
                                            : "the file is of other years than the scenario"));
        } else if (first.isBefore(clock.start()) || end.isAfter(clock.end())) {
            notes.add(
                    "%s: its first and last rows hold for the scenario's first and last minutes, which it does not cover."
                            .formatted(file.name()));
        }
    }

    /// The row in which a second lies.
    private int row(long second) {
        if (!byDate) {
            return clock.rowByCalendar(second);
        }
        int row = clock.rowByDate(second);
        return row >= 0 ? row : second < clock.second(0) ? 0 : clock.rows() - 1;
    }

    /// The longest part into which steps and rows fall whole.
    private int partSeconds() {
        long part = gcd(gcd(PART_SECONDS, axis.step().toSeconds()), clock.rowSeconds());
        for (TimeAxis.Window window : axis.windows()) {
            part = gcd(part, since(window));
        }
        return (int) part;
    }

    /// Seconds from the start of a row to the start of a window.
    private long since(TimeAxis.Window window) {
        long start = window.start().getEpochSecond();
        return start - clock.rowStart(start);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private double[][] light(LightSplit light) {
        int part = partSeconds();
        int step = (int) axis.step().toSeconds();
        var within = new LightWithinRow(sun, clock.rowSeconds(), part);
        double[][] means = new double[3][axis.steps()];
        long loaded = Long.MIN_VALUE;
        for (int t = 0; t < axis.steps(); t++) {
            long start = axis.instant(t).getEpochSecond();
            for (long second = start; second < start + step; second += part) {
                long rowStart = clock.rowStart(second);
                if (rowStart != loaded) {
                    int row = row(rowStart);
                    within.load(rowStart, light.ghi(row), light.dni(row), light.dhi(row));
                    loaded = rowStart;
                }
                int k = (int) (second - rowStart) / part;
                means[0][t] += within.ghi(k) * part / step;
                means[1][t] += within.dni(k) * part / step;
                means[2][t] += within.dhi(k) * part / step;
            }
        }
        return means;
    }

    /// Temperature or wind of each step.
    private double[] course(WeatherQuantity quantity) {
        double[] rows = file.values(quantity);
        long step = axis.step().toSeconds();
        boolean whole =
                step % clock.rowSeconds() == 0
                        && axis.windows().stream().allMatch(window -> since(window) == 0);
        long part = whole ? clock.rowSeconds() : partSeconds();
        double[] values = new double[axis.steps()];
        for (int t = 0; t < values.length; t++) {
            long start = axis.instant(t).getEpochSecond();
            double[] parts = new double[(int) (step / part)];
            for (int k = 0; k < parts.length; k++) {
                long second = start + k * part;
                parts[k] = whole ? rows[row(second)] : between(rows, second + part / 2.0);
            }
            values[t] = Arrays.stream(parts).average().orElse(0);
        }
        return values;
    }

    /// The straight line between the middles of the rows around a second.
    private double between(double[] rows, double second) {
        long rowStart = clock.rowStart((long) second);
        double place = (second - rowStart) / clock.rowSeconds() - 0.5;
        double here = rows[row(rowStart)];
        int side = place < 0 ? -1 : 1;
        double there = rows[row(rowStart + (long) side * clock.rowSeconds())];
        return here + Math.abs(place) * (there - here);
    }
}
