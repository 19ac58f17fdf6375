package org.commonwatt.operate.scenario.days;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.numeric.RandomStream;

/// What makes one household itself: size, way of life, appliances, habits. Drawn once.
final class HouseholdTraits {
    /// Mean share of standby and cooling in the energy that weather does not move.
    private static final double FLOOR_SHARE = 0.36;

    private static final double FLOOR_DEVIATION = 0.35;

    /// Mean share of lighting in the same.
    private static final double LIGHT_SHARE = 0.14;

    /// Share of days on which a household is away from home altogether.
    static final double HOLIDAY_SHARE = 0.035;

    private final double annualKwh;
    private final Occupancy.Life life;
    private final double wakeMinute;
    private final double sleepMinute;
    private final double leaveMinute;
    private final double regularity;
    private final double dayDeviation;
    private final double dayMemory;
    private final double weekendFactor;
    private final double heatingShare;
    private final double coolingShare;
    private final boolean nightHeating;
    private final double comfortShiftC;
    private final double floorShare;
    private final double lightShare;
    private final List<Appliance> owned = new ArrayList<>();
    private final List<Double> habitMinutes = new ArrayList<>();
    private final List<Double> liking = new ArrayList<>();

    HouseholdTraits(HouseholdProfile profile, RandomStream random) {
        double size = random.nextGaussian();
        annualKwh = profile.annualKwh() * Math.exp(profile.spread() * size);
        double way = random.nextDouble();
        life =
                way < 0.28
                        ? Occupancy.Life.OUT_AT_WORK
                        : way < 0.45 ? Occupancy.Life.PART_TIME : Occupancy.Life.AT_HOME;
        wakeMinute = 7.1 * 60 + 55 * random.nextGaussian();
        sleepMinute = 23.7 * 60 + 65 * random.nextGaussian();
        leaveMinute = wakeMinute + 65 + 30 * random.nextDouble();
        regularity = 0.35 + 0.6 * random.nextDouble();
        dayDeviation = 0.15 + 0.35 * random.nextDouble();
        dayMemory = 0.7 + 0.27 * random.nextDouble();
        weekendFactor = Math.exp(0.04 + 0.20 * random.nextGaussian());
        heatingShare = ownShare(profile.heatingChance(), profile.heatingShare(), random);
        coolingShare = ownShare(profile.coolingChance(), profile.coolingShare(), random);
        // Who also cools has a heat pump, which needs no store.
        nightHeating = random.chance(0.35) && coolingShare == 0;
        comfortShiftC = 1.0 * random.nextGaussian();
        floorShare =
                Math.clamp(
                        FLOOR_SHARE * Math.exp(FLOOR_DEVIATION * random.nextGaussian()), 0.05, 0.7);
        lightShare = LIGHT_SHARE * (0.5 + random.nextDouble());
        for (Appliance appliance : Appliance.HOUSEHOLD) {
            // Larger households own more: the same draw, a shifted threshold.
            double owns = Math.min(1, appliance.ownership() * (1 + 0.2 * size));
            boolean has = random.nextDouble() < owns;
            double minute = habitMinute(appliance.habit(), random);
            double taste = Math.exp(0.5 * random.nextGaussian());
            if (has) {
                owned.add(appliance);
                habitMinutes.add(minute);
                liking.add(taste);
            }
        }
    }

    private static double ownShare(double chance, double share, RandomStream random) {
        boolean has = random.chance(chance);
        double factor = 0.5 + random.nextDouble();
        return has ? Math.min(0.6, share * factor) : 0;
    }

    /// A minute of the day drawn by an appliance's hour weights.
    static double habitMinute(Appliance.Habit habit, RandomStream random) {
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += habit.weight(hour);
        }
        double rest = random.nextDouble() * sum;
        int hour = 0;
        while (hour < 23 && rest >= habit.weight(hour)) {
            rest -= habit.weight(hour++);
        }
        return 60 * (hour + random.nextDouble());
    }

    /// Expected energy of a year, kWh.
    double annualKwh() {
        return annualKwh;
    }

    Occupancy.Life life() {
        return life;
    }

    double wakeMinute() {
        return wakeMinute;
    }

    double sleepMinute() {
        return sleepMinute;
    }

    double leaveMinute() {
        return leaveMinute;
    }

    /// Share of uses that happen at the household's own usual time.
    double regularity() {
        return regularity;
    }

    /// Standard deviation of the logarithm of a day's activity.
    double dayDeviation() {
        return dayDeviation;
    }

    /// Correlation of a day's activity with the day before's.
    double dayMemory() {
        return dayMemory;
    }

    /// Activity on Saturday and Sunday over that of weekdays.
    double weekendFactor() {
        return weekendFactor;
    }

    /// Share of the year's energy that heats.
    double heatingShare() {
        return heatingShare;
    }

    /// Share of the year's energy that cools.
    double coolingShare() {
        return coolingShare;
    }

    /// Whether the heating charges a store at night.
    boolean nightHeating() {
        return nightHeating;
    }

    /// How much warmer than usual this household likes it, K.
    double comfortShiftC() {
        return comfortShiftC;
    }

    /// Power that never stops, kW.
    double floorKw() {
        return floorShare * steadyKwh() / 8766;
    }

    /// Lighting energy of a year, kWh.
    double lightKwh() {
        return lightShare * steadyKwh();
    }

    private double steadyKwh() {
        return annualKwh * (1 - heatingShare - coolingShare);
    }

    int appliances() {
        return owned.size();
    }

    Appliance appliance(int k) {
        return owned.get(k);
    }

    /// Usual start of appliance `k`, minute of the day.
    double habitMinute(int k) {
        return habitMinutes.get(k);
    }

    /// Mean uses of appliance `k` on a day at home: the table's, times the household's taste,
    /// scaled so that the year's energy is met.
    double usesPerDay(int k) {
        double kwh = 0;
        for (int a = 0; a < owned.size(); a++) {
            kwh += owned.get(a).perDay() * liking.get(a) * owned.get(a).kwhPerUse();
        }
        double wanted = (1 - floorShare - lightShare) * steadyKwh() / 365.25;
        return owned.get(k).perDay()
                * liking.get(k)
                * wanted
                / (kwh * (1 - HOLIDAY_SHARE) * (5 + 2 * weekendFactor) / 7);
    }
}
