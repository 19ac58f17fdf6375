package org.commonwatt.operate.simulation;

import java.time.Duration;
import java.time.YearMonth;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.BillingDay;
import org.commonwatt.market.BillingMonth;

/// Which part of each local day and calendar month a run covers.
final class BillingCalendar {
    private final BillingDay[] days;
    private final BillingMonth[] months;

    BillingCalendar(TimeAxis axis) {
        int[] stepsOfMonth = new int[axis.periods()];
        for (int t = 0; t < axis.steps(); t++) {
            stepsOfMonth[axis.period(t)]++;
        }
        months = new BillingMonth[stepsOfMonth.length];
        for (int p = 0; p < months.length; p++) {
            int month = YearMonth.parse(axis.periodName(p)).getMonthValue();
            months[p] = new BillingMonth(month, monthShare(axis, p, stepsOfMonth[p]));
        }
        days = new BillingDay[axis.days()];
        int before = 0;
        for (int d = 0; d < days.length; d++) {
            int period = axis.period(axis.firstStepOfDay(d));
            boolean first = d == 0 || axis.period(axis.firstStepOfDay(d - 1)) != period;
            int start = first ? 0 : before;
            int end = start + axis.endStepOfDay(d) - axis.firstStepOfDay(d);
            days[d] =
                    new BillingDay(
                            dayShare(axis, d),
                            monthShare(axis, period, start),
                            monthShare(axis, period, end),
                            months[period].share());
            before = end;
        }
    }

    private static double dayShare(TimeAxis axis, int day) {
        double covered =
                (axis.endStepOfDay(day) - axis.firstStepOfDay(day)) * axis.stepHours() * 3600;
        var start = axis.date(day).atStartOfDay(axis.zone());
        var end = axis.date(day).plusDays(1).atStartOfDay(axis.zone());
        return Math.min(1, covered / Duration.between(start, end).toSeconds());
    }

    private static double monthShare(TimeAxis axis, int period, int steps) {
        var month = YearMonth.parse(axis.periodName(period));
        var start = month.atDay(1).atStartOfDay(axis.zone());
        var end = month.plusMonths(1).atDay(1).atStartOfDay(axis.zone());
        double seconds = Duration.between(start, end).toSeconds();
        return Math.min(1, steps * axis.stepHours() * 3600 / seconds);
    }

    BillingDay day(int day) {
        return days[day];
    }

    BillingMonth month(int period) {
        return months[period];
    }
}
