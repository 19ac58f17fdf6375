package org.commonwatt.experiments.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.DaySplit;
import org.commonwatt.operate.scenario.Scenario;

/// A week that policies are judged on (`docs/FORMULATION.md#evaluation`).
///
/// @param week number of the week in the scenario
/// @param date its first day
/// @param firstDay index of that day
/// @param leadInDays days before it that bring the community into motion
public record JudgedWeek(int week, LocalDate date, int firstDay, int leadInDays) {
    /// Most days before a week.
    public static final int MOST_LEAD_IN_DAYS = 14;

    /// Which weeks are wanted.
    public enum Purpose {
        /// Those that nobody may choose by.
        TEST,
        /// Those to choose between policies with.
        VALIDATION
    }

    /// The whole weeks of a scenario for a purpose, each with at least a day before it; days
    /// without a gap.
    ///
    /// @param most how many weeks at most; fewer than there are lie evenly among them
    public static List<JudgedWeek> of(Scenario scenario, Purpose purpose, int most) {
        TimeAxis axis = scenario.axis();
        DaySplit split = DaySplit.of(scenario);
        List<JudgedWeek> all = new ArrayList<>();
        int last = split.week(axis.days() - 1);
        for (int week = 0; week <= last; week++) {
            int first = split.firstDayOf(week);
            boolean wanted =
                    purpose == Purpose.TEST ? split.isTest(first) : split.isValidation(first);
            int leadIn = leadIn(axis, split.firstDay(), first);
            if (wanted && leadIn > 0 && isWhole(axis, first)) {
                all.add(new JudgedWeek(week, axis.date(first), first, leadIn));
            }
        }
        return spread(all, most);
    }

    private static boolean isWhole(TimeAxis axis, int first) {
        int end = first + DaySplit.WEEK;
        if (end > axis.days()) {
            return false;
        }
        for (int day = first + 1; day < end; day++) {
            if (!follows(axis, day)) {
                return false;
            }
        }
        int lastStep = axis.endStepOfDay(end - 1) - 1;
        return axis.local(lastStep).plus(axis.step()).toLocalDate().isAfter(axis.date(end - 1));
    }

    private static boolean follows(TimeAxis axis, int day) {
        return axis.followsPrevious(axis.firstStepOfDay(day));
    }

    private static int leadIn(TimeAxis axis, int firstWholeDay, int first) {
        int days = 0;
        while (days < MOST_LEAD_IN_DAYS
                && first - days > firstWholeDay
                && first < axis.days()
                && follows(axis, first - days)) {
            days++;
        }
        return days;
    }

    private static List<JudgedWeek> spread(List<JudgedWeek> all, int most) {
        if (most >= all.size()) {
            return List.copyOf(all);
        }
        List<JudgedWeek> chosen = new ArrayList<>();
        for (int k = 0; k < most; k++) {
            chosen.add(all.get((2 * k + 1) * all.size() / (2 * most)));
        }
        return List.copyOf(chosen);
    }

    /// The week with the days before it as a scenario of its own.
    public Scenario slice(Scenario scenario) {
        return DaySlice.of(scenario, firstDay - leadInDays, leadInDays + DaySplit.WEEK);
    }
}
