package org.commonwatt.operate.scenario.days;

import java.util.List;

/// Something in a household that is switched on for a while: the table of its habits.
///
/// @param name what it is
/// @param kw power while on
/// @param minutes mean time on
/// @param tailKw power of a second phase (a wash after its water is hot), 0 = none
/// @param tailMinutes length of the second phase
/// @param perDay uses per day in a household of average size that owns it
/// @param ownership share of households that own it
/// @param habit when it is used
/// @param attended whether somebody must be up and at home to start it
record Appliance(
        String name,
        double kw,
        double minutes,
        double tailKw,
        double tailMinutes,
        double perDay,
        double ownership,
        Habit habit,
        boolean attended) {
    /// Relative weight of the 24 hours for a start.
    enum Habit {
        ALWAYS(6, 5, 5, 5, 5, 5, 6, 7, 8, 8, 8, 8, 8, 8, 8, 9, 9, 9, 9, 9, 9, 8, 7, 6),
        ANY(2, 1, 0, 0, 0, 1, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 5, 4),
        LEISURE(2, 1, 0, 0, 0, 0, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5, 6, 6, 7, 7, 6, 4),
        MEALS(0, 0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 4, 6, 4, 2, 3, 6, 9, 10, 8, 5, 2, 1, 0),
        BREAKFAST(0, 0, 0, 0, 0, 2, 7, 10, 9, 5, 2, 1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0),
        WASHING(0, 0, 0, 0, 0, 0, 2, 5, 8, 9, 9, 8, 6, 5, 5, 5, 5, 6, 6, 5, 4, 3, 1, 0),
        DISHES(0, 0, 0, 0, 0, 0, 0, 1, 3, 3, 2, 2, 3, 5, 3, 1, 1, 2, 6, 10, 10, 8, 4, 1),
        EVENING(1, 0, 0, 0, 0, 0, 1, 3, 3, 3, 3, 4, 4, 4, 4, 5, 7, 9, 11, 11, 9, 7, 4, 2),
        SHOWER(0, 0, 0, 0, 0, 2, 8, 10, 7, 4, 2, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 3, 1),
        WATER(0, 0, 0, 1, 3, 6, 6, 4, 2, 1, 0, 0, 0, 0, 1, 2, 4, 4, 2, 1, 1, 1, 0, 0);

        // Never written after construction.
        @SuppressWarnings("ImmutableEnumChecker")
        private final double[] weights;

        Habit(double... weights) {
            this.weights = weights;
        }

        double weight(int hour) {
            return weights[hour];
        }
    }

    /// The appliances of a household; powers and uses after the usual surveys of domestic
    /// appliances (such as Richardson et al. 2010, CREST), rounded.
    static final List<Appliance> HOUSEHOLD =
            List.of(
                    new Appliance("kettle", 2.6, 3, 0, 0, 3.5, 0.97, Habit.ANY, true),
                    new Appliance("toaster", 1.1, 4, 0, 0, 0.5, 0.90, Habit.BREAKFAST, true),
                    new Appliance("microwave", 1.3, 6, 0, 0, 1.0, 0.90, Habit.MEALS, true),
                    new Appliance("hob", 1.2, 26, 0, 0, 0.8, 0.48, Habit.MEALS, true),
                    new Appliance("oven", 1.9, 12, 0.8, 30, 0.4, 0.66, Habit.MEALS, true),
                    new Appliance("dishwasher", 1.9, 20, 0.3, 60, 0.5, 0.40, Habit.DISHES, true),
                    new Appliance("washing", 1.9, 16, 0.2, 60, 0.5, 0.95, Habit.WASHING, true),
                    new Appliance("dryer", 1.9, 45, 0, 0, 0.25, 0.45, Habit.WASHING, true),
                    new Appliance("television", 0.14, 160, 0, 0, 2.4, 0.98, Habit.EVENING, true),
                    new Appliance("computer", 0.12, 180, 0, 0, 1.8, 0.85, Habit.LEISURE, true),
                    new Appliance("shower", 7.5, 5, 0, 0, 0.8, 0.40, Habit.SHOWER, true),
                    new Appliance("vacuum", 1.2, 15, 0, 0, 0.2, 0.94, Habit.WASHING, true),
                    new Appliance("iron", 1.0, 20, 0, 0, 0.2, 0.85, Habit.WASHING, true),
                    new Appliance("small", 0.4, 30, 0, 0, 2.0, 1.00, Habit.ANY, true),
                    new Appliance("left on", 0.12, 300, 0, 0, 2.5, 1.00, Habit.ALWAYS, false),
                    new Appliance("immersion", 2.6, 40, 0, 0, 1.0, 0.15, Habit.WATER, false));

    /// Hours by which people let it wait on average; 0 = it runs when it is switched on.
    double slackHours() {
        return switch (name) {
            case "dishwasher" -> 8;
            case "washing" -> 6;
            case "dryer" -> 4;
            default -> 0;
        };
    }

    /// Whether it may run later than it is loaded.
    boolean isDeferrable() {
        return slackHours() > 0;
    }

    /// Mean energy of one use, kWh.
    double kwhPerUse() {
        return (kw * minutes + tailKw * tailMinutes) / 60;
    }
}
