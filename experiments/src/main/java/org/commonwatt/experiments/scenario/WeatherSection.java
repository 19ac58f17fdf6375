package org.commonwatt.experiments.scenario;

import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.SeriesStore;
import org.commonwatt.experiments.weather.AlignedWeather;
import org.commonwatt.experiments.weather.WeatherAlignment;
import org.commonwatt.experiments.weather.WeatherFile;
import org.commonwatt.experiments.weather.WeatherPlace;
import org.commonwatt.experiments.weather.WeatherReader;
import org.commonwatt.experiments.weather.WeatherReading;
import org.commonwatt.grid.Place;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.operate.scenario.days.Climate;
import org.commonwatt.operate.scenario.days.Site;
import org.jspecify.annotations.Nullable;

/// `weather` and `location`: where the community is, and its weather where a file tells it.
final class WeatherSection {
    private static final double LONDON_LATITUDE = 51.5;
    private static final double LONDON_LONGITUDE = -0.13;

    /// The sun of generated days needs to rise and set.
    private static final double LAST_LATITUDE = 66;

    /// Weather of a place farther away than this is another place's, degrees.
    private static final double NEAR_DEG = 1;

    private final Section location;
    private final Section weather;
    private final TimeAxis axis;
    private @Nullable WeatherFile file;
    private @Nullable WeatherSeries series;

    private WeatherSection(Section root, TimeAxis axis) {
        location = root.at("location");
        weather = root.at("weather");
        this.axis = axis;
    }

    /// Reads both sections.
    ///
    /// @param store files beside the scenario, or null where none is to be opened
    static WeatherSection read(Section root, TimeAxis axis, @Nullable SeriesStore store) {
        var section = new WeatherSection(root, axis);
        section.checkKeys();
        if (store != null) {
            section.open(store);
        }
        return section;
    }

    /// The weather of the file on the scenario's steps; null where the days are generated.
    @Nullable WeatherSeries series() {
        return series;
    }

    /// Where the community is: `location`, or else the place of the weather file.
    Site site() {
        double latitude = LONDON_LATITUDE;
        double longitude = LONDON_LONGITUDE;
        WeatherFile read = file;
        if (read != null && read.place().isKnown()) {
            latitude = read.place().latitudeDeg();
            longitude = read.place().longitudeDeg();
        }
        Site site =
                Site.of(
                        Math.clamp(
                                location.number("latitude", latitude),
                                -LAST_LATITUDE,
                                LAST_LATITUDE),
                        Math.clamp(location.number("longitude", longitude), -180, 180));
        return switch (weather.at("generate").text("climate", "")) {
            case "dry" -> new Site(site.latitudeDeg(), site.longitudeDeg(), Climate.DRY);
            case "maritime" -> new Site(site.latitudeDeg(), site.longitudeDeg(), Climate.MARITIME);
            default -> site;
        };
    }

    private void checkKeys() {
        List<String> sources =
                List.of("series", "epw", "generate").stream().filter(weather::has).toList();
        if (weather.isObject() && sources.size() != 1) {
            weather.problem("needs one of series, epw and generate.");
        }
        for (String key : List.of("unit", "zone")) {
            if (weather.has(key) && !weather.has("series")) {
                weather.at(key).problem("stands without series.");
            }
        }
    }

    private void open(SeriesStore store) {
        WeatherReading reading = reading(store);
        if (reading instanceof WeatherReading.Refused refused) {
            refused.problems().forEach(weather.findings()::problem);
        } else if (reading instanceof WeatherReading.Loaded loaded) {
            file = loaded.file();
            use(loaded.file());
        }
    }

    /// The file that the section names; null where it names none.
    private @Nullable WeatherReading reading(SeriesStore store) {
        String table = weather.text("series", "");
        String other = weather.text("epw", "");
        try {
            if (table.toLowerCase(Locale.ROOT).matches(".+\\.csv(\\.gz)?")) {
                String unit = weather.has("unit") ? weather.text("unit", "") : null;
                return WeatherReader.table(
                        store.table(table),
                        TimeSection.zone(weather.at("zone"), axis.zone()),
                        unit);
            }
            return other.isEmpty()
                    ? null
                    : WeatherReader.read(other, store.bytes(other, WeatherReader.MAX_BYTES), null);
        } catch (CsvRefusal refusal) {
            return new WeatherReading.Refused(List.of(refusal.problem()));
        }
    }

    private void use(WeatherFile read) {
        read.warnings().forEach(weather.findings()::warning);
        read.notes().forEach(weather.findings()::assumption);
        checkPlace(read.place(), read.name());
        Site site = site();
        var place = new Place(site.latitudeDeg(), site.longitudeDeg(), 0);
        switch (WeatherAlignment.of(read, axis, place)) {
            case AlignedWeather.Aligned aligned -> {
                series = aligned.series();
                aligned.notes().forEach(weather.findings()::assumption);
            }
            case AlignedWeather.Refused refused -> weather.findings().problem(refused.problem());
        }
    }

    private void checkPlace(WeatherPlace place, String name) {
        if (!place.isKnown()) {
            return;
        }
        if (!location.isPresent() && Math.abs(place.latitudeDeg()) > LAST_LATITUDE) {
            weather.findings()
                    .problem(
                            Problem.ofFile(
                                    name,
                                    "The latitude is %s but must lie between -66 and 66."
                                            .formatted(place.latitudeDeg()),
                                    null));
        }
        double away =
                Math.hypot(
                        location.number("latitude", place.latitudeDeg()) - place.latitudeDeg(),
                        location.number("longitude", place.longitudeDeg()) - place.longitudeDeg());
        if (away > NEAR_DEG) {
            location.warning(
                    "is far from the weather of %s, which is that of %s, %s."
                            .formatted(name, place.latitudeDeg(), place.longitudeDeg()),
                    "latitude and longitude are swapped, or a sign is wrong.");
        }
    }
}
