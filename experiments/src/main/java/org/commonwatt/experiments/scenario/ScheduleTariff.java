package org.commonwatt.experiments.scenario;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.TariffSheet.Rate;
import org.jspecify.annotations.Nullable;

/// `schedule`: a time-of-use tariff in the JSON form of ACN-Portal (Lee, Johansson and Low,
/// *ACN-Sim*, 2019): schedules with a range of dates, a kind of day, hours at which prices change,
/// and a demand charge.
final class ScheduleTariff {
    private static final int MONTHS = 12;

    /// One schedule.
    ///
    /// @param from first day, 100·month + day
    /// @param to last day, likewise; before `from` where it goes over New Year
    /// @param days `ALL`, `WEEKDAYS` or `WEEKENDS`
    /// @param hours hours of day at which bands start, the first 0
    /// @param band band of the first of them
    /// @param demandCharge currency/kW/month
    private record Schedule(
            int from, int to, String days, List<Double> hours, int band, double demandCharge) {
        boolean fits(int day, boolean weekend) {
            boolean inside = from <= to ? day >= from && day <= to : day >= from || day <= to;
            return inside && (days.equals("ALL") || days.equals("WEEKENDS") == weekend);
        }

        int band(int minuteOfDay) {
            int k = hours.size() - 1;
            while (k > 0 && minuteOfDay < hours.get(k) * 60) {
                k--;
            }
            return band + k;
        }
    }

    private final List<List<Rate>> bands = new ArrayList<>();
    private final List<Schedule> schedules = new ArrayList<>();

    private ScheduleTariff(Section file) {
        for (Section at : file.at("schedule").items()) {
            Schedule schedule = schedule(at);
            warnOfOverlap(at, schedule);
            schedules.add(schedule);
        }
        if (schedules.isEmpty()) {
            file.at("schedule").problem("is missing.", "this is no tariff of ACN-Portal.");
        }
    }

    /// The tariff, or null after a problem.
    static @Nullable TariffSheet read(Section file) {
        var tariff = new ScheduleTariff(file);
        if (tariff.schedules.isEmpty() || tariff.gap(file.at("schedule"))) {
            return null;
        }
        List<Double> demand = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            demand.add(tariff.demandCharge(100 * month + 1));
        }
        boolean charged = demand.stream().anyMatch(charge -> charge > 0);
        return new TariffSheet(
                file.text("name", ""),
                tariff.bands,
                tariff::band,
                0,
                0,
                0,
                charged ? demand : List.of());
    }

    private Schedule schedule(Section at) {
        List<Section> times = at.at("times").items();
        List<Section> prices = at.at("tariffs").items();
        if (times.isEmpty() || times.size() != prices.size()) {
            at.at("tariffs")
                    .problem("has %d prices for %d times.".formatted(prices.size(), times.size()));
        }
        int first = bands.size();
        List<Double> hours = new ArrayList<>(List.of(0.0));
        for (int k = 0; k < times.size(); k++) {
            double hour = times.get(k).number(-1);
            boolean rises = k == 0 ? hour == 0 : hour > hours.getLast() && hour < 24;
            if (!rises) {
                times.get(k).problem("is out of order: hours start at 0 and rise up to 24.");
            }
            if (k > 0) {
                hours.add(hour);
            }
        }
        for (int k = 0; k < hours.size(); k++) {
            double price = k < prices.size() ? prices.get(k).number(0) : 0;
            bands.add(List.of(new Rate(Double.POSITIVE_INFINITY, price, Double.NaN)));
        }
        String days = at.text("dow_mask", "");
        if (!List.of("ALL", "WEEKDAYS", "WEEKENDS").contains(days)) {
            at.at("dow_mask").problem("must be ALL, WEEKDAYS or WEEKENDS.");
        }
        return new Schedule(
                day(at.at("effective_start")),
                day(at.at("effective_end")),
                days,
                hours,
                first,
                Math.max(0, at.number("demand_charge", 0)));
    }

    private static int day(Section at) {
        String text = at.text("");
        if (text.matches("(0?[1-9]|1[0-2])-(0?[1-9]|[12][0-9]|3[01])")) {
            String[] parts = text.split("-", 2);
            return 100 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]);
        }
        at.problem("must be month-day, such as 06-01.");
        return 0;
    }

    private void warnOfOverlap(Section at, Schedule later) {
        for (int k = 0; k < schedules.size(); k++) {
            Schedule earlier = schedules.get(k);
            boolean both =
                    days().stream()
                            .anyMatch(
                                    day ->
                                            meet(earlier, later, day, false)
                                                    || meet(earlier, later, day, true));
            if (both) {
                at.warning("holds where schedule[%d] does; the first counts.".formatted(k), null);
                return;
            }
        }
    }

    private static boolean meet(Schedule a, Schedule b, int day, boolean weekend) {
        return a.fits(day, weekend) && b.fits(day, weekend);
    }

    private boolean gap(Section at) {
        for (int day : days()) {
            for (boolean weekend : new boolean[] {false, true}) {
                if (find(day, weekend) == null) {
                    at.problem(
                            "has no price on %s %02d-%02d."
                                    .formatted(
                                            weekend ? "a weekend" : "a weekday",
                                            day / 100,
                                            day % 100));
                    return true;
                }
            }
        }
        return false;
    }

    /// Every day of a leap year, 100·month + day.
    private static List<Integer> days() {
        return LocalDate.of(2024, 1, 1)
                .datesUntil(LocalDate.of(2025, 1, 1))
                .map(date -> 100 * date.getMonthValue() + date.getDayOfMonth())
                .toList();
    }

    private @Nullable Schedule find(int day, boolean weekend) {
        for (Schedule schedule : schedules) {
            if (schedule.fits(day, weekend)) {
                return schedule;
            }
        }
        return null;
    }

    private int band(LocalDateTime local) {
        Schedule schedule =
                find(
                        100 * local.getMonthValue() + local.getDayOfMonth(),
                        local.getDayOfWeek().getValue() >= 6);
        return schedule == null ? 0 : schedule.band(local.getHour() * 60 + local.getMinute());
    }

    /// The higher one where weekdays and weekends differ.
    private double demandCharge(int day) {
        double most = 0;
        for (boolean weekend : new boolean[] {false, true}) {
            Schedule schedule = find(day, weekend);
            most = Math.max(most, schedule == null ? 0 : schedule.demandCharge());
        }
        return most;
    }
}
