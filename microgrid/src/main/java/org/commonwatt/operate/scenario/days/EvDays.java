package org.commonwatt.operate.scenario.days;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.EvSession;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Stays of one car at its home charger: it leaves in the morning of a day with a journey, comes
/// back later, and stays until the next journey; it needs what it has driven since it was last
/// plugged in.
final class EvDays {
    private static final double WEEKDAY_JOURNEY = 0.85;
    private static final double WEEKEND_JOURNEY = 0.70;

    /// Hours of leaving and coming back, mean and standard deviation.
    private static final double WEEKDAY_LEAVE = 7.8;

    private static final double WEEKDAY_LEAVE_DEVIATION = 1.3;
    private static final double WEEKEND_LEAVE = 12.3;
    private static final double WEEKEND_LEAVE_DEVIATION = 2.2;
    private static final double WEEKDAY_BACK = 17.2;
    private static final double WEEKDAY_BACK_DEVIATION = 2.6;
    private static final double WEEKEND_BACK = 16.8;
    private static final double WEEKEND_BACK_DEVIATION = 3.4;

    /// Share of drivers who do not commute, and how much later they leave on weekdays, hours.
    private static final double LATE_SHARE = 0.35;

    private static final double LATE_HOURS = 3.5;

    /// Standard deviation of a driver's own hours against these.
    private static final double OWN_DEVIATION = 0.7;

    /// Shortest journey, hours.
    private static final double SHORTEST = 0.75;

    /// Standard deviation of the logarithm of a day's distance, within and between drivers.
    private static final double DISTANCE_DEVIATION = 0.6;

    private static final double DRIVER_DEVIATION = 0.4;

    /// Standard deviation of the logarithm of the exponent that makes a driver's chance to plug in
    /// out of the profile's.
    private static final double PLUG_DEVIATION = 0.6;

    private static final double MOST_EXPONENT = 3;

    /// Days after which a car is certainly plugged in or driven.
    private static final int LONGEST_DAYS = 8;

    /// Lowest soc on arrival; a longer way means charging elsewhere.
    private static final double LOWEST_SOC = 0.05;

    private final TimeAxis axis;
    private final EvProfile profile;
    private final DatedDraws draws;
    private final double ownHours;
    private final double ownKm;
    private final double lateHours;
    private final double plugChance;

    /// One date of the car.
    private record Journey(boolean drives, double leave, double back, double km, boolean plugs) {}

    EvDays(TimeAxis axis, EvProfile profile, RandomStreams streams, String participantId) {
        this.axis = axis;
        this.profile = profile;
        draws = new DatedDraws(streams, "ev", participantId);
        RandomStream traits = draws.traits();
        ownHours = OWN_DEVIATION * traits.nextGaussian();
        lateHours = traits.chance(LATE_SHARE) ? LATE_HOURS : 0;
        plugChance =
                Math.pow(
                        profile.plugChance(),
                        Math.min(MOST_EXPONENT, Math.exp(PLUG_DEVIATION * traits.nextGaussian())));
        ownKm = profile.dailyKm() * Math.exp(DRIVER_DEVIATION * traits.nextGaussian());
    }

    /// Stays in order of time that touch the axis.
    List<EvSession> sessions() {
        List<EvSession> sessions = new ArrayList<>();
        LocalDate last = axis.date(axis.days() - 1);
        for (LocalDate date = axis.date(0).minusDays(LONGEST_DAYS);
                !date.isAfter(last);
                date = date.plusDays(1)) {
            Journey journey = journey(date);
            if (journey.drives() && journey.plugs()) {
                add(date, journey, sessions);
            }
        }
        return sessions;
    }

    private Journey journey(LocalDate date) {
        RandomStream random = draws.on(date);
        boolean weekend = date.getDayOfWeek().getValue() >= 6;
        boolean drives = random.chance(weekend ? WEEKEND_JOURNEY : WEEKDAY_JOURNEY);
        double leave =
                weekend
                        ? WEEKEND_LEAVE + WEEKEND_LEAVE_DEVIATION * random.nextGaussian()
                        : WEEKDAY_LEAVE
                                + lateHours
                                + WEEKDAY_LEAVE_DEVIATION * random.nextGaussian();
        double back =
                weekend
                        ? WEEKEND_BACK + WEEKEND_BACK_DEVIATION * random.nextGaussian()
                        : WEEKDAY_BACK + WEEKDAY_BACK_DEVIATION * random.nextGaussian();
        leave = Math.clamp(leave + ownHours, 0.5, 20);
        back = Math.clamp(back + ownHours, leave + SHORTEST, 23.9);
        double km = ownKm * Math.exp(DISTANCE_DEVIATION * random.nextGaussian());
        return new Journey(drives, leave, back, km, random.chance(plugChance));
    }

    private void add(LocalDate date, Journey journey, List<EvSession> sessions) {
        double km = journey.km();
        for (int back = 1; back <= LONGEST_DAYS; back++) {
            Journey earlier = journey(date.minusDays(back));
            if (earlier.drives() && earlier.plugs()) {
                break;
            }
            km += earlier.drives() ? earlier.km() : 0;
        }
        LocalDate next = date.plusDays(1);
        while (!journey(next).drives() && next.isBefore(date.plusDays(LONGEST_DAYS))) {
            next = next.plusDays(1);
        }
        double arrival = new LocalDay(date, axis.zone()).secondAt(60 * journey.back());
        double departure = new LocalDay(next, axis.zone()).secondAt(60 * journey(next).leave());
        int from = StepOf.atOrAfter(axis, arrival);
        int to = StepOf.atOrBefore(axis, departure);
        if (to > from && from < axis.steps()) {
            double target = profile.targetSoc();
            double need = km * profile.kwhPerKm() / profile.capacityKwh();
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
