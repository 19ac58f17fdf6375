package org.commonwatt.operate.simulation;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.BillingDay;
import org.commonwatt.market.BillingMonth;
import org.commonwatt.operate.scenario.BillingRules;
import org.commonwatt.operate.scenario.Stay;
import org.jspecify.annotations.Nullable;

/// Which part of each local day and calendar month a run covers, for each participant: those who
/// are not members all the time have shorter months (`docs/FORMULATION.md#stays`).
final class BillingCalendar {
    private final TimeAxis axis;
    private final List<List<BillingDay>> days = new ArrayList<>();

    /// Empty where a participant was no member.
    private final List<List<Optional<BillingMonth>>> months = new ArrayList<>();

    BillingCalendar(TimeAxis axis, BillingRules rules, int participants) {
        this.axis = axis;
        int[] wholeMonths = stepsOfMonth(Stay.ALWAYS);
        List<BillingDay> wholeDays = days(Stay.ALWAYS, wholeMonths);
        for (int i = 0; i < participants; i++) {
            Stay stay = rules.stay(i);
            boolean always = stay.equals(Stay.ALWAYS);
            int[] steps = always ? wholeMonths : stepsOfMonth(stay);
            days.add(always ? wholeDays : days(stay, steps));
            months.add(months(steps));
        }
    }

    private int[] stepsOfMonth(Stay stay) {
        int[] stepsOfMonth = new int[axis.periods()];
        for (int d = 0; d < axis.days(); d++) {
            stepsOfMonth[period(d)] += steps(d, stay);
        }
        return stepsOfMonth;
    }

    private List<Optional<BillingMonth>> months(int[] stepsOfMonth) {
        List<Optional<BillingMonth>> all = new ArrayList<>();
        for (int p = 0; p < stepsOfMonth.length; p++) {
            int month = YearMonth.parse(axis.periodName(p)).getMonthValue();
            all.add(
                    stepsOfMonth[p] == 0
                            ? Optional.empty()
                            : Optional.of(new BillingMonth(month, monthShare(p, stepsOfMonth[p]))));
        }
        return all;
    }

    private List<BillingDay> days(Stay stay, int[] stepsOfMonth) {
        List<BillingDay> all = new ArrayList<>();
        int before = 0;
        for (int d = 0; d < axis.days(); d++) {
            int period = period(d);
            boolean first = d == 0 || period(d - 1) != period;
            int start = first ? 0 : before;
            int end = start + steps(d, stay);
            all.add(
                    new BillingDay(
                            end == start ? 0 : dayShare(d),
                            monthShare(period, start),
                            monthShare(period, end),
                            monthShare(period, stepsOfMonth[period])));
            before = end;
        }
        return all;
    }

    private int period(int day) {
        return axis.period(axis.firstStepOfDay(day));
    }

    private int steps(int day, Stay stay) {
        return stay.contains(axis.date(day))
                ? axis.endStepOfDay(day) - axis.firstStepOfDay(day)
                : 0;
    }

    private double dayShare(int day) {
        double covered =
                (axis.endStepOfDay(day) - axis.firstStepOfDay(day)) * axis.stepHours() * 3600;
        var start = axis.date(day).atStartOfDay(axis.zone());
        var end = axis.date(day).plusDays(1).atStartOfDay(axis.zone());
        return Math.min(1, covered / Duration.between(start, end).toSeconds());
    }

    private double monthShare(int period, int steps) {
        var month = YearMonth.parse(axis.periodName(period));
        var start = month.atDay(1).atStartOfDay(axis.zone());
        var end = month.plusMonths(1).atDay(1).atStartOfDay(axis.zone());
        double seconds = Duration.between(start, end).toSeconds();
        return Math.min(1, steps * axis.stepHours() * 3600 / seconds);
    }

    BillingDay day(int day, int i) {
        return days.get(i).get(day);
    }

    /// Null where participant `i` was no member in the period.
    @Nullable BillingMonth month(int period, int i) {
        return months.get(i).get(period).orElse(null);
    }

    /// Part of the calendar month that the run covers while `i` is a member; 0 where it is none.
    double share(int period, int i) {
        return months.get(i).get(period).map(BillingMonth::share).orElse(0.0);
    }
}
