package org.commonwatt.operate.scenario.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Stays of one car at its home charger: it leaves on a journey, comes back, perhaps goes out again
/// the same day, and stays until the next journey; where it is plugged in it needs what it has
/// driven since it was last. See `docs/FORMULATION.md#ev-days`.
final class EvDays {
    private static final double WEEKDAY_JOURNEY = 0.93;
    private static final double WEEKEND_JOURNEY = 0.80;

    /// Hours of leaving and coming back from the day's first journey, mean and standard deviation.
    private static final double WEEKDAY_LEAVE = 7.6;

    private static final double WEEKDAY_LEAVE_DEVIATION = 1.1;
    private static final double WEEKEND_LEAVE = 11.3;
    private static final double WEEKEND_LEAVE_DEVIATION = 2.4;
    private static final double WEEKDAY_BACK = 16.9;
    private static final double WEEKDAY_BACK_DEVIATION = 2.4;
    private static final double WEEKEND_BACK = 15.0;
    private static final double WEEKEND_BACK_DEVIATION = 3.2;

    /// Share of drivers who do not commute, how much later they leave on weekdays, and how long
    /// they are away on average, hours.
    private static final double LATE_SHARE = 0.35;

    private static final double LATE_HOURS = 3.2;
    private static final double LATE_AWAY_HOURS = 4.5;

    /// Standard deviation of a driver's own hours against these.
    private static final double OWN_DEVIATION = 0.8;

    /// Shortest journey, earliest departure and latest return, hours.
    private static final double SHORTEST = 0.75;

    private static final double EARLIEST = 0.5;
    private static final double LATEST = 24.4;

    /// Most journeys of a day; how eager drivers are on average and at most to go out again.
    private static final int MOST_JOURNEYS = 3;

    private static final double EAGERNESS = 0.48;
    private static final double MOST_EAGER = 0.9;

    /// The chance to go out again falls to nothing over these hours before the last of them, and is
    /// at most so many times a driver's eagerness.
    private static final double NO_MORE_HOUR = 22.5;

    private static final double EAGER_HOURS = 5;
    private static final double MOST_OFTEN = 1.6;

    /// Last departure, and means of the time at home before and of the journey, hours.
    private static final double LAST_LEAVE = 21.5;

    private static final double BETWEEN_HOURS = 2.0;
    private static final double SHORTEST_BETWEEN = 0.75;
    private static final double AGAIN_HOURS = 1.8;
    private static final double SHORTEST_AGAIN = 0.6;

    /// Distance of the first and of further journeys over the driver's own.
    private static final double FIRST_KM = 0.9;

    private static final double AGAIN_KM = 0.65;

    /// Standard deviation of the logarithm of a journey's distance, within and between drivers.
    private static final double DISTANCE_DEVIATION = 0.6;

    private static final double DRIVER_DEVIATION = 0.4;

    /// Standard deviation of the logarithm of the exponent that makes a driver's chance to plug in
    /// out of the profile's.
    private static final double PLUG_DEVIATION = 0.6;

    private static final double MOST_EXPONENT = 3;

    /// What is left of that chance where the driver goes out again the same day.
    private static final double PLUG_BETWEEN = 0.9;

    /// Days after which a car is certainly plugged in or driven.
    private static final int LONGEST_DAYS = 8;

    /// Lowest soc on arrival; a longer way means charging elsewhere.
    private static final double LOWEST_SOC = 0.05;

    private final TimeAxis axis;
    private final EvProfile profile;
    private final DatedDraws draws;
    private final Map<LocalDate, List<Journey>> journeys = new HashMap<>();
    private final double ownHours;
    private final double ownKm;
    private final boolean commutes;
    private final double eagerness;
    private final double plugChance;

    /// Hours of a date, the second perhaps past midnight.
    private record Journey(double leave, double back, double km, boolean plugs) {}

    EvDays(TimeAxis axis, EvProfile profile, RandomStreams streams, String participantId) {
        this.axis = axis;
        this.profile = profile;
        draws = new DatedDraws(streams, "ev", participantId);
        RandomStream traits = draws.traits();
        ownHours = OWN_DEVIATION * traits.nextGaussian();
        commutes = !traits.chance(LATE_SHARE);
        plugChance =
                Math.pow(
                        profile.plugChance(),
                        Math.min(MOST_EXPONENT, Math.exp(PLUG_DEVIATION * traits.nextGaussian())));
        ownKm = profile.dailyKm() * Math.exp(DRIVER_DEVIATION * traits.nextGaussian());
        eagerness = Math.min(MOST_EAGER, 2 * EAGERNESS * traits.nextDouble());
    }

    /// Stays in order of time that touch the axis.
    List<EvSession> sessions() {
        List<EvSession> sessions = new ArrayList<>();
        LocalDate last = axis.date(axis.days() - 1);
        for (LocalDate date = axis.date(0).minusDays(LONGEST_DAYS);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            for (int k = 0; k < journeys(date).size(); k++) {
                if (journeys(date).get(k).plugs()) {
                    add(date, k, sessions);
                }
            }
        }
        return sessions;
    }

    private List<Journey> journeys(LocalDate date) {
        List<Journey> known = journeys.get(date);
        if (known == null) {
            known = draw(date);
            journeys.put(date, known);
        }
        return known;
    }

    private List<Journey> draw(LocalDate date) {
        RandomStream random = draws.on(date);
        boolean weekend = date.getDayOfWeek().getValue() >= 6;
        List<Journey> drawn = new ArrayList<>();
        if (!random.chance(weekend ? WEEKEND_JOURNEY : WEEKDAY_JOURNEY)) {
            return drawn;
        }
        double leave = Math.clamp(firstLeave(weekend, random) + ownHours, EARLIEST, 20);
        double back = firstBack(weekend, leave, random);
        double km = FIRST_KM * distance(random);
        while (again(back, drawn.size() + 1, random)) {
            double next = back + SHORTEST_BETWEEN + random.exponential(BETWEEN_HOURS);
            if (next > LAST_LEAVE) {
                break;
            }
            drawn.add(new Journey(leave, back, km, random.chance(PLUG_BETWEEN * plugChance)));
            leave = next;
            back = Math.min(LATEST, leave + SHORTEST_AGAIN + random.exponential(AGAIN_HOURS));
            km = AGAIN_KM * distance(random);
        }
        drawn.add(new Journey(leave, back, km, random.chance(plugChance)));
        return drawn;
    }

    private double firstLeave(boolean weekend, RandomStream random) {
        double normal = random.nextGaussian();
        if (weekend) {
            return WEEKEND_LEAVE + WEEKEND_LEAVE_DEVIATION * normal;
        }
        return WEEKDAY_LEAVE + (commutes ? 0 : LATE_HOURS) + WEEKDAY_LEAVE_DEVIATION * normal;
    }

    private double firstBack(boolean weekend, double leave, RandomStream random) {
        double normal = random.nextGaussian();
        double back = WEEKDAY_BACK + WEEKDAY_BACK_DEVIATION * normal + ownHours;
        if (weekend) {
            back = WEEKEND_BACK + WEEKEND_BACK_DEVIATION * normal + ownHours;
        } else if (!commutes) {
            back = leave + SHORTEST + random.exponential(LATE_AWAY_HOURS);
        }
        return Math.clamp(back, leave + SHORTEST, LATEST);
    }

    private boolean again(double back, int journeysSoFar, RandomStream random) {
        double eager = Math.clamp((NO_MORE_HOUR - back) / EAGER_HOURS, 0, MOST_OFTEN);
        return journeysSoFar < MOST_JOURNEYS && random.chance(Math.min(1, eagerness * eager));
    }

    private double distance(RandomStream random) {
        return ownKm * Math.exp(DISTANCE_DEVIATION * random.nextGaussian());
    }

    /// Kilometres of a journey and of those before it since the car was last plugged in.
    private double kmSincePlugged(LocalDate date, int k) {
        double km = journeys(date).get(k).km();
        int earlier = k;
        LocalDate day = date;
        while (day.isAfter(date.minusDays(LONGEST_DAYS))) {
            while (earlier > 0) {
                Journey before = journeys(day).get(--earlier);
                if (before.plugs()) {
                    return km;
                }
                km += before.km();
            }
            day = day.minusDays(1);
            earlier = journeys(day).size();
        }
        return km;
    }

    /// Second at which the car leaves for the journey after journey `k`.
    private double nextLeave(LocalDate date, int k) {
        LocalDate day = date;
        int next = k + 1;
        while (next >= journeys(day).size() && day.isBefore(date.plusDays(LONGEST_DAYS))) {
            day = day.plusDays(1);
            next = 0;
        }
        double hour = journeys(day).isEmpty() ? 0 : journeys(day).get(next).leave();
        return new LocalDay(day, axis.zone()).secondAt(60 * hour);
    }

    private void add(LocalDate date, int k, List<EvSession> sessions) {
        Journey journey = journeys(date).get(k);
        double arrival = new LocalDay(date, axis.zone()).secondAt(60 * journey.back());
        int from = StepOf.atOrAfter(axis, arrival);
        int to = StepOf.atOrBefore(axis, nextLeave(date, k));
        if (to > from && from < axis.steps()) {
            double target = profile.targetSoc();
            double need = kmSincePlugged(date, k) * profile.kwhPerKm() / profile.capacityKwh();
            double soc = Math.max(Math.min(LOWEST_SOC, target), target - need);
            Instant entry = axis.instant(from);
            double missedHours = (entry.getEpochSecond() - arrival) / 3600;
            if (missedHours > axis.stepHours()) {
                soc += missedHours * profile.powerKw() / profile.capacityKwh();
            }
            sessions.add(new EvSession(from, to, Math.min(soc, target), target));
        }
    }
}
