package org.commonwatt.experiments.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.Exogenous;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.scenario.Scenario;

/// Chooses the days that stand for the others, before a run and from its inputs alone.
///
/// The typical day of a season is the whole day whose community demand and available generation lie
/// nearest (least squares over the steps of the day) to the season's mean profile. A season is a
/// window of the time axis, or a quarter (December–February, …) of a window longer than 62 days.
public final class TypicalDays {
    private static final int LONG_WINDOW_DAYS = 62;

    private TypicalDays() {}

    /// Day indices of the typical days, rising.
    public static List<Integer> of(Scenario scenario) {
        TimeAxis axis = scenario.axis();
        Map<String, List<Integer>> seasons = new LinkedHashMap<>();
        int longest = 0;
        for (int day = 0; day < axis.days(); day++) {
            longest = Math.max(longest, length(axis, day));
        }
        for (int day = 0; day < axis.days(); day++) {
            seasons.computeIfAbsent(season(axis, day), _ -> new ArrayList<>()).add(day);
        }
        List<Integer> chosen = new ArrayList<>();
        int wholeDay = (int) Math.min(longest, Math.round(24 / axis.stepHours()));
        for (List<Integer> days : seasons.values()) {
            List<Integer> whole =
                    days.stream().filter(day -> length(axis, day) == wholeDay).toList();
            chosen.add(nearest(scenario, whole.isEmpty() ? days : whole));
        }
        return chosen.stream().sorted().toList();
    }

    private static int length(TimeAxis axis, int day) {
        return axis.endStepOfDay(day) - axis.firstStepOfDay(day);
    }

    private static String season(TimeAxis axis, int day) {
        int t = axis.firstStepOfDay(day);
        int window = 0;
        int end = axis.windows().get(0).steps();
        while (t >= end) {
            window++;
            end += axis.windows().get(window).steps();
        }
        double windowDays = axis.windows().get(window).steps() * axis.stepHours() / 24;
        int quarter = axis.date(day).getMonthValue() % 12 / 3;
        return windowDays > LONG_WINDOW_DAYS ? window + "/" + quarter : window + "/";
    }

    private static int nearest(Scenario scenario, List<Integer> days) {
        int slots = (int) Math.round(24 / scenario.axis().stepHours());
        double[] mean = new double[2 * slots];
        int[] count = new int[2 * slots];
        double[] profile = new double[2 * slots];
        for (int day : days) {
            profile(scenario, day, profile);
            for (int k = 0; k < profile.length; k++) {
                if (!Double.isNaN(profile[k])) {
                    mean[k] += profile[k];
                    count[k]++;
                }
            }
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= Math.max(1, count[k]);
        }
        int best = days.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (int day : days) {
            profile(scenario, day, profile);
            double distance = 0;
            for (int k = 0; k < profile.length; k++) {
                double d = Double.isNaN(profile[k]) ? 0 : profile[k] - mean[k];
                distance += d * d;
            }
            if (distance < least) {
                least = distance;
                best = day;
            }
        }
        return best;
    }

    /// Demand, then generation, per slot of the day; NaN where the day has no such step.
    private static void profile(Scenario scenario, int day, double[] profile) {
        TimeAxis axis = scenario.axis();
        Exogenous paths = scenario.exogenous();
        int slots = profile.length / 2;
        Arrays.fill(profile, Double.NaN);
        for (int t = axis.firstStepOfDay(day); t < axis.endStepOfDay(day); t++) {
            int slot = axis.minuteOfDay(t) * slots / 1440;
            double demand = 0;
            double generation = 0;
            for (int i = 0; i < paths.participants(); i++) {
                demand += paths.demandKwh(t, i);
                generation += paths.availableKwh(t, i);
            }
            profile[slot] = demand;
            profile[slots + slot] = generation;
        }
    }
}
