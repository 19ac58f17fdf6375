package org.commonwatt.experiments.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.commonwatt.experiments.weather.MadeWeather;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.operate.scenario.Scenario;
import org.junit.jupiter.api.Test;

/// The key `weather`: what a scenario gets from a file, and what is told of it.
final class WeatherSectionTest {
    private static final String HOME =
            """
            tariff: {import: 0.3}
            participants:
              - {id: sunny, load: {generate: {annualKwh: 3000}}, pv: {kWp: 4}}
              - {id: dark, load: {generate: {annualKwh: 3000}}}
            """;

    private static final String TABLE =
            """
            time,temperature_c,ghi_w_per_m2,dni_w_per_m2,dhi_w_per_m2,wind_m_per_s
            2025-07-01T12:00-07:00,30,%1$s,0,%1$s,0
            2025-07-01T13:00-07:00,30,%1$s,0,%1$s,0
            """;

    private static Written written(String weather, String time) {
        return Written.of("commonwatt: 1\ntime: {%s}\n%s\n%s".formatted(time, weather, HOME));
    }

    private static Written twoHours(String weather) {
        return written(
                "location: {latitude: 40, longitude: -105}\n" + weather,
                "start: 2025-07-01T19:00Z, step: PT30M, steps: 4");
    }

    private static WeatherSeries weather(Scenario scenario) {
        return Objects.requireNonNull(scenario.exogenous().weather());
    }

    private static double pvKwh(Scenario scenario, int participant) {
        double sum = 0;
        for (int t = 0; t < scenario.axis().steps(); t++) {
            sum += scenario.exogenous().pvKwh(t, participant);
        }
        return sum;
    }

    @Test
    void read_table_isTheWeatherOfTheScenario() {
        Scenario scenario =
                twoHours("weather: {series: weather.csv}")
                        .with("weather.csv", TABLE.formatted("200"))
                        .scenario();

        WeatherSeries weather = weather(scenario);
        assertThat(weather.steps()).isEqualTo(4);
        for (int t = 0; t < 4; t++) {
            assertThat(weather.temperatureC(t)).isCloseTo(30, within(1e-9));
        }
        assertThat(weather.ghiWPerM2(0) + weather.ghiWPerM2(1)).isCloseTo(400, within(1e-9));
    }

    @Test
    void read_table_panelsFollowItsLight() {
        double dim = dayYield("100");
        double bright = dayYield("200");

        assertThat(dim).isPositive();
        // Twice the light gives nearly twice the energy: warmer cells lose a little, the inverter
        // gains a little.
        assertThat(bright / dim).isBetween(1.9, 2.1);
        assertThat(dayYield("0")).isZero();
    }

    private static double dayYield(String watts) {
        Scenario scenario =
                twoHours("weather: {series: weather.csv}")
                        .with("weather.csv", TABLE.formatted(watts))
                        .scenario();
        assertThat(pvKwh(scenario, 1)).isZero();
        assertThat(scenario.assumptions())
                .contains(
                        "Photovoltaic generation is computed from the sun and the weather file for sunny.");
        return pvKwh(scenario, 0);
    }

    @Test
    void read_epw_givesPlaceAndWeatherByMonthDayAndHour() {
        Scenario scenario =
                written(
                                "weather: {epw: made.epw}",
                                "start: 2025-07-01T07:00Z, step: PT1H, steps: 24")
                        .with("made.epw", MadeWeather.bytes(MadeWeather.epwYear(2019)))
                        .scenario();

        // 1 July is day 182 of the made file: 18.2 °C and a hundredth per hour.
        assertThat(weather(scenario).temperatureC(12)).isCloseTo(18.32, within(1e-9));
        assertThat(scenario.assumptions())
                .anyMatch(each -> each.startsWith("made.epw: the file is of other years"));
        // A July day with 500 W/m² of beam from sunrise to sunset on 4 kW: 3 to 8 kWh per kW.
        assertThat(pvKwh(scenario, 0)).isBetween(12.0, 32.0);
        for (int t = 0; t < 4; t++) {
            assertThat(scenario.exogenous().pvKwh(t, 0)).as("night, step %d", t).isZero();
        }
    }

    @Test
    void read_placeFarFromTheWeather_isWarnedOf() {
        Written written =
                written(
                                "location: {latitude: -40, longitude: -105}\nweather: {epw: made.epw}",
                                "start: 2025-07-01T07:00Z, step: PT1H, steps: 24")
                        .with("made.epw", MadeWeather.bytes(MadeWeather.epwYear(2019)));

        assertThat(written.warnings())
                .anyMatch(
                        each ->
                                each.contains(
                                        "location is far from the weather of made.epw, which is that of 40.0, -105.0."));
    }

    @Test
    void read_climate_changesTheGeneratedDays() {
        String time = "start: 2025-07-01T00:00Z, step: PT1H, days: 20";
        double dry = pvKwh(written("weather: {generate: {climate: dry}}", time).scenario(), 0);
        double maritime =
                pvKwh(written("weather: {generate: {climate: maritime}}", time).scenario(), 0);

        assertThat(dry).isGreaterThan(maritime);
        assertThat(pvKwh(written("", time).scenario(), 0)).isEqualTo(maritime);
    }

    @Test
    void read_unitBesideTheSeries_countsForIrradiance() {
        String csv = TABLE.formatted("0.2").replace("_w_per_m2", "");
        Scenario scenario =
                twoHours("weather: {series: weather.csv, unit: kW/m2}")
                        .with("weather.csv", csv)
                        .scenario();

        assertThat(weather(scenario).ghiWPerM2(0) + weather(scenario).ghiWPerM2(1))
                .isCloseTo(400, within(1e-9));
    }

    @Test
    void read_zoneBesideTheSeries_countsForTimesWithoutOffset() {
        String csv = TABLE.formatted("200").replace("-07:00", "");
        Scenario scenario =
                twoHours("weather: {series: weather.csv, zone: America/Phoenix}")
                        .with("weather.csv", csv)
                        .scenario();

        assertThat(weather(scenario).temperatureC(0)).isEqualTo(30);
    }

    @Test
    void read_problems_areToldWithTheirPlace() {
        assertThat(twoHours("weather: {}").problems())
                .contains("weather needs one of series, epw and generate.");
        assertThat(twoHours("weather: {series: weather.csv, epw: made.epw}").problems())
                .contains("weather needs one of series, epw and generate.");
        assertThat(twoHours("weather: {generate: {}, zone: UTC}").problems())
                .contains("weather.zone stands without series.");
        assertThat(twoHours("weather: {series: \"weather.csv#ghi\"}").problems())
                .contains("must name a CSV file beside the scenario, such as weather.csv");
        assertThat(twoHours("weather: {epw: absent.epw}").problems())
                .contains("absent.epw: The file does not exist beside the scenario.");
        assertThat(
                        twoHours("weather: {series: weather.csv}")
                                .with("weather.csv", TABLE.formatted("200").replace("2025", "2024"))
                                .problems())
                .contains(
                        "weather.csv: The file covers 2024-07-01T19:00:00Z to 2024-07-01T21:00:00Z");
        assertThat(
                        twoHours("weather: {series: weather.csv}")
                                .with(
                                        "weather.csv",
                                        TABLE.formatted("200").replace("wind_m_per_s", "breeze"))
                                .problems())
                .contains(
                        "weather.csv: The file has no wind speed.\nMaybe a column is missing, or its header lacks the unit, such as wind_m_per_s.");
    }

    @Test
    void read_brokenEpw_isRefusedWithLineAndColumn() {
        List<String> lines = MadeWeather.epwYear(2019);
        lines.set(20, lines.get(20).replaceFirst(",\\d+,0,A7A7", ",25,0,A7A7"));

        assertThat(
                        twoHours("weather: {epw: made.epw}")
                                .with("made.epw", MadeWeather.bytes(lines))
                                .problems())
                .contains("made.epw:21:4: hour is 25 but must lie between 1 and 24.");
    }
}
