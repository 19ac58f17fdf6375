package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStreams;

/// The sky and the temperature of a community on the days of its axis; the same for all members.
final class Weather {
    /// Hour of the day at which it is warmest.
    private static final double WARMEST_HOUR = 15;

    /// Days after the solstice by which the seasons' temperature lags.
    private static final double SEASON_LAG_DAYS = 30;

    /// Correlation of a day's temperature anomaly with the day before's.
    private static final double ANOMALY_CORRELATION = 0.75;

    /// What each cloudier sky leaves of the temperature's course over the day.
    private static final double CLOUDED_SWING = 0.65;

    private final Site site;
    private final Map<LocalDate, double[]> clearness = new HashMap<>();
    private final Map<LocalDate, Air> air = new HashMap<>();

    /// A day's temperature: its departure from the season's, in standard deviations, and the share
    /// of a clear day's course that its clouds leave.
    private record Air(double anomaly, double swingShare) {}

    Weather(TimeAxis axis, Site site, RandomStreams streams) {
        this.site = site;
        var clouds = new CloudProcess(site.climate(), streams);
        var temperature = new DatedDraws(streams, "temperature", "");
        for (TimeAxis.Window window : axis.windows()) {
            List<LocalDay> touched = LocalDay.of(window, axis);
            int[] skies = clouds.skies(touched.getFirst().date(), touched.size());
            for (int d = 0; d < skies.length; d++) {
                LocalDay day = touched.get(d);
                double anomaly = temperature.persistent(day.date(), "anomaly", ANOMALY_CORRELATION);
                double swingShare = Math.pow(CLOUDED_SWING, skies[d]);
                clearness.put(day.date(), clouds.clearness(day, skies[d]));
                air.put(day.date(), new Air(anomaly, swingShare));
            }
        }
    }

    Site site() {
        return site;
    }

    /// Clearness relative to a cloudless sky at a second of a day of the axis.
    double clearness(LocalDay day, double second) {
        double[] knots = known(clearness, day);
        double place = (second - day.startSecond()) / (60.0 * CloudProcess.KNOT_MINUTES);
        int k = Math.clamp((int) place, 0, knots.length - 2);
        double part = Math.clamp(place - k, 0, 1);
        return knots[k] + part * (knots[k + 1] - knots[k]);
    }

    /// Temperature outside, °C, at a minute of a day of the axis.
    double temperatureC(LocalDay day, double minute) {
        Air weather = known(air, day);
        Climate climate = site.climate();
        return usualC(site, day.date(), minute)
                + climate.anomalyC() * weather.anomaly()
                - (1 - weather.swingShare()) * dayWave(climate, minute);
    }

    /// Temperature of a clear day without anomaly, °C.
    static double usualC(Site site, LocalDate date, double minute) {
        Climate climate = site.climate();
        double lag = 2 * Math.PI * SEASON_LAG_DAYS / 365.25;
        double season = -Math.cos(LocalDay.seasonAngle(date) - lag);
        double north = site.latitudeDeg() < 0 ? -1 : 1;
        return climate.meanC() + north * climate.seasonC() * season + dayWave(climate, minute);
    }

    private static double dayWave(Climate climate, double minute) {
        return climate.dayC() * Math.cos(2 * Math.PI * (minute / 60 - WARMEST_HOUR) / 24);
    }

    private static <T> T known(Map<LocalDate, T> days, LocalDay day) {
        T value = days.get(day.date());
        if (value == null) {
            throw new IllegalArgumentException("No weather for %s.".formatted(day.date()));
        }
        return value;
    }
}
