package org.commonwatt.operate.scenario.shift;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// The paths of a scenario on their way to being others: copies of its series that families change
/// in place.
final class Paths {
    private final Scenario scenario;
    private final int steps;
    private final int n;
    private final double[] demandKwh;
    private final double[] pvKwh;
    private final double[] windKwh;
    private final double[] temperatureC;

    Paths(Scenario scenario) {
        this.scenario = scenario;
        Exogenous paths = scenario.exogenous();
        steps = paths.steps();
        n = paths.participants();
        demandKwh = new double[steps * n];
        pvKwh = new double[steps * n];
        windKwh = new double[steps * n];
        WeatherSeries weather = paths.weather();
        temperatureC = new double[weather == null ? 0 : steps];
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < n; i++) {
                demandKwh[t * n + i] = paths.demandKwh(t, i);
                pvKwh[t * n + i] = paths.pvKwh(t, i);
                windKwh[t * n + i] = paths.windKwh(t, i);
            }
            if (weather != null) {
                temperatureC[t] = weather.temperatureC(t);
            }
        }
    }

    /// Refuses severities and spans that are none.
    static void require(ShiftFamily family, Scenario scenario, Span span, double severity) {
        if (!(severity >= 0 && severity <= family.most())) {
            throw new IllegalArgumentException(
                    "The severity of %s must lie in 0 to %s %s: %s"
                            .formatted(family.name(), family.most(), family.unit(), severity));
        }
        if (span.toStep() > scenario.axis().steps()) {
            throw new IllegalArgumentException(
                    "The span (%d to %d) must lie in the %d steps of %s."
                            .formatted(
                                    span.fromStep(),
                                    span.toStep(),
                                    scenario.axis().steps(),
                                    scenario.name()));
        }
    }

    void scaleDemand(Span span, double factor) {
        for (int t = span.fromStep(); t < span.toStep(); t++) {
            scaleDemand(t, factor);
        }
    }

    void scaleDemand(int t, double factor) {
        scale(demandKwh, t, factor);
    }

    /// Sun and wind.
    void scaleGeneration(Span span, double factor) {
        for (int t = span.fromStep(); t < span.toStep(); t++) {
            scaleSun(t, factor);
            scale(windKwh, t, factor);
        }
    }

    void scaleSun(int t, double factor) {
        scale(pvKwh, t, factor);
    }

    private void scale(double[] values, int t, double factor) {
        for (int k = t * n; k < (t + 1) * n; k++) {
            values[k] *= factor;
        }
    }

    /// Warmer air, where there is weather.
    void warm(Span span, double kelvin) {
        for (int t = span.fromStep(); t < Math.min(span.toStep(), temperatureC.length); t++) {
            temperatureC[t] += kelvin;
        }
    }

    /// The scenario with these paths.
    Scenario scenario() {
        Exogenous old = scenario.exogenous();
        double[] carbon = new double[steps];
        double[] marginal = new double[steps];
        double[] hotWater = new double[steps * n];
        for (int t = 0; t < steps; t++) {
            carbon[t] = old.carbonKgPerKwh(t);
            marginal[t] = old.marginalCarbonKgPerKwh(t);
            old.copyHotWaterRow(t, hotWater, t * n);
        }
        Exogenous paths =
                new Exogenous(steps, n, demandKwh, pvKwh, carbon)
                        .withMarginalCarbon(marginal)
                        .withWind(windKwh)
                        .withHotWater(hotWater);
        WeatherSeries weather = weather(old.weather());
        return scenario.withExogenous(weather == null ? paths : paths.withWeather(weather));
    }

    private @Nullable WeatherSeries weather(@Nullable WeatherSeries old) {
        if (old == null) {
            return null;
        }
        double[] ghi = new double[steps];
        double[] dni = new double[steps];
        double[] dhi = new double[steps];
        double[] wind = new double[steps];
        Arrays.setAll(ghi, old::ghiWPerM2);
        Arrays.setAll(dni, old::dniWPerM2);
        Arrays.setAll(dhi, old::dhiWPerM2);
        Arrays.setAll(wind, old::windMs);
        return new WeatherSeries(temperatureC, ghi, dni, dhi, wind);
    }

    /// The scenario with other import prices in some steps; members with one tariff keep having
    /// one.
    static Scenario repriced(Scenario scenario, int from, int to, DoubleUnaryOperator price) {
        var changed = new IdentityHashMap<Tariff, Tariff>();
        List<Tariff> tariffs =
                scenario.tariffs().stream()
                        .map(
                                tariff ->
                                        changed.computeIfAbsent(
                                                tariff, old -> repriced(old, from, to, price)))
                        .toList();
        return scenario.withTariffs(tariffs);
    }

    private static Tariff repriced(Tariff tariff, int from, int to, DoubleUnaryOperator price) {
        double[] prices = new double[tariff.steps()];
        Arrays.setAll(prices, tariff::importPricePerKwh);
        for (int t = from; t < to; t++) {
            prices[t] = price.applyAsDouble(prices[t]);
        }
        return tariff.withImportPrices(prices);
    }

    /// Steps that so many hours take, at least one.
    static int steps(TimeAxis axis, double hours) {
        return (int) Math.max(1, Math.round(hours / axis.stepHours()));
    }
}
