package org.commonwatt.experiments.weather;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.series.Numbers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads PVGIS hourly data and typical years, JSON or CSV.
///
/// Times such as `20190101:0810` are UTC and the moment of the value, which stands for the hour
/// around it; the *irradiance time offset* of a typical year is added, rounded to 5 minutes. The
/// plane of panels with slope 0 is the level plane.
final class PvgisReader {
    private static final Pattern TIME =
            Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d):(\\d\\d)(\\d\\d)");
    private static final Pattern SETTING = Pattern.compile("([^:]+):\\s*(-?[0-9.]+).*");
    private static final String CUT_OFF = "the file was cut off.";

    /// What a file says of itself; NaN where it does not.
    private record Settings(
            double latitudeDeg,
            double longitudeDeg,
            double altitudeM,
            double offsetHours,
            double slopeDeg,
            double azimuthDeg,
            double peakKw) {}

    private final String file;
    private final List<String> notes;

    PvgisReader(String file, List<String> notes) {
        this.file = file;
        this.notes = notes;
    }

    WeatherFile read(String text) throws WeatherRefusal {
        return text.stripLeading().startsWith("{") ? json(text) : csv(text.lines().toList());
    }

    private WeatherFile json(String text) throws WeatherRefusal {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            String reason = malformed.getOriginalMessage().lines().findFirst().orElse("");
            throw new WeatherRefusal(
                    file, "The file is no valid JSON: %s.".formatted(reason), CUT_OFF);
        }
        JsonNode inputs = root.path("inputs");
        JsonNode location = inputs.path("location");
        JsonNode fixed = inputs.path("mounting_system").path("fixed");
        String list = root.path("outputs").has("tmy_hourly") ? "tmy_hourly" : "hourly";
        JsonNode hours = root.path("outputs").path(list);
        if (!hours.isArray() || hours.isEmpty()) {
            throw new WeatherRefusal(
                    file,
                    "The file has no list outputs.hourly or outputs.tmy_hourly.",
                    "it is another tool's: choose hourly data or a typical year.");
        }
        var settings =
                new Settings(
                        location.path("latitude").asDouble(Double.NaN),
                        location.path("longitude").asDouble(Double.NaN),
                        location.path("elevation").asDouble(Double.NaN),
                        location.path("irradiance_time_offset").asDouble(0),
                        fixed.path("slope").path("value").asDouble(Double.NaN),
                        fixed.path("azimuth").path("value").asDouble(Double.NaN),
                        inputs.path("pv_module").path("peak_power").asDouble(Double.NaN));
        List<String> headers = new ArrayList<>(hours.get(0).propertyNames());
        var rows = rows(new RowPlaces(file, "outputs." + list), settings, headers);
        for (int k = 0; k < hours.size(); k++) {
            var cells = new ArrayList<String>();
            for (String header : headers) {
                cells.add(hours.get(k).path(header).asString(""));
            }
            rows.add(k, cells);
        }
        return rows.file();
    }

    private WeatherFile csv(List<String> lines) throws WeatherRefusal {
        int head = 0;
        while (head < lines.size()
                && !lines.get(head).toLowerCase(Locale.ROOT).matches("time[^a-z].*,.*")) {
            head++;
        }
        if (head == lines.size()) {
            throw new WeatherRefusal(
                    file, "The file has no header row that starts with time.", CUT_OFF);
        }
        List<String> above = lines.subList(0, head);
        var settings =
                new Settings(
                        setting(above, "latitude", Double.NaN),
                        setting(above, "longitude", Double.NaN),
                        setting(above, "elevation", Double.NaN),
                        setting(above, "irradiance time offset", 0),
                        setting(above, "slope", Double.NaN),
                        setting(above, "azimuth", Double.NaN),
                        setting(above, "nominal power", Double.NaN));
        List<String> headers = List.of(lines.get(head).split(",", -1));
        var rows = rows(RowPlaces.lines(file), settings, headers);
        for (int k = head + 1; k < lines.size() && !lines.get(k).isBlank(); k++) {
            List<String> cells = new ArrayList<>(List.of(lines.get(k).split(",", -1)));
            if (cells.size() != headers.size()) {
                throw new WeatherRefusal(
                        RowPlaces.lines(file)
                                .problem(
                                        k + 1,
                                        "The row has %d cells but the header has %d."
                                                .formatted(cells.size(), headers.size()),
                                        k == lines.size() - 1 ? CUT_OFF : null));
            }
            rows.add(k + 1, cells);
        }
        return rows.file();
    }

    private static double setting(List<String> lines, String name, double fallback) {
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line.replace('\t', ' '));
            if (line.strip().toLowerCase(Locale.ROOT).startsWith(name) && setting.matches()) {
                double value = Numbers.parse(setting.group(2), false);
                return Double.isNaN(value) ? fallback : value;
            }
        }
        return fallback;
    }

    private Hours rows(RowPlaces places, Settings settings, List<String> headers)
            throws WeatherRefusal {
        String fault = WeatherPlace.fault(settings.latitudeDeg(), settings.longitudeDeg(), 0);
        if (!fault.isEmpty()) {
            throw new WeatherRefusal(file, fault, null);
        }
        if (headers.stream().noneMatch(header -> header.startsWith("time"))) {
            throw new WeatherRefusal(file, "The hours have no time.", null);
        }
        return new Hours(places, settings, headers);
    }

    /// The hours of one file on their way to rows.
    private final class Hours {
        private final RowPlaces places;
        private final Settings settings;
        private final List<String> headers;
        private final List<Integer> parts = new ArrayList<>();
        private final WeatherRows rows;
        private final int time;

        Hours(RowPlaces places, Settings settings, List<String> headers) {
            this.places = places;
            this.settings = settings;
            this.headers = headers;
            int found = 0;
            while (!headers.get(found).startsWith("time")) {
                found++;
            }
            time = found;
            var place =
                    new WeatherPlace(
                            "",
                            settings.latitudeDeg(),
                            settings.longitudeDeg(),
                            settings.altitudeM(),
                            ZoneOffset.UTC);
            rows = new WeatherRows(places, place, columns(), 3600);
        }

        /// Where there are only the parts of the light in a plane, their sum is a further column.
        private List<WeatherColumn> columns() {
            var columns = new ArrayList<WeatherColumn>();
            boolean hasSum = headers.contains("G(i)");
            for (int c = 0; c < headers.size(); c++) {
                WeatherColumn column = WeatherColumn.of(headers.get(c), c, null);
                if (column != null && column.quantity() == WeatherQuantity.PV_OUTPUT) {
                    column = perKw(column);
                }
                if (column != null) {
                    columns.add(level(column));
                }
                if (!hasSum && List.of("Gb(i)", "Gd(i)", "Gr(i)").contains(headers.get(c))) {
                    parts.add(c);
                }
            }
            if (!parts.isEmpty()) {
                WeatherColumn sum = WeatherColumn.of("G(i)", headers.size(), null);
                if (sum != null) {
                    columns.add(level(sum));
                }
            }
            return columns;
        }

        private @Nullable WeatherColumn perKw(WeatherColumn column) {
            return settings.peakKw() > 0
                    ? column.withUnit(new WeatherColumn.Unit(1 / settings.peakKw(), 0, false))
                    : null;
        }

        private WeatherColumn level(WeatherColumn column) {
            if (settings.slopeDeg() != 0) {
                return column;
            }
            return switch (column.quantity()) {
                case PLANE -> column.of(WeatherQuantity.GHI);
                case PLANE_DIFFUSE -> column.of(WeatherQuantity.DHI);
                default -> column;
            };
        }

        void add(int row, List<String> cells) throws WeatherRefusal {
            if (!parts.isEmpty()) {
                double sum = 0;
                for (int part : parts) {
                    sum += Numbers.parse(cells.get(part).strip(), false);
                }
                cells.add(Double.isNaN(sum) ? "" : Double.toString(sum));
            }
            rows.add(row, middle(row, cells.get(time).strip()), cells);
        }

        private LocalDateTime middle(int row, String text) throws WeatherRefusal {
            Matcher m = TIME.matcher(text);
            try {
                if (m.matches()) {
                    long shift = 5 * Math.round(settings.offsetHours() * 12);
                    return LocalDateTime.of(
                                    Integer.parseInt(m.group(1)),
                                    Integer.parseInt(m.group(2)),
                                    Integer.parseInt(m.group(3)),
                                    Integer.parseInt(m.group(4)),
                                    Integer.parseInt(m.group(5)))
                            .plusMinutes(shift);
                }
            } catch (DateTimeException noSuchTime) {
                // Told below, as any other text that is no time.
            }
            throw new WeatherRefusal(
                    places.problem(
                            row,
                            time,
                            headers.get(time),
                            "is \"%s\" but must be a time such as 20190131:0810.".formatted(text),
                            null));
        }

        WeatherFile file() throws WeatherRefusal {
            WeatherFile read = rows.file(WeatherFormat.PVGIS, notes);
            // PVGIS counts from the south, west positive.
            double azimuth = settings.azimuthDeg() + 180;
            boolean known = settings.slopeDeg() >= 0 && settings.slopeDeg() <= 90;
            return known && Math.abs(azimuth) <= 360
                    ? read.withPlane(new PanelPlane(settings.slopeDeg(), azimuth))
                    : read;
        }
    }
}
