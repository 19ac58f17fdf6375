package org.commonwatt.grid;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/// The clock of a scenario: steps of one constant length, each named by its **start** in UTC.
///
/// An axis is one window or several windows one behind the other (a summer week, then a winter
/// week); state carries over from one to the next. Days, hours and billing periods (calendar
/// months) are those of the scenario's zone, so a day may have 23 or 25 hours. All look-ups are by
/// step index `t` in `0..steps()-1`. Immutable, safe for use by many threads.
///
/// See `docs/FORMULATION.md#time`.
public final class TimeAxis {
    /// A run of consecutive steps that starts at `start`.
    ///
    /// @param start first instant, UTC
    /// @param steps number of steps, ≥ 1
    public record Window(Instant start, int steps) {
        public Window {
            if (steps < 1) {
                throw new IllegalArgumentException(
                        "The steps (%d) of a window must be positive.".formatted(steps));
            }
        }
    }

    private final List<Window> windows;
    private final Duration step;
    private final ZoneId zone;
    private final Instant[] instants;
    private final int[] dayOfStep;
    private final int[] periodOfStep;
    private final int[] hourOfDay;
    private final int[] dayOfWeek;
    private final int[] minuteOfDay;
    private final LocalDate[] dates;
    private final String[] periods;
    private final int[] firstStepOfDay;

    private TimeAxis(List<Window> windows, Duration step, ZoneId zone) {
        this.windows = List.copyOf(windows);
        this.step = step;
        this.zone = zone;
        int steps = windows.stream().mapToInt(Window::steps).sum();
        instants = new Instant[steps];
        dayOfStep = new int[steps];
        periodOfStep = new int[steps];
        hourOfDay = new int[steps];
        dayOfWeek = new int[steps];
        minuteOfDay = new int[steps];
        var dateList = new java.util.ArrayList<LocalDate>();
        var periodList = new java.util.ArrayList<String>();
        var firstSteps = new java.util.ArrayList<Integer>();
        int t = 0;
        for (Window window : windows) {
            for (int k = 0; k < window.steps(); k++, t++) {
                instants[t] = window.start().plus(step.multipliedBy(k));
                ZonedDateTime local = instants[t].atZone(zone);
                LocalDate date = local.toLocalDate();
                if (dateList.isEmpty() || !date.equals(dateList.getLast())) {
                    dateList.add(date);
                    firstSteps.add(t);
                }
                String period = date.toString().substring(0, 7);
                if (periodList.isEmpty() || !period.equals(periodList.getLast())) {
                    periodList.add(period);
                }
                dayOfStep[t] = dateList.size() - 1;
                periodOfStep[t] = periodList.size() - 1;
                hourOfDay[t] = local.getHour();
                minuteOfDay[t] = local.getHour() * 60 + local.getMinute();
                dayOfWeek[t] = local.getDayOfWeek().getValue();
            }
        }
        dates = dateList.toArray(LocalDate[]::new);
        periods = periodList.toArray(String[]::new);
        firstStepOfDay = firstSteps.stream().mapToInt(Integer::intValue).toArray();
    }

    /// One window of `steps` steps.
    public static TimeAxis of(Instant start, Duration step, int steps, ZoneId zone) {
        return ofWindows(List.of(new Window(start, steps)), step, zone);
    }

    /// Several windows in order of time.
    ///
    /// @throws IllegalArgumentException if the step is not 1 min … 1 h and a whole part of an hour,
    ///   there is no window, or windows overlap
    public static TimeAxis ofWindows(List<Window> windows, Duration step, ZoneId zone) {
        long seconds = step.toSeconds();
        if (seconds < 60
                || seconds > 3600
                || 3600 % seconds != 0
                || !step.equals(Duration.ofSeconds(seconds))) {
            throw new IllegalArgumentException(
                    "The step (%s) must divide an hour and be between 1 minute and 1 hour."
                            .formatted(step));
        }
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("A time axis needs at least one window.");
        }
        for (int w = 1; w < windows.size(); w++) {
            Window before = windows.get(w - 1);
            Instant end = before.start().plus(step.multipliedBy(before.steps()));
            if (windows.get(w).start().isBefore(end)) {
                throw new IllegalArgumentException(
                        "Window %d starts at %s, before window %d ends (%s)."
                                .formatted(w, windows.get(w).start(), w - 1, end));
            }
        }
        return new TimeAxis(windows, step, zone);
    }

    /// Number of steps T.
    public int steps() {
        return instants.length;
    }

    /// Step length Δ in hours.
    public double stepHours() {
        return step.toSeconds() / 3600.0;
    }

    /// Step length.
    public Duration step() {
        return step;
    }

    /// Zone of days, hours and billing periods.
    public ZoneId zone() {
        return zone;
    }

    /// The windows in order.
    public List<Window> windows() {
        return windows;
    }

    /// Start of step `t`.
    public Instant instant(int t) {
        return instants[t];
    }

    /// Start of step `t` in the scenario's zone.
    public ZonedDateTime local(int t) {
        return instants[t].atZone(zone);
    }

    /// Number of local calendar days touched.
    public int days() {
        return dates.length;
    }

    /// Index of the local day of step `t`, `0..days()-1`.
    public int day(int t) {
        return dayOfStep[t];
    }

    /// Local date of day index `day`.
    public LocalDate date(int day) {
        return dates[day];
    }

    /// First step of day index `day`.
    public int firstStepOfDay(int day) {
        return firstStepOfDay[day];
    }

    /// One past the last step of day index `day`.
    public int endStepOfDay(int day) {
        return day + 1 < dates.length ? firstStepOfDay[day + 1] : instants.length;
    }

    /// Index of the billing period (local calendar month) of step `t`.
    public int period(int t) {
        return periodOfStep[t];
    }

    /// Number of billing periods touched.
    public int periods() {
        return periods.length;
    }

    /// Name of a billing period, `yyyy-MM`.
    public String periodName(int period) {
        return periods[period];
    }

    /// Local hour of step `t`, 0..23.
    public int hourOfDay(int t) {
        return hourOfDay[t];
    }

    /// Local minute of the day of step `t`, 0..1439.
    public int minuteOfDay(int t) {
        return minuteOfDay[t];
    }

    /// Local day of the week of step `t`, 1 = Monday … 7 = Sunday.
    public int dayOfWeek(int t) {
        return dayOfWeek[t];
    }

    /// Whether step `t` follows step `t − 1` without a gap.
    public boolean followsPrevious(int t) {
        return t > 0 && instants[t].equals(instants[t - 1].plus(step));
    }
}
