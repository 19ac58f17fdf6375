package org.commonwatt.operate.game;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.agent.AgentFeatures;
import org.commonwatt.operate.reward.RewardWeights;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;

/// The windows of days that episodes are played in: whole days in a row, with one day before them
/// that brings the community into motion and one behind them that the last observation looks into.
///
/// Days of 23 and 25 hours are in no window, so that all are equally long. Safe for use by many
/// threads; slices are made when first needed and kept.
public final class CommunityDays {
    /// What an episode is played on.
    ///
    /// @param scenario the days from the one before to the one behind
    /// @param calendar calendar features of its steps
    /// @param firstStep first step that agents decide
    @SuppressWarnings("ArrayRecordComponent") // A view; never compared.
    record Slice(Scenario scenario, double[] calendar, int firstStep) {}

    private static final int LEAD_IN_DAYS = 1;

    private final Scenario scenario;
    private final int windowDays;
    private final int stepsPerDay;
    private final List<Integer> firstDays;
    private final ConcurrentHashMap<Integer, Slice> slices = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, AloneCosts> alone = new ConcurrentHashMap<>();

    private CommunityDays(Scenario scenario, int windowDays, List<Integer> firstDays) {
        this.scenario = scenario;
        this.windowDays = windowDays;
        this.firstDays = List.copyOf(firstDays);
        stepsPerDay = (int) Math.round(24 / scenario.axis().stepHours());
    }

    /// All windows of `windowDays` days whose every day is wanted.
    ///
    /// @param wanted which days may be played
    /// @throws IllegalArgumentException if there is none
    public static CommunityDays of(Scenario scenario, int windowDays, IntPredicate wanted) {
        TimeAxis axis = scenario.axis();
        int stepsPerDay = (int) Math.round(24 / axis.stepHours());
        List<Integer> firstDays = new ArrayList<>();
        for (int day = LEAD_IN_DAYS; day + windowDays < axis.days(); day++) {
            if (isWhole(axis, day - LEAD_IN_DAYS, windowDays + LEAD_IN_DAYS + 1, stepsPerDay)
                    && IntStream.range(day, day + windowDays).allMatch(wanted)) {
                firstDays.add(day);
            }
        }
        if (firstDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s has no %d days in a row to play, with one before and one behind them: it has %d days.\nMaybe the windows should be shorter, or the scenario longer."
                            .formatted(scenario.name(), windowDays, axis.days()));
        }
        return new CommunityDays(scenario, windowDays, firstDays);
    }

    private static boolean isWhole(TimeAxis axis, int from, int days, int stepsPerDay) {
        for (int day = from; day < from + days; day++) {
            int first = axis.firstStepOfDay(day);
            if (axis.endStepOfDay(day) - first != stepsPerDay
                    || (day > from && !axis.followsPrevious(first))) {
                return false;
            }
        }
        return true;
    }

    /// The scenario that windows are taken from.
    public Scenario scenario() {
        return scenario;
    }

    /// Steps that agents decide in a window.
    public int steps() {
        return windowDays * stepsPerDay;
    }

    /// Days of a window.
    public int windowDays() {
        return windowDays;
    }

    /// First days of all windows.
    public List<Integer> firstDays() {
        return firstDays;
    }

    Slice slice(int window) {
        return slices.computeIfAbsent(firstDays.get(window), this::cut);
    }

    /// What members would bear alone in a window; worked out once, with the weights that ask first.
    AloneCosts alone(int window, RewardWeights weights) {
        return alone.computeIfAbsent(
                window, number -> AloneCosts.of(slice(number), steps(), weights));
    }

    private Slice cut(int firstDay) {
        Scenario slice =
                DaySlice.of(scenario, firstDay - LEAD_IN_DAYS, windowDays + LEAD_IN_DAYS + 1);
        return new Slice(slice, AgentFeatures.calendar(slice.axis()), LEAD_IN_DAYS * stepsPerDay);
    }
}
