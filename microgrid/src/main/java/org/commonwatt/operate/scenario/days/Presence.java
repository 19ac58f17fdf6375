package org.commonwatt.operate.scenario.days;

import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Who is at home when: a household's traits, holidays and days. The same for everything that its
/// people do, be it electric or hot water.
final class Presence {
    /// Scatter of a use around the household's own usual time, minutes.
    private static final double HABIT_DEVIATION = 25;

    private static final int START_ATTEMPTS = 6;

    /// Longest holiday, days; a holiday starts on a date with the chance that gives
    /// [HouseholdTraits#HOLIDAY_SHARE].
    private static final int LONGEST_HOLIDAY = 14;

    private final HouseholdTraits home;
    private final DatedDraws draws;
    private final DatedDraws holidays;

    Presence(HouseholdProfile profile, RandomStreams streams, String participantId) {
        draws = new DatedDraws(streams, "demand", participantId);
        holidays = new DatedDraws(streams, "holiday", participantId);
        home = new HouseholdTraits(profile, draws.traits());
    }

    HouseholdTraits home() {
        return home;
    }

    /// The household's draws; [#occupancy] takes the first of a date.
    DatedDraws draws() {
        return draws;
    }

    /// Stays of a day, from the start of the date's draws.
    ///
    /// @param random the date's stream of [#draws], unused so far
    Occupancy occupancy(LocalDay day, RandomStream random) {
        return onHoliday(day) ? Occupancy.nobody() : Occupancy.draw(home, day.weekend(), random);
    }

    private boolean onHoliday(LocalDay day) {
        double meanLength = (LONGEST_HOLIDAY + 2) / 2.0;
        double startChance = HouseholdTraits.HOLIDAY_SHARE / meanLength;
        for (int back = 0; back < LONGEST_HOLIDAY; back++) {
            RandomStream random = holidays.on(day.date().minusDays(back));
            double start = random.nextDouble();
            int length = 2 + random.nextInt(LONGEST_HOLIDAY - 1);
            if (start < startChance && back < length) {
                return true;
            }
        }
        return false;
    }

    /// A minute at which somebody may start something; NaN where nobody is at home to do so.
    ///
    /// @param usualMinute the household's own usual time, NaN = none
    double start(
            Appliance.Habit habit, double usualMinute, Occupancy occupancy, RandomStream random) {
        double usual = usualMinute;
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            double minute = minute(habit, usual, random);
            if (occupancy.activeAt(minute)) {
                return minute;
            }
            usual = Double.NaN;
        }
        return occupancy.anyMinute(random);
    }

    /// A minute by habit, whether or not anybody is there.
    ///
    /// @param usualMinute the household's own usual time, NaN = none
    static double minute(Appliance.Habit habit, double usualMinute, RandomStream random) {
        return Double.isNaN(usualMinute)
                ? HouseholdTraits.habitMinute(habit, random)
                : usualMinute + HABIT_DEVIATION * random.nextGaussian();
    }
}
