package org.commonwatt.operate.policy;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.forecast.ForecastError;
import org.commonwatt.operate.forecast.ForecastErrors;
import org.commonwatt.operate.forecast.Forecaster;
import org.commonwatt.operate.forecast.Forecasters;
import org.commonwatt.operate.scenario.ForecastSettings;
import org.commonwatt.operate.scenario.Scenario;

/// The forecasts that a scenario's policies get, and how good they are.
///
/// Series, in order: demand of every member, generation of every member, the community's demand,
/// the community's generation; kWh per step.
public final class ScenarioForecasts {
    private static final String COMMUNITY_DEMAND = "community demand";
    private static final String COMMUNITY_GENERATION = "community generation";

    static final double ZERO_CELSIUS_K = 273.15;
    private static final double LOAD_ERROR_PER_KELVIN_ERROR = 40;

    private ScenarioForecasts() {}

    /// A fresh forecaster of all series.
    ///
    /// @param horizon largest number of steps ahead
    static Forecaster forecaster(Scenario scenario, int horizon) {
        var names = new ArrayList<String>();
        scenario.community().participants().forEach(p -> names.add(p.id() + " demand"));
        scenario.community().participants().forEach(p -> names.add(p.id() + " generation"));
        names.add(COMMUNITY_DEMAND);
        names.add(COMMUNITY_GENERATION);
        return Forecasters.of(
                scenario.settings().forecasts(),
                scenario.axis(),
                horizon,
                (t, series) -> truth(scenario.exogenous(), t, series),
                streams(scenario),
                names);
    }

    /// A fresh forecaster of what planners need: demand without heat pumps and jobs of every
    /// member, generation of every member, hot water of every member, irradiance in W/m².
    ///
    /// @param horizon largest number of steps ahead
    static Forecaster planningForecaster(Scenario scenario, int horizon) {
        var names = new ArrayList<String>();
        for (String what : List.of("demand", "generation", "hot water")) {
            scenario.community().participants().forEach(p -> names.add(p.id() + " " + what));
        }
        names.add("irradiance");
        return Forecasters.of(
                scenario.settings().forecasts(),
                scenario.axis(),
                horizon,
                (t, series) -> planningTruth(scenario.exogenous(), t, series),
                streams(scenario),
                names);
    }

    /// A fresh forecaster of the air temperature in kelvin. An error of 20 % becomes one of 1.4 K,
    /// about that of a weather service a day ahead.
    static Forecaster temperatureForecaster(Scenario scenario, int horizon) {
        ForecastSettings settings = scenario.settings().forecasts();
        return Forecasters.of(
                new ForecastSettings(
                        settings.model(), settings.relativeError() / LOAD_ERROR_PER_KELVIN_ERROR),
                scenario.axis(),
                horizon,
                (t, _) -> ZERO_CELSIUS_K + outdoorC(scenario.exogenous(), t),
                streams(scenario),
                List.of("temperature"));
    }

    private static double outdoorC(Exogenous paths, int t) {
        WeatherSeries weather = paths.weather();
        return weather == null ? 0 : weather.temperatureC(t);
    }

    private static double planningTruth(Exogenous paths, int t, int series) {
        int n = paths.participants();
        if (series < n) {
            return paths.demandKwh(t, series);
        }
        if (series < 2 * n) {
            return paths.availableKwh(t, series - n);
        }
        if (series < 3 * n) {
            return paths.hotWaterKwh(t, series - 2 * n);
        }
        WeatherSeries weather = paths.weather();
        return weather == null ? 0 : weather.ghiWPerM2(t);
    }

    private static RandomStreams streams(Scenario scenario) {
        return RandomStreams.of(scenario.seed()).split("forecast");
    }

    private static double truth(Exogenous paths, int t, int series) {
        int n = paths.participants();
        if (series < n) {
            return paths.demandKwh(t, series);
        }
        if (series < 2 * n) {
            return paths.availableKwh(t, series - n);
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += series == 2 * n ? paths.demandKwh(t, i) : paths.availableKwh(t, i);
        }
        return sum;
    }

    /// Errors of the forecast of the community's demand by lead time, up to a day; the first
    /// quarter of the run, at most two weeks, is for learning and not judged.
    public static List<ForecastError> demandErrors(Scenario scenario) {
        int steps = scenario.axis().steps();
        int day = (int) Math.round(24 / scenario.axis().stepHours());
        int series = 2 * scenario.community().size();
        double[] demand = new double[steps];
        for (int t = 0; t < steps; t++) {
            demand[t] = truth(scenario.exogenous(), t, series);
        }
        Forecaster forecaster =
                Forecasters.of(
                        scenario.settings().forecasts(),
                        scenario.axis(),
                        day,
                        (t, _) -> demand[t],
                        streams(scenario),
                        List.of(COMMUNITY_DEMAND));
        return ForecastErrors.of(
                forecaster, (t, _) -> demand[t], steps, Math.min(14 * day, steps / 4));
    }
}
