package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.Outage;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Outages of the community's connection; all members are hit at once.
///
/// Every date has a Poisson number of outages of two kinds. Ordinary ones last log-normal times and
/// know no season; storms last six times as long, Weibull, and come in summer and midwinter.
/// Frequency and mean length over the years are the profile's; an outage that would begin during
/// another is left out. An outage takes at least one step. See `docs/FORMULATION.md#outages`.
final class OutageDays {
    private static final double HOURS_PER_YEAR = 8766;
    private static final double DAYS_PER_YEAR = 365.25;

    /// Mean length of a storm's outage over that of an ordinary one.
    private static final double STORM_FACTOR = 6;

    /// Standard deviation of the logarithm of ordinary lengths.
    private static final double ORDINARY_DEVIATION = 1.4;

    /// Weibull shape of storms' lengths, and the mean of that law at scale 1, Γ(1 + 1/shape).
    private static final double STORM_SHAPE = 0.85;

    private static final double STORM_MEAN = 1.0880;

    private static final double LONGEST_HOURS = 30 * 24;

    /// Summer over winter, and solstices over equinoxes, in the rate of storms.
    private static final double SUMMER_STORMS = 0.25;

    private static final double SOLSTICE_STORMS = 0.45;

    /// Days after the solstices at which storms are most common.
    private static final double STORM_LAG_DAYS = 25;

    /// How much more begins at the stormiest hour than on average.
    private static final double AFTERNOON = 0.4;

    private static final double STORMIEST_HOUR = 16.5;

    /// Days before a window from which outages are followed, so that one that lasts reaches it.
    private static final int LOOK_BACK_DAYS = 45;

    private final TimeAxis axis;
    private final OutageProfile profile;
    private final DatedDraws draws;
    private final double north;

    /// One outage in continuous time.
    record Interruption(double startSecond, double hours, boolean storm, boolean warned) {
        double endSecond() {
            return startSecond + 3600 * hours;
        }
    }

    OutageDays(TimeAxis axis, OutageProfile profile, Site site, RandomStreams streams) {
        this.axis = axis;
        this.profile = profile;
        draws = new DatedDraws(streams, "outages", "");
        north = site.latitudeDeg() < 0 ? -1 : 1;
    }

    /// The outages of the axis in order of time.
    List<Outage> outages() {
        List<Outage> outages = new ArrayList<>();
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            List<LocalDay> days = LocalDay.of(window, axis);
            LocalDate from = days.getFirst().date().minusDays(LOOK_BACK_DAYS);
            add(interruptions(from, days.getLast().date()), window, firstStep, outages);
            firstStep += window.steps();
        }
        return outages;
    }

    private void add(
            List<Interruption> interruptions,
            TimeAxis.Window window,
            int firstStep,
            List<Outage> outages) {
        double stepSeconds = axis.step().toSeconds();
        double windowStart = window.start().getEpochSecond();
        int lead = (int) Math.ceil(profile.warningHours() / axis.stepHours());
        int free = 0;
        for (Interruption one : interruptions) {
            double from = Math.floor((one.startSecond() - windowStart) / stepSeconds);
            double to = Math.ceil((one.endSecond() - windowStart) / stepSeconds);
            if (to <= 0 || from >= window.steps()) {
                continue;
            }
            int start = Math.max(free, (int) from);
            int end = Math.min(window.steps(), Math.max(start + 1, (int) to));
            if (start < end) {
                int warned = one.warned() ? Math.max(0, start - lead) : start;
                outages.add(new Outage(firstStep + start, firstStep + end, firstStep + warned));
                // A step with grid tells two outages apart.
                free = end + 1;
            }
        }
    }

    /// Outages that begin on a run of dates, none during another.
    List<Interruption> interruptions(LocalDate first, LocalDate last) {
        List<Interruption> kept = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (LocalDate date = first; !date.isAfter(last); date = date.plusDays(1)) {
            for (Interruption one : begun(date)) {
                if (one.startSecond() > free) {
                    kept.add(one);
                    free = one.endSecond();
                }
            }
        }
        return kept;
    }

    /// What begins on a date, in order of time.
    private List<Interruption> begun(LocalDate date) {
        RandomStream random = draws.on(date);
        double down = profile.saifiPerYear() * profile.caidiHours() / HOURS_PER_YEAR;
        double perDay = profile.saifiPerYear() / DAYS_PER_YEAR / (1 - down);
        double storms = perDay * profile.stormShare() * season(date);
        int ordinary = random.poisson(perDay * (1 - profile.stormShare()));
        int stormy = random.poisson(storms);
        List<Interruption> begun = new ArrayList<>();
        if (ordinary + stormy > 0) {
            var day = new LocalDay(date, axis.zone());
            for (int k = 0; k < ordinary + stormy; k++) {
                begun.add(draw(day, k >= ordinary, random));
            }
            begun.sort((a, b) -> Double.compare(a.startSecond(), b.startSecond()));
        }
        return begun;
    }

    /// Rate of storms over its mean of the year.
    private double season(LocalDate date) {
        double angle = LocalDay.seasonAngle(date) - 2 * Math.PI * STORM_LAG_DAYS / 365.25;
        return 1 - north * SUMMER_STORMS * Math.cos(angle) + SOLSTICE_STORMS * Math.cos(2 * angle);
    }

    private Interruption draw(LocalDay day, boolean storm, RandomStream random) {
        double hour = 24 * random.nextDouble();
        while (random.nextDouble() * (1 + AFTERNOON) > hourWeight(hour)) {
            hour = 24 * random.nextDouble();
        }
        double share = profile.stormShare();
        double ordinaryHours = profile.caidiHours() / (1 - share + STORM_FACTOR * share);
        double length =
                storm
                        ? STORM_FACTOR / STORM_MEAN * weibull(random)
                        : Math.exp(
                                ORDINARY_DEVIATION
                                        * (random.nextGaussian() - ORDINARY_DEVIATION / 2));
        double hours = Math.min(LONGEST_HOURS, ordinaryHours * length);
        boolean warned = random.chance(profile.warnedChance(storm));
        return new Interruption(day.secondAt(60 * hour), hours, storm, warned);
    }

    private static double weibull(RandomStream random) {
        return Math.pow(random.nextExponential(), 1 / STORM_SHAPE);
    }

    private static double hourWeight(double hour) {
        return 1 + AFTERNOON * Math.cos(2 * Math.PI * (hour - STORMIEST_HOUR) / 24);
    }
}
