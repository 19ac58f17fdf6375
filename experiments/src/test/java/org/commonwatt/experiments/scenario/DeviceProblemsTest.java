package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user reads when heat pumps, appliances, turbines and generators are described wrongly.
final class DeviceProblemsTest {
    private static Written of(String keys) {
        return Written.of(
                """
                commonwatt: 1
                time: {start: 2025-07-01T00:00Z, step: PT30M, steps: 4}
                tariff: {import: 0.3}
                participants:
                  - id: a
                    load: {generate: {}}
                    %s
                """
                        .formatted(keys));
    }

    /// Columns: keys of the participant, line and column, message with " / " for a new line.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "heatPump: {powerKw: 3, cop: -3}|7:33|heatPump.cop is -3 but must be at least 1.",
                "heatPump: {powerKw: 3, cop: 0}|7:33|heatPump.cop is 0 but must be at least 1.",
                "heatPump: {powerKw: 3, room: {setpointC: 68}}"
                        + "|7:46|heatPump.room.setpointC is 68 but must be at most 35. / "
                        + "Maybe it is in °F or K.",
                "heatPump: {powerKw: 3, room: {bandK: -1}}"
                        + "|7:42|heatPump.room.bandK is -1 but must not be negative.",
                "heatPump: {powerKw: 3, room: {timeConstantHours:"
                        + " 1.0e-310}}|7:54|heatPump.room.timeConstantHours is 1.0E-310 but must be at"
                        + " least 0.1.",
                "heatPump: {powerKw: 3, tank: {litres: 0.2}}"
                        + "|7:43|heatPump.tank.litres is 0.2 but must be at least 5. / "
                        + "Maybe it is in m³.",
                "heatPump: {powerKw: 3, tank: {minC: 55, targetC: 50}}"
                        + "|7:54|heatPump.tank.targetC is 50.0 but must not be below minC (55.0).",
                "heatPump: {powerKw: 3, tank: {targetC: 70}}"
                        + "|7:44|heatPump.tank.targetC is 70.0 but must not be above maxC (60.0).",
                "heatPump: {powerKw: 3, tank: {minC: 9}}"
                        + "|7:41|heatPump.tank.minC is 9.0 but must not be below coldC (10.0).",
                "genset: {ratedKw: 5, minLoad: 30}|7:35|genset.minLoad is 30 but must be at most 1."
                        + " / Maybe it is in percent.",
                "flexible: [{from: \"18:00\", latestStart: \"08:00\"}]|7:45|flexible[0].latestStart"
                        + " lets the job start from 18:00 until 08:00, which is earlier. / Maybe the"
                        + " job goes past midnight: let it start until 24:00 at the latest.",
                "flexible: [{appliance: dishwasher, from: \"23:30\"}]|7:46|flexible[0].from lets"
                        + " the job start from 23:30 until 22:00, which is earlier. / Maybe the job"
                        + " goes past midnight: let it start until 24:00 at the latest.",
                "flexible: [{from: \"24:00\", latestStart: \"24:00\"}]|7:45|flexible[0].latestStart"
                        + " leaves no time to start: 24:00 is the end of the day.",
                "flexible: [{from: \"25:00\"}]|7:23|flexible[0].from is \"25:00\" but must be a"
                        + " time of day such as \"16:00\".",
            })
    void wrongDevice_isNamedWithRuleValueAndPlace(String keys, String place, String message) {
        assertThat(of(keys).problems())
                .isEqualTo(
                        "scenario.yaml:%s: participants[0].%s"
                                .formatted(place, message.replace(" / ", "\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flexible: [{energyKwh: 1050, minutes: 60}]|is in Wh",
                "flexible: [{energyKwh: 2, minutes: 1}]|is in Wh",
                "flexible: [{appliance: dishwasher, minutes: 0.5}]|is in hours",
                "wind: {ratedKw: 20000}|it is in W",
                "heatPump: {powerKw: 3, flowAtColdC: 30, flowAtMildC: 55}|swapped",
                "heatPump: {powerKw: 3, groundC: 8}|has no effect",
                "powerFactor: 0.9|has no effect",
            })
    void oddDevice_isWarnedOf(String keys, String hint) {
        assertThat(of(keys).warnings()).singleElement().asString().contains(hint);
    }

    @Test
    void usualDevices_areNotWarnedOf() {
        assertThat(
                        of("flexible: [{appliance: dishwasher}, {energyKwh: 11, minutes: 60}]")
                                .warnings())
                .isEmpty();
        assertThat(of("wind: {ratedKw: 3000, hubHeightM: 120}").warnings()).isEmpty();
        assertThat(of("heatPump: {powerKw: 3, source: ground, groundC: 8}").warnings()).isEmpty();
    }
}
