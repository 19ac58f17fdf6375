package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// The clouds of a community: a Markov chain of skies, and within each day a first-order
/// autoregressive process whose logistic curve is the clearness.
///
/// The chain is driven by one uniform number per date and started well before the first date asked
/// for. Two chains that have met stay together, so a date's sky does not depend on where a window
/// starts. Knows neither sun nor panels: to replace the weather, replace this class.
final class CloudProcess {
    /// Distance of the knots of a day's clearness.
    static final int KNOT_MINUTES = 5;

    /// Clearness of the darkest cloud and of the clearest sky, relative to a cloudless sky.
    private static final double DARKEST = 0.05;

    private static final double CLEAREST = 1.08;

    /// Days before a date at which its chain starts.
    private static final int SPIN_UP_DAYS = 120;

    private final Climate climate;
    private final DatedDraws draws;

    CloudProcess(Climate climate, RandomStreams streams) {
        this.climate = climate;
        this.draws = new DatedDraws(streams, "weather", "");
    }

    /// The skies of consecutive dates, as indices of the climate's skies.
    int[] skies(LocalDate first, int days) {
        int[] skies = new int[days];
        int sky = climate.skies().size() / 2;
        for (int d = -SPIN_UP_DAYS; d < days; d++) {
            sky = next(sky, draws.on(first.plusDays(d)).nextDouble());
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

    /// Clearness at the knots of one day, relative to a cloudless sky, from its first instant to
    /// its last.
    double[] clearness(LocalDay day, int skyIndex) {
        RandomStream random = draws.on(day.date());
        random.nextDouble();
        Climate.Sky sky = climate.skies().get(skyIndex);
        double level = random.nextGaussian(sky.level(), sky.levelDeviation());
        double keep = Math.exp(-KNOT_MINUTES / sky.memoryMinutes());
        double fresh = Math.sqrt(1 - keep * keep);
        double swing = random.nextGaussian();
        int knots = (int) ((day.endSecond() - day.startSecond()) / (60 * KNOT_MINUTES)) + 1;
        double[] clearness = new double[knots];
        for (int k = 0; k < knots; k++) {
            clearness[k] = logistic(level + sky.swing() * swing);
            swing = keep * swing + fresh * random.nextGaussian();
        }
        return clearness;
    }

    private static double logistic(double x) {
        return DARKEST + (CLEAREST - DARKEST) / (1 + Math.exp(-x));
    }
}
