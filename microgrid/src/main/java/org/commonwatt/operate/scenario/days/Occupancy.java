package org.commonwatt.operate.scenario.days;

import org.commonwatt.numeric.RandomStream;

/// When somebody is up and at home on one day: asleep, away and at home follow each other as a
/// semi-Markov process whose stays depend on the hour, the weekday and the household's way of life.
///
/// Minutes are those of the wall clock; the evening may reach beyond midnight (1440).
final class Occupancy {
    /// How a household spends its weekdays.
    enum Life {
        /// Everybody out at work or school on weekdays.
        OUT_AT_WORK,
        /// Somebody part of the day at home.
        PART_TIME,
        /// Retired, at home with children, or working from home.
        AT_HOME
    }

    /// Chance that a worker goes to work on a weekday; the rest is leave, illness, home office.
    private static final double WORKDAY_CHANCE = 0.86;

    private static final double WAKE_DEVIATION = 25;
    private static final double SLEEP_DEVIATION = 35;
    private static final double WEEKEND_LIE_IN = 55;
    private static final double WEEKEND_LATE = 30;

    /// Mean stays of errands and leisure, minutes: at home between them, and away.
    private static final double HOME_STAY = 300;

    private static final double AWAY_STAY = 110;

    private final double[] from;
    private final double[] to;
    private final int stays;
    private final double activeMinutes;

    private Occupancy(double[] from, double[] to, int stays) {
        this.from = from;
        this.to = to;
        this.stays = stays;
        double sum = 0;
        for (int k = 0; k < stays; k++) {
            sum += to[k] - from[k];
        }
        activeMinutes = sum;
    }

    /// Draws one day.
    static Occupancy draw(HouseholdTraits home, boolean weekend, RandomStream random) {
        double wake = home.wakeMinute() + WAKE_DEVIATION * random.nextGaussian();
        double sleep = home.sleepMinute() + SLEEP_DEVIATION * random.nextGaussian();
        if (weekend) {
            wake += WEEKEND_LIE_IN;
            sleep += WEEKEND_LATE;
        }
        sleep = Math.max(sleep, wake + 600);
        var builder = new Builder(wake);
        double out = wake + 50 + random.exponential(25);
        boolean works = !weekend && random.chance(WORKDAY_CHANCE);
        if (works && home.life() != Life.AT_HOME) {
            double leave = Math.max(wake + 15, home.leaveMinute() + 15 * random.nextGaussian());
            double length = home.life() == Life.OUT_AT_WORK ? 560 : 290;
            double back = leave + Math.max(60, length + 45 * random.nextGaussian());
            builder.away(leave, back, sleep);
            out = back;
        }
        for (double time = out + random.exponential(HOME_STAY);
                time < sleep - 60;
                time += random.exponential(HOME_STAY)) {
            double back = time + 20 + random.exponential(AWAY_STAY - 20);
            builder.away(time, back, sleep);
            time = back;
        }
        return builder.until(sleep);
    }

    /// An empty house.
    static Occupancy nobody() {
        return new Occupancy(new double[0], new double[0], 0);
    }

    /// Number of stays at home while awake.
    int stays() {
        return stays;
    }

    /// First minute of stay `k`.
    double from(int k) {
        return from[k];
    }

    /// End of stay `k`.
    double to(int k) {
        return to[k];
    }

    /// Whether somebody is up and at home.
    boolean activeAt(double minute) {
        for (int k = 0; k < stays; k++) {
            if (minute >= from[k] && minute < to[k]) {
                return true;
            }
        }
        return false;
    }

    /// A minute uniformly among the active ones, or NaN where there are none.
    double anyMinute(RandomStream random) {
        double rest = random.nextDouble() * activeMinutes;
        for (int k = 0; k < stays; k++) {
            if (rest < to[k] - from[k]) {
                return from[k] + rest;
            }
            rest -= to[k] - from[k];
        }
        return Double.NaN;
    }

    /// Collects stays as absences cut them.
    private static final class Builder {
        private static final int MOST_STAYS = 24;
        private final double[] from = new double[MOST_STAYS];
        private final double[] to = new double[MOST_STAYS];
        private double homeSince;
        private int stays;

        Builder(double wake) {
            homeSince = wake;
        }

        void away(double leave, double back, double sleep) {
            if (stays < MOST_STAYS - 1 && leave > homeSince) {
                from[stays] = homeSince;
                to[stays++] = leave;
            }
            homeSince = Math.min(Math.max(homeSince, back), sleep);
        }

        Occupancy until(double sleep) {
            if (sleep > homeSince) {
                from[stays] = homeSince;
                to[stays++] = sleep;
            }
            return new Occupancy(from, to, stays);
        }
    }
}
