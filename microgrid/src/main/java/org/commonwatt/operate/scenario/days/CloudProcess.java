package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.jspecify.annotations.Nullable;

/// The clouds of a community: a Markov chain of skies, within each day a first-order autoregressive
/// process of large clouds, and a field of small ones that moves with the wind.
///
/// The chain is driven by one uniform number per date and started well before the first date asked
/// for. Two chains that have met stay together, so a date's sky does not depend on where a window
/// starts. Knows neither sun nor panels: to replace the weather, replace this class.
final class CloudProcess {
    /// Days before a date at which its chain starts.
    private static final int SPIN_UP_DAYS = 120;

    /// Rounds after which the chances of skies have settled.
    private static final int SETTLING_DAYS = 200;

    /// Standard deviation of the small clouds' logit over that of the large ones'.
    private static final double LOCAL_SHARE = 0.6;

    /// What a spell of one standard deviation makes of the chance of clouds: a high that stands
    /// still is clear.
    private static final double CLOUDS_IN_SPELL = 0.8;

    /// Speed of clouds over the wind at 10 m, and their lowest speed, m/s.
    private static final double ALOFT = 2.5;

    private static final double SLOWEST_MS = 3;

    /// Scatter of the clouds' direction around the usual one, and its memory from day to day.
    private static final double DIRECTION_DEVIATION = Math.toRadians(50);

    private static final double DIRECTION_CORRELATION = 0.6;

    private final Climate climate;
    private final Spells spells;
    private final DatedDraws draws;
    private final DatedDraws motions;
    private final RandomStreams streams;
    private @Nullable CloudField field;

    CloudProcess(Climate climate, Spells spells, RandomStreams streams) {
        this.climate = climate;
        this.spells = spells;
        draws = new DatedDraws(streams, "weather", "");
        motions = new DatedDraws(streams, "clouds", "");
        this.streams = streams;
    }

    /// The skies of consecutive dates, as indices of the climate's skies.
    int[] skies(LocalDate first, int days) {
        int[] skies = new int[days];
        int sky = climate.skies().size() / 2;
        for (int d = -SPIN_UP_DAYS; d < days; d++) {
            LocalDate date = first.plusDays(d);
            double calm = Math.pow(CLOUDS_IN_SPELL, Math.abs(spells.excess(date)));
            sky = next(sky, draws.on(date).nextDouble() * calm);
            if (d >= 0) {
                skies[d] = sky;
            }
        }
        return skies;
    }

    private int next(int today, double uniform) {
        List<Double> chances = climate.skies().get(today).tomorrow();
        double below = 0;
        for (int sky = 0; sky < chances.size(); sky++) {
            below += chances.get(sky);
            if (uniform < below) {
                return sky;
            }
        }
        return chances.size() - 1;
    }

    /// How cloudy each sky is, with mean 0 and variance 1 over the years.
    double[] fronts() {
        int count = climate.skies().size();
        double[] chances = new double[count];
        chances[0] = 1;
        for (int day = 0; day < SETTLING_DAYS; day++) {
            double[] tomorrow = new double[count];
            for (int sky = 0; sky < count; sky++) {
                for (int next = 0; next < count; next++) {
                    tomorrow[next] += chances[sky] * climate.skies().get(sky).tomorrow().get(next);
                }
            }
            chances = tomorrow;
        }
        double mean = 0;
        double square = 0;
        for (int sky = 0; sky < count; sky++) {
            mean += chances[sky] * sky;
            square += chances[sky] * sky * sky;
        }
        double deviation = Math.sqrt(square - mean * mean);
        double[] fronts = new double[count];
        for (int sky = 0; sky < count; sky++) {
            fronts[sky] = deviation > 0 ? (sky - mean) / deviation : 0;
        }
        return fronts;
    }

    /// The clouds of one day under a sky, carried by a wind of so many m/s at 10 m.
    CloudDay clouds(LocalDay day, int skyIndex, double windMs) {
        RandomStream random = draws.on(day.date());
        random.nextDouble();
        Climate.Sky sky = climate.skies().get(skyIndex);
        double level = random.nextGaussian(sky.level(), sky.levelDeviation());
        double keep = Math.exp(-CloudDay.KNOT_SECONDS / (60 * sky.memoryMinutes()));
        double fresh = Math.sqrt(1 - keep * keep);
        double swing = random.nextGaussian();
        int count = (int) ((day.endSecond() - day.startSecond()) / CloudDay.KNOT_SECONDS) + 1;
        double[] knots = new double[count];
        for (int k = 0; k < count; k++) {
            knots[k] = level + sky.swing() * swing;
            swing = keep * swing + fresh * random.nextGaussian();
        }
        return new CloudDay(
                day.startSecond(),
                knots,
                LOCAL_SHARE * sky.swing(),
                field(),
                motion(day.date(), windMs));
    }

    /// The small clouds of all days, drawn when first asked for: who wants only the air needs none.
    private CloudField field() {
        CloudField known = field;
        if (known == null) {
            known = new CloudField(streams.stream("cloud field"));
            field = known;
        }
        return known;
    }

    private CloudDay.Motion motion(LocalDate date, double windMs) {
        RandomStream random = motions.on(date);
        double turn = motions.persistent(date, "direction", DIRECTION_CORRELATION);
        double from = Math.toRadians(climate.wind().fromDeg()) + DIRECTION_DEVIATION * turn;
        return new CloudDay.Motion(
                -Math.sin(from),
                -Math.cos(from),
                Math.max(SLOWEST_MS, ALOFT * windMs),
                CloudField.ALONG * random.nextDouble(),
                CloudField.ACROSS * random.nextDouble());
    }
}
