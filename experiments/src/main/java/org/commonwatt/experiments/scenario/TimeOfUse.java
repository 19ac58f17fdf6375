package org.commonwatt.experiments.scenario;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.grid.TimeAxis;

/// `timeOfUse`: prices by local time of day, kind of day and month.
final class TimeOfUse {
    private record Period(double price, int from, int to, String days, int months) {
        boolean fits(TimeAxis axis, int t) {
            int minute = axis.minuteOfDay(t);
            boolean inside =
                    from < to ? minute >= from && minute < to : minute >= from || minute < to;
            boolean weekend = axis.dayOfWeek(t) >= 6;
            boolean day = days.equals("all") || days.equals("weekend") == weekend;
            return inside && day && (months >> axis.local(t).getMonthValue() & 1) == 1;
        }
    }

    private static final int ALL_MONTHS = (1 << 13) - 2;

    private final List<Period> periods = new ArrayList<>();
    private final double otherwise;

    private TimeOfUse(Section at) {
        otherwise = at.number("otherwise", 0);
        for (Section period : at.at("periods").items()) {
            int from = minute(period.text("from", "00:00"));
            int to = minute(period.text("to", "24:00"));
            if (from == to) {
                period.at("to").problem("is as early as from: the period is empty.");
            }
            int months = 0;
            for (Section month : period.at("months").items()) {
                months |= 1 << (int) Math.clamp(month.number(1), 1, 12);
            }
            periods.add(
                    new Period(
                            period.number("price", 0),
                            from,
                            to,
                            period.text("days", "all"),
                            months == 0 ? ALL_MONTHS : months));
        }
    }

    /// Price of each step.
    static double[] prices(Section at, TimeAxis axis) {
        var schedule = new TimeOfUse(at);
        double[] prices = new double[axis.steps()];
        for (int t = 0; t < prices.length; t++) {
            prices[t] = schedule.price(axis, t);
        }
        return prices;
    }

    private double price(TimeAxis axis, int t) {
        for (Period period : periods) {
            if (period.fits(axis, t)) {
                return period.price();
            }
        }
        return otherwise;
    }

    /// Minute of the day of `hh:mm`; 0 where the schema has noted a mistake.
    static int minute(String clock) {
        return clock.matches("[0-9]{2}:[0-9]{2}")
                ? Integer.parseInt(clock.substring(0, 2)) * 60
                        + Integer.parseInt(clock.substring(3))
                : 0;
    }
}
