package org.commonwatt.experiments.weather;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.jspecify.annotations.Nullable;

/// A weather file as read: means per row in house units, short gaps filled, the file's own clock.
///
/// A quantity that the file lacks is absent, never zero. Immutable.
public final class WeatherFile {
    /// Which gaps are filled, and how.
    public static final String GAP_RULE = WeatherGaps.RULE;

    /// What is told beside the numbers.
    ///
    /// @param filled values filled in, by quantity
    /// @param notes what was filled in or assumed, sentences
    /// @param warnings what looks odd
    record Remarks(
            Map<WeatherQuantity, Integer> filled, List<String> notes, List<Problem> warnings) {
        Remarks {
            filled = Map.copyOf(filled);
            notes = List.copyOf(notes);
            warnings = List.copyOf(warnings);
        }
    }

    private final String name;
    private final WeatherFormat format;
    private final WeatherPlace place;
    private final WeatherClock clock;
    private final Map<WeatherQuantity, double[]> columns;
    private final Remarks remarks;
    private final @Nullable PanelPlane plane;

    WeatherFile(
            String name,
            WeatherFormat format,
            WeatherPlace place,
            WeatherClock clock,
            Map<WeatherQuantity, double[]> columns,
            Remarks remarks) {
        this.name = name;
        this.format = format;
        this.place = place;
        this.clock = clock;
        this.columns = new EnumMap<>(columns);
        this.remarks = remarks;
        plane = null;
    }

    private WeatherFile(WeatherFile base, PanelPlane plane) {
        name = base.name;
        format = base.format;
        place = base.place;
        clock = base.clock;
        columns = base.columns;
        remarks = base.remarks;
        this.plane = plane;
    }

    /// The same with the plane of its panels.
    WeatherFile withPlane(PanelPlane other) {
        return new WeatherFile(this, other);
    }

    /// The fixed plane of [WeatherQuantity#PLANE], or null where the file tells none.
    @Nullable PanelPlane plane() {
        return plane;
    }

    /// File name as the user knows it.
    public String name() {
        return name;
    }

    /// Its layout.
    public WeatherFormat format() {
        return format;
    }

    /// Where it was made.
    public WeatherPlace place() {
        return place;
    }

    /// Its time axis.
    public WeatherClock clock() {
        return clock;
    }

    /// Whether it has a quantity.
    public boolean has(WeatherQuantity quantity) {
        return columns.containsKey(quantity);
    }

    /// The quantities of a [org.commonwatt.grid.WeatherSeries] that it lacks.
    public List<WeatherQuantity> missing() {
        return WeatherQuantity.OF_SERIES.stream().filter(each -> !has(each)).toList();
    }

    /// Means per row of a quantity, a copy.
    ///
    /// @throws IllegalArgumentException if the file lacks it
    public double[] values(WeatherQuantity quantity) {
        double[] values = columns.get(quantity);
        if (values == null) {
            throw new IllegalArgumentException(
                    "The file %s has no %s.".formatted(name, quantity.words()));
        }
        return values.clone();
    }

    /// How many values of a quantity were filled in.
    public int filled(WeatherQuantity quantity) {
        return remarks.filled().getOrDefault(quantity, 0);
    }

    /// What was filled in or assumed, as sentences.
    public List<String> notes() {
        return remarks.notes();
    }

    /// What looks odd but can be used.
    public List<Problem> warnings() {
        return remarks.warnings();
    }
}
