package org.commonwatt.operate.scenario.days;

import java.util.List;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Hot water that a household draws: hands, dishes, showers and baths, at times at which its people
/// are at home and up.
///
/// The litres of a day are split into draws after Jordan and Vajen (IEA SHC Task 26, 2001). See
/// `docs/FORMULATION.md#hot-water`.
final class HotWaterDays {
    /// Heat of a litre warmed by 36.7 K, the mean of 120 English homes (Energy Saving Trust 2008),
    /// kWh.
    private static final double KWH_PER_LITRE = 36.7 * 4.186 / 3600;

    /// How much more heat a litre takes in winter, when the mains are cold, than on average.
    private static final double WINTER_SHARE = 0.12;

    /// More than any home draws, kWh a year.
    private static final double MOST_KWH = 1e6;

    /// A kind of draw.
    ///
    /// @param share share of the litres
    /// @param litresPerMinute flow
    /// @param minutes mean length
    private record Draw(
            double share, double litresPerMinute, double minutes, Appliance.Habit habit) {
        double litres() {
            return litresPerMinute * minutes;
        }
    }

    private static final List<Draw> DRAWS =
            List.of(
                    new Draw(0.14, 1, 1, Appliance.Habit.ANY),
                    new Draw(0.36, 6, 1, Appliance.Habit.MEALS),
                    new Draw(0.10, 14, 10, Appliance.Habit.EVENING),
                    new Draw(0.40, 8, 5, Appliance.Habit.SHOWER));

    private final TimeAxis axis;
    private final Presence presence;
    private final DatedDraws draws;
    private final double north;
    private final double litresPerDay;
    private final double[] usualMinutes = new double[DRAWS.size()];

    HotWaterDays(
            TimeAxis axis,
            double annualKwh,
            Site site,
            RandomStreams streams,
            String participantId) {
        if (!(annualKwh >= 0 && annualKwh <= MOST_KWH)) {
            throw new IllegalArgumentException(
                    "The annualKwh (%s) of hot water must lie between 0 and %s."
                            .formatted(annualKwh, MOST_KWH));
        }
        this.axis = axis;
        // Presence does not depend on the profile's energy.
        presence = new Presence(HouseholdProfile.EUROPEAN, streams, participantId);
        draws = new DatedDraws(streams, "hot water", participantId);
        north = site.latitudeDeg() < 0 ? -1 : 1;
        litresPerDay = annualKwh / 365.25 / KWH_PER_LITRE;
        RandomStream traits = draws.traits();
        for (int k = 0; k < usualMinutes.length; k++) {
            usualMinutes[k] = HouseholdTraits.habitMinute(DRAWS.get(k).habit(), traits);
        }
    }

    /// Heat drawn, kWh per step, `[T]`.
    double[] heatKwh() {
        double[] heatKwh = new double[axis.steps()];
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            var painter = new StepPainter(heatKwh, firstStep, window, axis);
            for (LocalDay day : LocalDay.of(window, axis)) {
                paint(day, painter);
            }
            firstStep += window.steps();
        }
        return heatKwh;
    }

    private void paint(LocalDay day, StepPainter painter) {
        Occupancy occupancy = presence.occupancy(day, presence.draws().on(day.date()));
        if (occupancy.stays() == 0) {
            return;
        }
        RandomStream random = draws.on(day.date());
        double winter = 1 + WINTER_SHARE * north * Math.cos(LocalDay.seasonAngle(day.date()));
        double litres = litresPerDay / (1 - HouseholdTraits.HOLIDAY_SHARE);
        for (int k = 0; k < usualMinutes.length; k++) {
            Draw draw = DRAWS.get(k);
            double kw = 60 * draw.litresPerMinute() * KWH_PER_LITRE * winter;
            int count = random.poisson(litres * draw.share() / draw.litres());
            for (int n = 0; n < count; n++) {
                boolean usual = n == 0 && random.chance(presence.home().regularity());
                double start =
                        presence.start(
                                draw.habit(),
                                usual ? usualMinutes[k] : Double.NaN,
                                occupancy,
                                random);
                double minutes = draw.minutes() * (0.5 + random.nextDouble());
                painter.add(day.secondAt(start), day.secondAt(start) + 60 * minutes, kw);
            }
        }
    }
}
