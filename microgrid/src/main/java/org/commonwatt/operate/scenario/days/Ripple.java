package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// A standard normal process within the days: first-order autoregressive from hour to hour (UTC),
/// linear in between.
///
/// Every date's hours are a chain that was started two days earlier, of which by then nothing is
/// left; so a date's values do not depend on the dates asked for before.
final class Ripple {
    private static final int HOURS = 24;
    private static final int SPIN_UP_DAYS = 2;

    private final DatedDraws draws;
    private final double keep;

    /// Makes up for the smaller variance between two knots: its mean along a line is (2 +
    /// correlation)/3.
    private final double scale;

    private final double[] knots = new double[HOURS + 1];
    private long knownDay = Long.MIN_VALUE;

    /// @param memoryHours time after which the correlation is 1/e, at most a few hours
    Ripple(RandomStreams streams, String name, double memoryHours) {
        draws = new DatedDraws(streams, name, "");
        keep = Math.exp(-1 / memoryHours);
        scale = 1 / Math.sqrt((2 + keep) / 3);
    }

    /// The value at an instant, epoch seconds.
    double at(double second) {
        double hours = second / 3600;
        long day = (long) Math.floor(hours / HOURS);
        if (day != knownDay) {
            draw(LocalDate.ofEpochDay(day));
            knownDay = day;
        }
        double place = hours - (double) day * HOURS;
        int k = Math.min((int) place, HOURS - 1);
        return scale * (knots[k] + (place - k) * (knots[k + 1] - knots[k]));
    }

    private void draw(LocalDate date) {
        double fresh = Math.sqrt(1 - keep * keep);
        double value = 0;
        for (int back = SPIN_UP_DAYS; back > 0; back--) {
            RandomStream random = draws.on(date.minusDays(back));
            for (int hour = 0; hour < HOURS; hour++) {
                value = keep * value + fresh * random.nextGaussian();
            }
        }
        RandomStream random = draws.on(date);
        for (int hour = 0; hour <= HOURS; hour++) {
            knots[hour] = value;
            value = keep * value + fresh * random.nextGaussian();
        }
    }
}
