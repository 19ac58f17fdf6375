package org.commonwatt.operate.scenario;

import org.commonwatt.grid.TimeAxis;

/// Which days of a scenario are for training, for choosing between what was trained, and for
/// judging the choice (`docs/FORMULATION.md#evaluation`): whole weeks of seven days, counted from
/// the first whole day on. Days before that day are for nothing.
///
/// @param firstDay index of the first whole day
/// @param rule which weeks are which
public record DaySplit(int firstDay, Rule rule) {
    /// Days of a week.
    public static final int WEEK = 7;

    /// Every how many weeks one is set aside.
    ///
    /// @param testEvery the last of this many weeks is for testing, ≥ 2
    /// @param validationEvery one of this many weeks is for validation: the one before a test week,
    ///   if it is not one itself; ≥ 2
    public record Rule(int testEvery, int validationEvery) {
        /// One week in four for tests, one in eight for validation.
        public static final Rule USUAL = new Rule(4, 8);

        public Rule {
            if (testEvery < 2 || validationEvery < 2) {
                throw new IllegalArgumentException(
                        "A split needs testEvery and validationEvery of at least 2: %d and %d."
                                .formatted(testEvery, validationEvery));
            }
        }
    }

    /// The split of a scenario's days.
    public static DaySplit of(Scenario scenario) {
        TimeAxis axis = scenario.axis();
        boolean startsAtMidnight = axis.local(0).equals(axis.date(0).atStartOfDay(axis.zone()));
        return new DaySplit(startsAtMidnight ? 0 : 1, scenario.settings().split());
    }

    /// Number of a day's week; −1 before the first whole day.
    public int week(int day) {
        return Math.floorDiv(day - firstDay, WEEK);
    }

    /// First day of a week.
    public int firstDayOf(int week) {
        return firstDay + WEEK * week;
    }

    /// Whether the day is for tests.
    public boolean isTest(int day) {
        return day >= firstDay && week(day) % rule.testEvery() == rule.testEvery() - 1;
    }

    /// Whether the day is for choosing between what was trained.
    public boolean isValidation(int day) {
        int before = Math.floorMod(rule.testEvery() - 2, rule.validationEvery());
        return day >= firstDay && !isTest(day) && week(day) % rule.validationEvery() == before;
    }

    /// Whether the day is for training.
    public boolean isTraining(int day) {
        return day >= firstDay && !isTest(day) && !isValidation(day);
    }
}
