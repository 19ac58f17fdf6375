package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.numeric.RandomStreams;

/// Temperature and wind of a community's days: what belongs to a date holds at its noon and moves
/// evenly to the next; within the day come the sun's course and a ripple of some hours.
///
/// Wind is a Gaussian process put through (nearly) the quantiles of a Weibull law, stronger under
/// fronts, that is on cloudy days. See `docs/FORMULATION.md#generated-weather`.
final class Air {
    /// Hours of the day at which it is warmest and windiest.
    private static final double WARMEST_HOUR = 15;

    private static final double WINDIEST_HOUR = 13.5;

    /// Days after the solstice by which the seasons' temperature lags.
    private static final double SEASON_LAG_DAYS = 30;

    /// Correlation of a day's temperature anomaly and wind with the day before's.
    private static final double ANOMALY_CORRELATION = 0.75;

    private static final double WIND_CORRELATION = 0.55;

    /// What each cloudier sky leaves of the temperature's course over the day.
    private static final double CLOUDED_SWING = 0.7;

    /// How much more the temperature moves over a summer's day than over one of spring.
    private static final double SUMMER_SWING = 0.25;

    /// Standard deviation of the ripple of temperature, K, and the memories of both, hours.
    private static final double RIPPLE_C = 0.8;

    private static final double TEMPERATURE_MEMORY_HOURS = 4;
    private static final double WIND_MEMORY_HOURS = 9;

    /// Shares of the variance of the wind's Gaussian that is the day's, and of that the sky's.
    private static final double DAY_SHARE = 0.5;

    private static final double FRONT_SHARE = 0.15;

    /// How much the seasons and the hours move the scale of the wind.
    private static final double WINTER_WIND = 0.12;

    private static final double NOON_WIND = 0.18;

    /// A Weibull variable of shape 3.6 is nearly normal with this mean and standard deviation
    /// (Dubey 1967), and powers of Weibull variables are Weibull variables.
    private static final double NORMAL_SHAPE = 3.6;

    private static final double NORMAL_MEAN = 0.9011;
    private static final double NORMAL_DEVIATION = 0.2777;

    private final Site site;
    private final double north;
    private final Ripple temperatureRipple;
    private final Ripple windRipple;
    private final Map<LocalDate, Day> days = new HashMap<>();
    private final DatedDraws temperature;
    private final DatedDraws wind;
    private final Spells spells;

    /// A day at noon.
    ///
    /// @param anomalyC departure from the season's temperature, K
    /// @param swingShare share of a clear day's course of temperature that the clouds leave
    /// @param windLevel standard normal
    private record Noon(double anomalyC, double swingShare, double windLevel) {
        Noon towards(Noon other, double part) {
            double wind = windLevel + part * (other.windLevel - windLevel);
            // Keeps the variance of the wind between two noons.
            double squares = 1 - 2 * part * (1 - part) * (1 - WIND_CORRELATION);
            return new Noon(
                    anomalyC + part * (other.anomalyC - anomalyC),
                    swingShare + part * (other.swingShare - swingShare),
                    wind / Math.sqrt(squares));
        }
    }

    private record Day(Noon before, Noon noon, Noon after) {
        Noon at(LocalDay day, double second) {
            double middle = (day.startSecond() + day.endSecond()) / 2;
            double part = (second - middle) / (24 * 3600);
            return part < 0
                    ? noon.towards(before, Math.min(1, -part))
                    : noon.towards(after, Math.min(1, part));
        }
    }

    Air(Site site, Spells spells, RandomStreams streams) {
        this.site = site;
        this.spells = spells;
        north = site.latitudeDeg() < 0 ? -1 : 1;
        temperature = new DatedDraws(streams, "temperature", "");
        wind = new DatedDraws(streams, "wind", "");
        temperatureRipple = new Ripple(streams, "air", TEMPERATURE_MEMORY_HOURS);
        windRipple = new Ripple(streams, "gusts", WIND_MEMORY_HOURS);
    }

    /// Makes consecutive days known, except the first and the last, which only border on them.
    ///
    /// @param fronts how cloudy each is, mean 0 and variance 1 over the years
    /// @param skies index of each one's sky
    void learn(List<LocalDay> consecutive, int[] skies, double[] fronts) {
        Noon[] noons = new Noon[skies.length];
        for (int d = 0; d < noons.length; d++) {
            LocalDate date = consecutive.get(d).date();
            double anomaly =
                    temperature.persistent(date, "anomaly", ANOMALY_CORRELATION)
                            + spells.excess(date);
            double own = wind.persistent(date, "level", WIND_CORRELATION);
            noons[d] =
                    new Noon(
                            site.climate().anomalyC() * anomaly,
                            Math.pow(CLOUDED_SWING, skies[d]),
                            Math.sqrt(1 - FRONT_SHARE) * own + Math.sqrt(FRONT_SHARE) * fronts[d]);
        }
        for (int d = 1; d < noons.length - 1; d++) {
            days.put(consecutive.get(d).date(), new Day(noons[d - 1], noons[d], noons[d + 1]));
        }
    }

    /// Temperature outside, °C, at a second of a known day.
    double temperatureC(LocalDay day, double second) {
        Noon now = known(day).at(day, second);
        double minute = (second - day.startSecond()) / 60;
        return usualC(site, day.date(), minute)
                + now.anomalyC()
                - (1 - now.swingShare()) * dayWave(site, day.date(), minute)
                + RIPPLE_C * temperatureRipple.at(second);
    }

    /// Wind at 10 m, m/s, at a second of a known day.
    double windMs(LocalDay day, double second) {
        double level =
                Math.sqrt(DAY_SHARE) * known(day).at(day, second).windLevel()
                        + Math.sqrt(1 - DAY_SHARE) * windRipple.at(second);
        double hour = (second - day.startSecond()) / 3600;
        double noon = 1 + NOON_WIND * Math.cos(2 * Math.PI * (hour - WINDIEST_HOUR) / 24);
        return noon * windMs(day.date(), level);
    }

    /// Wind of a whole day, without its course over the hours, m/s.
    double dayWindMs(LocalDay day) {
        return windMs(day.date(), known(day).noon().windLevel());
    }

    private double windMs(LocalDate date, double level) {
        Climate.Wind law = site.climate().wind();
        double winter = 1 + WINTER_WIND * north * Math.cos(LocalDay.seasonAngle(date));
        double base = Math.max(0, NORMAL_MEAN + NORMAL_DEVIATION * level);
        return law.scaleMs() * winter * Math.pow(base, NORMAL_SHAPE / law.shape());
    }

    /// Temperature of a clear day without anomaly, °C.
    static double usualC(Site site, LocalDate date, double minute) {
        Climate climate = site.climate();
        double lag = 2 * Math.PI * SEASON_LAG_DAYS / 365.25;
        double season = -Math.cos(LocalDay.seasonAngle(date) - lag);
        double north = site.latitudeDeg() < 0 ? -1 : 1;
        return climate.meanC() + north * climate.seasonC() * season + dayWave(site, date, minute);
    }

    private static double dayWave(Site site, LocalDate date, double minute) {
        double north = site.latitudeDeg() < 0 ? -1 : 1;
        double summer = 1 - SUMMER_SWING * north * Math.cos(LocalDay.seasonAngle(date));
        double wave = Math.cos(2 * Math.PI * (minute / 60 - WARMEST_HOUR) / 24);
        return site.climate().dayC() * summer * wave;
    }

    private Day known(LocalDay day) {
        Day known = days.get(day.date());
        if (known == null) {
            throw new IllegalArgumentException("No weather for %s.".formatted(day.date()));
        }
        return known;
    }
}
