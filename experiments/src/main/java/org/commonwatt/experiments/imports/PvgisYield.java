package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Hourly output of photovoltaics from PVGIS (`outputs.hourly[] {time, P}`), brought to other
/// years.
///
/// A PVGIS time such as `20190101:0810` (UTC) stands for its hour. An hour of another year takes
/// the output of the same month, day and hour; 29 February that of the 28th where it is missing.
final class PvgisYield {
    private final Map<Integer, Double> wattsByHour = new HashMap<>();
    private final double peakKw;

    private PvgisYield(double peakKw) {
        this.peakKw = peakKw;
    }

    /// Reads a PVGIS file.
    static PvgisYield read(Path file) throws IOException, ImportRefusal {
        JsonNode root = JsonFile.read(file);
        JsonNode hourly = root.path("outputs").path("hourly");
        double peak = root.path("inputs").path("pv_module").path("peak_power").asDouble(0);
        if (hourly.isEmpty() || !hourly.get(0).has("P") || peak <= 0) {
            throw new ImportRefusal(
                    file.toString(),
                    "The file has no hourly photovoltaic output.",
                    "PV power was not ticked when it was made.");
        }
        var yield = new PvgisYield(peak);
        for (JsonNode hour : hourly) {
            String time = hour.path("time").asString("");
            double watts = hour.path("P").asDouble(-1);
            if (!time.matches("\\d{8}:\\d{4}") || watts < 0) {
                throw new ImportRefusal(
                        file.toString(),
                        "The hour '%s' has the output %s."
                                .formatted(time, hour.path("P").asString("")),
                        null);
            }
            int key =
                    Integer.parseInt(time.substring(4, 8)) * 100
                            + Integer.parseInt(time.substring(9, 11));
            yield.wattsByHour.put(key, watts);
        }
        return yield;
    }

    /// Watts per kW peak in each hour from `start`, or NaN where the file has none.
    double[] wattsPerKwp(Instant start, int hours) {
        double[] watts = new double[hours];
        for (int h = 0; h < hours; h++) {
            LocalDateTime at =
                    LocalDateTime.ofInstant(start.plusSeconds(3600L * h), ZoneOffset.UTC);
            int day = at.getMonthValue() * 100 + at.getDayOfMonth();
            Double found = wattsByHour.get(day * 100 + at.getHour());
            if (found == null && day == 229) {
                found = wattsByHour.get(22_800 + at.getHour());
            }
            watts[h] = found == null ? Double.NaN : found / peakKw;
        }
        return watts;
    }
}
