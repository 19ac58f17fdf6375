package org.commonwatt.experiments.weather;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonwatt.experiments.scenario.series.Numbers;
import org.jspecify.annotations.Nullable;

/// A column of a weather file: what it measures and how its numbers become house units.
///
/// Headers are read by name and unit: `GHI (W/m^2)`, `Dry-bulb (C)`, `G(h)`, `ghi_w_per_m2`,
/// `temperature_f`.
///
/// @param quantity what it measures
/// @param index which cell of a row, counted from 0
/// @param header what the file calls it
/// @param unit how its numbers are scaled
/// @param missingFrom numbers from here on stand for a missing value
record WeatherColumn(
        WeatherQuantity quantity, int index, String header, Unit unit, double missingFrom) {
    /// Numbers times `factor` plus `shift` are house units; amounts are per row, not per hour.
    record Unit(double factor, double shift, boolean isAmount) {
        static final Unit HOUSE = new Unit(1, 0, false);
        static final Unit WATT_HOURS = new Unit(1, 0, true);
    }

    /// Numbers up to here stand for a missing value in every format.
    private static final double MISSING_UP_TO = -999;

    /// Sensors read a little below nothing at night.
    private static final double DARK = -10;

    private static final Map<String, WeatherQuantity> NAMES = new LinkedHashMap<>();
    private static final Map<String, Unit> IRRADIANCES =
            Map.of(
                    "w_per_m2", Unit.HOUSE,
                    "w_m2", Unit.HOUSE,
                    "wm2", Unit.HOUSE,
                    "kw_per_m2", new Unit(1000, 0, false),
                    "wh_per_m2", Unit.WATT_HOURS,
                    "kwh_per_m2", new Unit(1000, 0, true));
    private static final Map<String, Unit> TEMPERATURES =
            Map.of(
                    "c",
                    Unit.HOUSE,
                    "degc",
                    Unit.HOUSE,
                    "celsius",
                    Unit.HOUSE,
                    "f",
                    new Unit(5 / 9.0, -160 / 9.0, false),
                    "degf",
                    new Unit(5 / 9.0, -160 / 9.0, false),
                    "k",
                    new Unit(1, -273.15, false));
    private static final Map<String, Unit> SPEEDS =
            Map.of(
                    "m_per_s", Unit.HOUSE,
                    "ms", Unit.HOUSE,
                    "km_per_h", new Unit(1 / 3.6, 0, false),
                    "kmh", new Unit(1 / 3.6, 0, false),
                    "kn", new Unit(1852 / 3600.0, 0, false),
                    "mph", new Unit(0.44704, 0, false));

    /// Names that PVGIS writes without a unit.
    private static final List<String> WITHOUT_UNIT =
            List.of("t2m", "g_h", "gb_n", "gd_h", "ws10m", "g_i", "gb_i", "gd_i", "p");

    static {
        names(
                WeatherQuantity.TEMPERATURE,
                "dry_bulb_temperature",
                "temperature_2m",
                "air_temperature",
                "temperature",
                "temp_air",
                "dry_bulb",
                "drybulb",
                "temp",
                "t2m");
        names(WeatherQuantity.GHI, "global_horizontal_irradiance", "ghi", "g_h");
        names(WeatherQuantity.DNI, "direct_normal_irradiance", "dni", "gb_n");
        names(WeatherQuantity.DHI, "diffuse_horizontal_irradiance", "dhi", "gd_h");
        names(WeatherQuantity.WIND, "wind_speed_10m", "wind_speed", "wspd", "wind", "ws10m");
        names(WeatherQuantity.PLANE, "g_i");
        names(WeatherQuantity.PLANE_BEAM, "gb_i");
        names(WeatherQuantity.PLANE_DIFFUSE, "gd_i");
        names(WeatherQuantity.PV_OUTPUT, "p");
    }

    private static void names(WeatherQuantity quantity, String... names) {
        for (String name : names) {
            NAMES.put(name, quantity);
        }
    }

    /// A column of EPW, whose file has no headers.
    static WeatherColumn fixed(
            WeatherQuantity quantity, int index, String header, double missingFrom) {
        Unit unit = quantity.isIrradiance() ? Unit.WATT_HOURS : Unit.HOUSE;
        return new WeatherColumn(quantity, index, header, unit, missingFrom);
    }

    /// The column of a header, or null where it is no weather or has an unknown unit.
    ///
    /// @param told unit of irradiances whose header has none, or null
    static @Nullable WeatherColumn of(String header, int index, @Nullable String told) {
        String plain = plain(header);
        for (Map.Entry<String, WeatherQuantity> entry : NAMES.entrySet()) {
            String name = entry.getKey();
            WeatherQuantity quantity = entry.getValue();
            Unit unit = null;
            if (plain.startsWith(name + "_")) {
                unit = unit(quantity, plain.substring(name.length() + 1));
            } else if (plain.equals(name) && WITHOUT_UNIT.contains(name)) {
                unit = Unit.HOUSE;
            } else if (plain.equals(name) && told != null && quantity.isIrradiance()) {
                unit = unit(quantity, plain(told));
            }
            if (unit != null) {
                return new WeatherColumn(quantity, index, header, unit, Double.POSITIVE_INFINITY);
            }
        }
        return null;
    }

    /// The same numbers in another unit.
    WeatherColumn withUnit(Unit other) {
        return new WeatherColumn(quantity, index, header, other, missingFrom);
    }

    /// The same numbers, taken for another quantity.
    WeatherColumn of(WeatherQuantity other) {
        return new WeatherColumn(other, index, header, unit, missingFrom);
    }

    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT)
                .replace("²", "2")
                .replace("°", "deg")
                .replace("^", "")
                .replace("/", "_per_")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
    }

    private static @Nullable Unit unit(WeatherQuantity quantity, String text) {
        return switch (quantity) {
            case TEMPERATURE -> TEMPERATURES.get(text);
            case WIND -> SPEEDS.get(text);
            default -> IRRADIANCES.get(text);
        };
    }

    /// The columns of a header row that are weather; of two of one kind the first counts.
    static List<WeatherColumn> all(List<String> headers, @Nullable String told) {
        Map<WeatherQuantity, WeatherColumn> found = new LinkedHashMap<>();
        for (int c = 0; c < headers.size(); c++) {
            WeatherColumn column = of(headers.get(c), c, told);
            if (column != null) {
                found.putIfAbsent(column.quantity, column);
            }
        }
        return List.copyOf(found.values());
    }

    /// The value of a cell in house units: NaN where it is missing, infinite where it is no number.
    double value(String cell, int rowSeconds) {
        String text = cell.strip();
        if (text.isEmpty() || text.equalsIgnoreCase("nan") || text.equals("-")) {
            return Double.NaN;
        }
        double number = Numbers.parse(text, false);
        return Double.isNaN(number) ? Double.POSITIVE_INFINITY : value(number, rowSeconds);
    }

    /// A number of the file in house units; NaN where it stands for a missing value.
    double value(double number, int rowSeconds) {
        if (Double.isNaN(number) || number >= missingFrom || number <= MISSING_UP_TO) {
            return Double.NaN;
        }
        double value = number * unit.factor() + unit.shift();
        value *= unit.isAmount() ? 3600.0 / rowSeconds : 1;
        return quantity.isIrradiance() && value < 0 && value > DARK ? 0 : value;
    }
}
