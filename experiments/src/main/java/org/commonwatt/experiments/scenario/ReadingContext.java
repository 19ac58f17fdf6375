package org.commonwatt.experiments.scenario;

import java.time.ZoneId;
import java.util.Set;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.Series;
import org.commonwatt.experiments.scenario.series.SeriesStore;
import org.commonwatt.experiments.scenario.series.SeriesUnit.Quantity;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.scenario.days.GeneratedSeries;
import org.commonwatt.operate.scenario.days.Site;
import org.jspecify.annotations.Nullable;

/// What all sections of one file share.
///
/// @param axis the clock
/// @param store series beside the file
/// @param readsFiles false where the clock is unknown, so that no file can be held against it
/// @param generated days drawn from the scenario's seed
/// @param site where the community is
/// @param weather its weather on the clock's steps where a file tells it, else null
/// @param streams root of the scenario's own draws
/// @param findings where problems go
/// @param notes what was generated for whom
record ReadingContext(
        TimeAxis axis,
        SeriesStore store,
        boolean readsFiles,
        GeneratedSeries generated,
        Site site,
        @Nullable WeatherSeries weather,
        RandomStreams streams,
        Findings findings,
        GenerationNotes notes) {

    /// The file's weather, or the generated one.
    WeatherSeries weatherOrGenerated() {
        return weather == null ? generated.weather() : weather;
    }

    /// Where a panel looks that faces the sun at noon, 180 = south.
    double towardsEquatorDeg() {
        return site.latitudeDeg() < 0 ? 0 : 180;
    }

    /// Reads the series that `at` names with its keys `series`, `unit`, `zone`; null after a
    /// problem.
    @Nullable Series series(Section at, Set<Quantity> quantities) {
        return series(at, at.at("series"), quantities);
    }

    /// Reads the series that `name` names, with `unit` and `zone` of `at`.
    @Nullable Series series(Section at, Section name, Set<Quantity> quantities) {
        String reference = name.text("");
        if (!readsFiles || !reference.matches("[^#]+\\.csv(\\.gz)?#.+")) {
            return null;
        }
        ZoneId zone = TimeSection.zone(at.at("zone"), axis.zone());
        String unit = at.has("unit") ? at.text("unit", "") : null;
        return store.read(new SeriesStore.Request(reference, unit, zone, quantities));
    }

    /// A number, `{flat}` or a series as one number per step; the fallback where absent or wrong.
    double[] numbers(Section at, Quantity quantity, double fallback) {
        double[] values = new double[axis.steps()];
        if (at.has("series")) {
            Series series = series(at, Set.of(quantity));
            return series == null ? values : series.values();
        }
        java.util.Arrays.fill(values, at.number(at.number("flat", fallback)));
        return values;
    }
}
