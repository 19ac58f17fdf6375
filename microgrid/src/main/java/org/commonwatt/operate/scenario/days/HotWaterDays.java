package org.commonwatt.operate.scenario.days;

import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Heat that a household draws as hot water: showers in the morning and evening, dishes at meals,
/// small draws all day; a little more in winter, when the water comes colder.
final class HotWaterDays {
    private static final double DRAWS_PER_DAY = 9;
    private static final double DRAW_MINUTES = 6;

    /// Half the difference between winter and summer, share of the mean.
    private static final double SEASON = 0.12;

    private static final double SHOWERS = 0.55;
    private static final double DISHES = 0.25;

    private HotWaterDays() {}

    /// Heat per step, kWh, `[T]`; on the average of many years `annualKwh` a year.
    static double[] heatKwh(
            TimeAxis axis, double annualKwh, RandomStreams streams, String participantId) {
        var draws = new DatedDraws(streams, "hot water", participantId);
        double[] heatKwh = new double[axis.steps()];
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            var painter = new StepPainter(heatKwh, firstStep, window, axis);
            List<LocalDay> days = LocalDay.of(window, axis);
            for (LocalDay day : days) {
                double season = 1 + SEASON * Math.cos(LocalDay.seasonAngle(day.date()));
                paint(painter, day, annualKwh / 365.25 * season, draws.on(day.date()));
            }
            firstStep += window.steps();
        }
        return heatKwh;
    }

    private static void paint(
            StepPainter painter, LocalDay day, double dayKwh, RandomStream random) {
        int count = random.poisson(DRAWS_PER_DAY);
        for (int k = 0; k < count; k++) {
            double kwh = random.exponential(dayKwh / DRAWS_PER_DAY);
            double use = random.nextDouble();
            Appliance.Habit habit =
                    use < SHOWERS
                            ? Appliance.Habit.SHOWER
                            : use < SHOWERS + DISHES ? Appliance.Habit.MEALS : Appliance.Habit.ANY;
            double from = day.secondAt(60 * hour(habit, random) + 60 * random.nextDouble());
            painter.add(from, from + 60 * DRAW_MINUTES, kwh * 60 / DRAW_MINUTES);
        }
    }

    private static int hour(Appliance.Habit habit, RandomStream random) {
        double total = 0;
        for (int hour = 0; hour < 24; hour++) {
            total += habit.weight(hour);
        }
        double left = random.nextDouble() * total;
        for (int hour = 0; hour < 23; hour++) {
            left -= habit.weight(hour);
            if (left < 0) {
                return hour;
            }
        }
        return 23;
    }
}
