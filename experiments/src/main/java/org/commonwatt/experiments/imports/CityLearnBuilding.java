package org.commonwatt.experiments.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a CityLearn schema says of one building.
///
/// @param name its name there
/// @param id its id here
/// @param loadFile file with demand and generation
/// @param priceFile file with prices, or an empty text
/// @param carbonFile file with carbon intensity, or an empty text
/// @param pvKw nameplate of its photovoltaics, 0 for none
/// @param storage attributes of its battery, or null
record CityLearnBuilding(
        String name,
        String id,
        String loadFile,
        String priceFile,
        String carbonFile,
        double pvKw,
        @Nullable JsonNode storage) {

    /// Reads one entry of `buildings`.
    static CityLearnBuilding of(Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        JsonNode storage = node.path("electrical_storage").path("attributes");
        return new CityLearnBuilding(
                entry.getKey(),
                YamlText.id(entry.getKey()),
                node.path("energy_simulation").asString(""),
                node.path("pricing").asString(""),
                node.path("carbon_intensity").asString(""),
                Math.max(0, node.path("pv").path("attributes").path("nominal_power").asDouble(0)),
                storage.path("capacity").asDouble(0) > 0 ? storage : null);
    }

    /// The battery as a scenario describes it.
    ///
    /// CityLearn's `efficiency` is that of a round trip: it applies its square root each way.
    ///
    /// @param curves the building's entry of a parameter file, or a missing node
    String batteryYaml(JsonNode curves) {
        if (storage == null) {
            return "";
        }
        double capacity = curves.path("capacity").asDouble(storage.path("capacity").asDouble());
        double power =
                curves.path("nominal_power")
                        .asDouble(storage.path("nominal_power").asDouble(capacity / 2));
        double efficiency =
                curves.path("efficiency").asDouble(storage.path("efficiency").asDouble(0.9));
        var text = new StringBuilder("    battery:\n");
        line(text, "capacityKwh", capacity);
        line(text, "powerKw", power);
        line(text, "efficiency", efficiency);
        double loss =
                curves.path("loss_coefficient")
                        .asDouble(storage.path("loss_coefficient").asDouble(0));
        if (loss > 0) {
            line(text, "standingLossPerHour", loss);
        }
        double soc = curves.path("initial_soc").asDouble(0);
        if (soc > 0) {
            line(text, "initialSoc", soc);
        }
        double depth = curves.path("depth_of_discharge").asDouble(1);
        if (depth < 1) {
            line(text, "minSoc", 1 - depth);
        }
        return text.append(curvesYaml(curves)).toString();
    }

    private static String curvesYaml(JsonNode curves) {
        JsonNode power = curves.path("capacity_power_curve");
        JsonNode efficiency = curves.path("power_efficiency_curve");
        if (power.size() != 2 || efficiency.size() != 2) {
            return "";
        }
        return "      curves:\n        capacityPower: %s\n        powerEfficiency: %s\n        capacityLossCoefficient: %s\n"
                .formatted(
                        curve(power),
                        curve(efficiency),
                        YamlText.number(curves.path("capacity_loss_coefficient").asDouble(0)));
    }

    private static String curve(JsonNode pair) {
        return "[%s, %s]".formatted(list(pair.get(0)), list(pair.get(1)));
    }

    private static String list(JsonNode numbers) {
        double[] values = new double[numbers.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = numbers.get(k).asDouble();
        }
        return YamlText.numbers(values);
    }

    private static void line(StringBuilder text, String key, double value) {
        text.append("      ").append(key).append(": ").append(YamlText.number(value)).append('\n');
    }
}
