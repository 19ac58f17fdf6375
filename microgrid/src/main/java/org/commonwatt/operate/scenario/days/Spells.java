package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Heat waves and cold spells: days on which a high stands still.
///
/// They begin like a Poisson process whose rate follows the seasons, last for some days and lift
/// the temperature in a half sine, warm in the warm half of the year and cold in the cold half.
/// They make the tails of temperature fatter than Gaussian and its long departures last. See
/// `docs/FORMULATION.md#generated-weather`.
final class Spells {
    /// Mean spells of a year: heat waves in the warm half, cold spells in the cold half.
    private static final double WARM_PER_YEAR = 2.0;

    private static final double COLD_PER_YEAR = 1.2;

    private static final int SHORTEST_DAYS = 3;
    private static final int LONGEST_DAYS = 18;

    /// Mean days by which a spell outlasts the shortest.
    private static final double MEAN_LONGER_DAYS = 4;

    /// Peak of the mildest spell, and how far the mean one exceeds it, in standard deviations of a
    /// day's anomaly.
    private static final double MILDEST = 1.2;

    private static final double MEAN_BEYOND = 0.8;

    private final DatedDraws draws;
    private final double north;
    private final Map<LocalDate, Spell> begun = new HashMap<>();
    private final Map<LocalDate, Double> excess = new HashMap<>();

    /// What begins on a date; 0 days = nothing. A negative peak is cold.
    private record Spell(int days, double peak) {
        static final Spell NONE = new Spell(0, 0);
    }

    Spells(Site site, RandomStreams streams) {
        draws = new DatedDraws(streams, "spell", "");
        north = site.latitudeDeg() < 0 ? -1 : 1;
    }

    /// How much warmer a day is through spells, in standard deviations of a day's anomaly.
    double excess(LocalDate date) {
        return excess.computeIfAbsent(date, this::sum);
    }

    private double sum(LocalDate date) {
        double sum = 0;
        for (int back = 0; back < LONGEST_DAYS; back++) {
            Spell spell = begun.computeIfAbsent(date.minusDays(back), this::begins);
            if (back < spell.days()) {
                sum += spell.peak() * Math.sin(Math.PI * (back + 0.5) / spell.days());
            }
        }
        return sum;
    }

    private Spell begins(LocalDate date) {
        RandomStream random = draws.on(date);
        double summer = -north * Math.cos(LocalDay.seasonAngle(date));
        // The positive half of a cosine has the mean 1/π.
        double perDay = Math.PI * Math.abs(summer) / 365.25;
        boolean warm = summer > 0;
        if (!random.chance(Math.min(1, perDay * (warm ? WARM_PER_YEAR : COLD_PER_YEAR)))) {
            return Spell.NONE;
        }
        int longer = (int) random.exponential(MEAN_LONGER_DAYS + 0.5);
        int days = Math.min(LONGEST_DAYS, SHORTEST_DAYS + longer);
        double peak = MILDEST + random.exponential(MEAN_BEYOND);
        return new Spell(days, warm ? peak : -peak);
    }
}
