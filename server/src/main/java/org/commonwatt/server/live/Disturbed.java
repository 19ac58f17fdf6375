package org.commonwatt.server.live;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Community;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.WeatherSeries;
import org.commonwatt.market.Tariff;
import org.commonwatt.operate.scenario.Scenario;

/// A scenario in which events happen. Nobody is warned of them; everything before the first event
/// stays as it was, bit for bit.
final class Disturbed {
    private Disturbed() {}

    static Scenario of(Scenario base, List<LiveEvent> events) {
        if (events.isEmpty()) {
            return base;
        }
        return new Scenario(
                base.name(),
                base.currency(),
                base.seed(),
                base.axis(),
                community(base.community(), events),
                exogenous(base.exogenous(), events),
                base.tariffs().stream().map(tariff -> tariff(tariff, events)).toList(),
                base.mechanism(),
                base.settings(),
                base.assumptions(),
                base.feeder(),
                base.market(),
                base.billing());
    }

    private static double factor(List<LiveEvent> events, LiveEvent.Kind kind, int step) {
        double factor = 1;
        for (LiveEvent event : events) {
            if (event.kind() == kind && event.covers(step)) {
                factor *= event.factor();
            }
        }
        return factor;
    }

    /// Outages may not overlap: those that touch become one.
    private static Community community(Community base, List<LiveEvent> events) {
        int steps =
                Math.max(
                        events.stream().mapToInt(LiveEvent::toStep).max().orElse(0),
                        base.outages().stream().mapToInt(Outage::endStep).max().orElse(0));
        boolean[] out = new boolean[steps + 1];
        for (Outage outage : base.outages()) {
            java.util.Arrays.fill(out, outage.startStep(), outage.endStep(), true);
        }
        for (LiveEvent event : events) {
            if (event.kind() == LiveEvent.Kind.OUTAGE) {
                java.util.Arrays.fill(out, event.fromStep(), event.toStep(), true);
            }
        }
        List<Outage> outages = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            if (out[t]) {
                int start = t;
                while (out[t]) {
                    t++;
                }
                outages.add(new Outage(start, t, warned(base, start)));
            }
        }
        return new Community(base.participants(), base.connection(), base.islanding(), outages);
    }

    private static int warned(Community base, int start) {
        return base.outages().stream()
                .filter(outage -> outage.startStep() == start)
                .mapToInt(Outage::warnedStep)
                .findFirst()
                .orElse(start);
    }

    private static Exogenous exogenous(Exogenous base, List<LiveEvent> events) {
        int steps = base.steps();
        int n = base.participants();
        double[] demand = new double[steps * n];
        double[] pv = new double[steps * n];
        double[] wind = new double[steps * n];
        double[] water = new double[steps * n];
        double[] carbon = new double[steps];
        double[] marginal = new double[steps];
        for (int t = 0; t < steps; t++) {
            double light = factor(events, LiveEvent.Kind.CLOUD, t);
            carbon[t] = base.carbonKgPerKwh(t);
            marginal[t] = base.marginalCarbonKgPerKwh(t);
            for (int i = 0; i < n; i++) {
                demand[t * n + i] = base.demandKwh(t, i);
                pv[t * n + i] = base.pvKwh(t, i) * light;
                wind[t * n + i] = base.windKwh(t, i);
                water[t * n + i] = base.hotWaterKwh(t, i);
            }
        }
        Exogenous changed =
                new Exogenous(steps, n, demand, pv, carbon)
                        .withWind(wind)
                        .withHotWater(water)
                        .withMarginalCarbon(marginal);
        WeatherSeries weather = base.weather();
        return weather == null ? changed : changed.withWeather(weather);
    }

    private static Tariff tariff(Tariff base, List<LiveEvent> events) {
        double[] imports = new double[base.steps()];
        double[] feedIn = new double[base.steps()];
        for (int t = 0; t < imports.length; t++) {
            imports[t] = base.importPricePerKwh(t) * factor(events, LiveEvent.Kind.PRICE_SPIKE, t);
            feedIn[t] = base.feedInPricePerKwh(t);
        }
        // What is bought ahead has its price before the spike.
        return base.withPrices(imports, feedIn);
    }
}
