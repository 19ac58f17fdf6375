package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;

/// The sky and the air of a community on the days of its axis; the same for all members.
final class Weather {
    private final Site site;
    private final Air air;
    private final CloudProcess process;
    private final Map<LocalDate, Integer> skies = new HashMap<>();
    private final Map<LocalDate, CloudDay> clouds = new HashMap<>();

    Weather(TimeAxis axis, Site site, RandomStreams streams) {
        this.site = site;
        var spells = new Spells(site, streams);
        process = new CloudProcess(site.climate(), spells, streams);
        air = new Air(site, spells, streams);
        double[] fronts = process.fronts();
        for (TimeAxis.Window window : axis.windows()) {
            List<LocalDay> days = bordered(LocalDay.of(window, axis), axis);
            int[] sky = process.skies(days.getFirst().date(), days.size());
            double[] front = new double[sky.length];
            for (int d = 0; d < sky.length; d++) {
                front[d] = fronts[sky[d]];
                skies.put(days.get(d).date(), sky[d]);
            }
            air.learn(days, sky, front);
        }
    }

    /// The days with one more before and behind.
    private static List<LocalDay> bordered(List<LocalDay> days, TimeAxis axis) {
        var all = new ArrayList<LocalDay>();
        all.add(new LocalDay(days.getFirst().date().minusDays(1), axis.zone()));
        all.addAll(days);
        all.add(new LocalDay(days.getLast().date().plusDays(1), axis.zone()));
        return all;
    }

    Site site() {
        return site;
    }

    /// The clouds of a day of the axis.
    CloudDay clouds(LocalDay day) {
        return clouds.computeIfAbsent(day.date(), date -> drawn(day));
    }

    private CloudDay drawn(LocalDay day) {
        double windMs = air.dayWindMs(day);
        return process.clouds(day, skies.getOrDefault(day.date(), 0), windMs);
    }

    /// Temperature outside, °C, at a second of a day of the axis.
    double temperatureC(LocalDay day, double second) {
        return air.temperatureC(day, second);
    }

    /// Wind at 10 m, m/s, at a second of a day of the axis.
    double windMs(LocalDay day, double second) {
        return air.windMs(day, second);
    }
}
