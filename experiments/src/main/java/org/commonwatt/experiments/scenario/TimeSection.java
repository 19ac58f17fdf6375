package org.commonwatt.experiments.scenario;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.scenario.series.Timestamp;
import org.commonwatt.grid.TimeAxis;
import org.jspecify.annotations.Nullable;

/// `time`: the clock of the scenario.
final class TimeSection {
    /// Three years of minutes.
    static final int MAX_STEPS = 1_600_000;

    private static final Duration DEFAULT_STEP = Duration.ofMinutes(15);

    private final Section time;
    private final ZoneId zone;
    private final Duration step;

    private TimeSection(Section time) {
        this.time = time;
        zone = zone(time.at("zone"), ZoneOffset.UTC);
        step = step(time.at("step"));
    }

    /// The axis, or null after a problem that leaves none.
    static @Nullable TimeAxis read(Section time) {
        var section = new TimeSection(time);
        List<TimeAxis.Window> windows = section.windows();
        if (windows.isEmpty()) {
            return null;
        }
        try {
            return TimeAxis.ofWindows(windows, section.step, section.zone);
        } catch (IllegalArgumentException overlap) {
            time.at("windows").problem("overlap: " + overlap.getMessage());
            return null;
        }
    }

    private static Duration step(Section at) {
        String text = at.text(DEFAULT_STEP.toString());
        try {
            Duration step = Duration.parse(text);
            long seconds = step.toSeconds();
            if (seconds >= 60
                    && seconds <= 3600
                    && step.equals(Duration.ofSeconds(seconds))
                    && 3600 % seconds == 0) {
                return step;
            }
            at.problem("is %s but must divide an hour and be PT1M to PT1H.".formatted(text));
        } catch (DateTimeParseException invalid) {
            at.problem(
                    "is \"%s\" but must be an ISO duration such as PT15M.".formatted(text),
                    text.matches("[0-9]+") ? "you mean PT%sM.".formatted(text) : null);
        }
        return DEFAULT_STEP;
    }

    /// A zone by name; notes a problem and takes the fallback where there is none of that name.
    static ZoneId zone(Section at, ZoneId fallback) {
        String text = at.text("");
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            at.problem(
                    "is \"%s\" but must be a time zone such as Europe/London.".formatted(text),
                    Spelling.youMean(text, ZoneId.getAvailableZoneIds()));
            return fallback;
        }
    }

    /// A time with offset, or local in the zone; null after a problem.
    static @Nullable Instant instant(Section at, ZoneId zone) {
        String text = at.text("");
        Timestamp time = Timestamp.parse(text);
        if (time == null) {
            if (at.isText()) {
                at.problem(
                        "is \"%s\" but must be a time such as 2025-07-01T00:00Z.".formatted(text));
            }
            return null;
        }
        ZoneOffset offset = time.offset();
        return offset == null
                ? time.local().atZone(zone).toInstant()
                : time.local().toInstant(offset);
    }

    private List<TimeAxis.Window> windows() {
        var windows = new ArrayList<TimeAxis.Window>();
        if (time.has("windows")) {
            for (String key : List.of("start", "days", "steps")) {
                if (time.has(key)) {
                    time.at(key).problem("stands beside windows; give it in each window.");
                }
            }
            for (Section window : time.at("windows").items()) {
                addWindow(window, windows);
            }
        } else {
            addWindow(time, windows);
        }
        long steps = windows.stream().mapToLong(TimeAxis.Window::steps).sum();
        if (steps > MAX_STEPS) {
            time.problem(
                    "has %d steps but at most %d can be simulated.".formatted(steps, MAX_STEPS),
                    "a longer step or fewer days do.");
            return List.of();
        }
        return windows;
    }

    private void addWindow(Section window, List<TimeAxis.Window> windows) {
        if (!window.has("start") && window.isObject()) {
            window.at("start").problem("is missing.");
        }
        Instant start = instant(window.at("start"), zone);
        boolean days = window.has("days");
        if (days == window.has("steps") && window.isObject()) {
            window.at("days")
                    .problem(days ? "and steps exclude each other." : "is missing; or give steps.");
        }
        if (start == null) {
            return;
        }
        long count = days ? stepsOfDays(window, start) : window.wholeNumber("steps", 0);
        if (count >= 1 && count <= MAX_STEPS) {
            windows.add(new TimeAxis.Window(start, (int) count));
        } else if (count > MAX_STEPS) {
            window.at(days ? "days" : "steps")
                    .problem(
                            "makes %d steps but at most %d can be simulated."
                                    .formatted(count, MAX_STEPS),
                            "a longer step or fewer days do.");
        }
    }

    private long stepsOfDays(Section window, Instant start) {
        long days = Math.clamp(window.wholeNumber("days", 0), 0, 100_000);
        Duration length = Duration.between(start, start.atZone(zone).plusDays(days).toInstant());
        if (length.toSeconds() % step.toSeconds() != 0) {
            window.at("days")
                    .problem("make %s, no whole number of steps of %s.".formatted(length, step));
            return 0;
        }
        return length.dividedBy(step);
    }
}
