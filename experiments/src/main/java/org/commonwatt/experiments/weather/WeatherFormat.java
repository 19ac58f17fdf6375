package org.commonwatt.experiments.weather;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Layouts of weather files.
public enum WeatherFormat {
    /// EnergyPlus weather: eight header lines, then 35 columns without header, hours 1 to 24.
    EPW,
    /// Typical meteorological year of the NREL: station line, header row, hours 01:00 to 24:00.
    TMY3,
    /// PVGIS hourly or typical-year data as JSON or CSV, times in UTC.
    PVGIS,
    /// A table with a time column and units in its headers.
    CSV;

    private static final int LOOKED_AT = 4096;

    /// The layout of a text, or null where it is none of them.
    static @Nullable WeatherFormat of(String text) {
        String start =
                text.substring(0, Math.min(text.length(), LOOKED_AT)).toLowerCase(Locale.ROOT);
        String plain = start.stripLeading();
        if (plain.startsWith("{") || plain.startsWith("latitude (decimal degrees)")) {
            return PVGIS;
        }
        if (plain.startsWith("location,")) {
            return EPW;
        }
        if (start.contains("date (mm/dd/yyyy)")) {
            return TMY3;
        }
        String firstLine = plain.lines().findFirst().orElse("");
        return firstLine.contains("time") && firstLine.matches(".*[,;\t].*") ? CSV : null;
    }
}
