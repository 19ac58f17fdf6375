package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Demand of one household: a floor with a cycling fridge, lights after dark, appliances as people
/// use them, heating and cooling by the weather.
final class HouseholdDays {
    private static final double FRIDGE_KW = 0.09;
    private static final double FRIDGE_PERIOD_MINUTES = 50;

    /// Share of a fridge's period in which it runs.
    private static final double FRIDGE_DUTY = 0.4;

    /// Most of the floor that a fridge may be.
    private static final double FRIDGE_SHARE = 0.5;

    /// Sun below which lights are on, as the sine of its elevation.
    private static final double DUSK_SINE = Math.sin(Math.toRadians(4));

    /// How far people do more at home in winter than on average.
    private static final double SEASON_SHARE = 0.14;

    private static final double LIGHT_SLICE_MINUTES = 20;

    /// Share of its evenings and mornings that a household spends at home.
    private static final double AT_HOME_SHARE = 0.75;

    private final TimeAxis axis;
    private final Site site;
    private final double north;
    private final Presence presence;
    private final HouseholdTraits home;
    private final Climatisation climatisation;
    private final double lightKw;
    private final double[] usesPerDay;

    HouseholdDays(
            TimeAxis axis,
            HouseholdProfile profile,
            Weather weather,
            RandomStreams streams,
            String participantId) {
        this.axis = axis;
        site = weather.site();
        north = site.latitudeDeg() < 0 ? -1 : 1;
        presence = new Presence(profile, streams, participantId);
        home = presence.home();
        climatisation = new Climatisation(home, weather);
        lightKw = home.lightKwh() / (365.25 * meanDarkHours());
        usesPerDay = new double[home.appliances()];
        for (int k = 0; k < usesPerDay.length; k++) {
            usesPerDay[k] = home.usesPerDay(k);
        }
    }

    /// Something switched on.
    interface Uses {
        /// Appliance switched on at a second of the epoch, for so many minutes and its tail.
        void use(Appliance appliance, double second, double minutes);
    }

    /// kWh per step, `[T]`.
    ///
    /// @param withJobs whether with what [HouseholdJobs] could defer
    double[] demandKwh(boolean withJobs) {
        double[] energyKwh = new double[axis.steps()];
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            var painter = new StepPainter(energyKwh, firstStep, window, axis);
            Uses uses =
                    (appliance, second, minutes) -> {
                        if (withJobs || !appliance.isDeferrable()) {
                            double tail = second + 60 * minutes;
                            painter.add(second, tail, appliance.kw());
                            painter.add(
                                    tail, tail + 60 * appliance.tailMinutes(), appliance.tailKw());
                        }
                    };
            for (LocalDay day : LocalDay.of(window, axis)) {
                paint(day, painter, uses);
            }
            firstStep += window.steps();
        }
        return energyKwh;
    }

    /// Tells what is switched on in a day.
    void uses(LocalDay day, Uses uses) {
        RandomStream random = presence.draws().on(day.date());
        Occupancy occupancy = presence.occupancy(day, random);
        random.nextDouble();
        uses(day, occupancy, random, uses);
    }

    private void paint(LocalDay day, StepPainter painter, Uses uses) {
        RandomStream random = presence.draws().on(day.date());
        Occupancy occupancy = presence.occupancy(day, random);
        floor(day, painter, random.nextDouble());
        lights(day, painter, occupancy);
        uses(day, occupancy, random, uses);
        climatisation.paint(day, painter, occupancy, random);
    }

    private void uses(LocalDay day, Occupancy occupancy, RandomStream random, Uses uses) {
        if (occupancy.stays() == 0) {
            return;
        }
        double memory = presence.draws().persistent(day.date(), "activity", home.dayMemory());
        double deviation = home.dayDeviation();
        double activity =
                Math.exp(deviation * memory - deviation * deviation / 2)
                        * (day.weekend() ? home.weekendFactor() : 1)
                        * (1 + SEASON_SHARE * north * Math.cos(LocalDay.seasonAngle(day.date())));
        for (int k = 0; k < usesPerDay.length; k++) {
            int count = random.poisson(usesPerDay[k] * activity);
            for (int use = 0; use < count; use++) {
                // Only the first use of a day keeps to a habit.
                double start = start(k, use == 0, occupancy, random);
                double minutes = home.appliance(k).minutes() * (0.5 + random.nextDouble());
                if (!Double.isNaN(start)) {
                    uses.use(home.appliance(k), day.secondAt(start), minutes);
                }
            }
        }
    }

    /// A start that suits the appliance and the day; NaN where nobody is at home to make one.
    private double start(int k, boolean first, Occupancy occupancy, RandomStream random) {
        Appliance appliance = home.appliance(k);
        boolean usual = first && random.nextDouble() < home.regularity();
        double usualMinute = usual ? home.habitMinute(k) : Double.NaN;
        return appliance.attended()
                ? presence.start(appliance.habit(), usualMinute, occupancy, random)
                : Presence.minute(appliance.habit(), usualMinute, random);
    }

    /// @param phase where the fridge stands in its period, 0 … 1
    private void floor(LocalDay day, StepPainter painter, double phase) {
        double fridgeKw = Math.min(FRIDGE_KW, home.floorKw() * FRIDGE_SHARE / FRIDGE_DUTY);
        painter.add(day.startSecond(), day.endSecond(), home.floorKw() - fridgeKw * FRIDGE_DUTY);
        double period = FRIDGE_PERIOD_MINUTES * 60;
        double first = day.startSecond() + phase * period - period;
        for (double second = first; second < day.endSecond(); second += period) {
            double from = Math.max(second, day.startSecond());
            double to = Math.min(second + period * FRIDGE_DUTY, day.endSecond());
            if (to > from) {
                painter.add(from, to, fridgeKw);
            }
        }
    }

    private void lights(LocalDay day, StepPainter painter, Occupancy occupancy) {
        for (int k = 0; k < occupancy.stays(); k++) {
            for (double from = occupancy.from(k);
                    from < occupancy.to(k);
                    from += LIGHT_SLICE_MINUTES) {
                double to = Math.min(from + LIGHT_SLICE_MINUTES, occupancy.to(k));
                if (dark(day.date(), (from + to) / 2)) {
                    painter.add(day.secondAt(from), day.secondAt(to), lightKw);
                }
            }
        }
    }

    private boolean dark(LocalDate date, double minute) {
        double declination = -0.4091 * Math.cos(LocalDay.seasonAngle(date));
        double latitude = Math.toRadians(site.latitudeDeg());
        double hourAngle = Math.PI * (minute - 750) / 720;
        double sine =
                Math.sin(latitude) * Math.sin(declination)
                        + Math.cos(latitude) * Math.cos(declination) * Math.cos(hourAngle);
        return sine < DUSK_SINE;
    }

    /// Hours per day with lights on, averaged over the year, of this household's usual evening and
    /// morning.
    private double meanDarkHours() {
        int dark = 0;
        int slices = 0;
        for (int day = 0; day < 365; day += 5) {
            var date = LocalDate.ofYearDay(2025, day + 1);
            for (double m = home.wakeMinute(); m < home.sleepMinute(); m += LIGHT_SLICE_MINUTES) {
                dark += dark(date, m) ? 1 : 0;
            }
            slices++;
        }
        return Math.max(0.5, AT_HOME_SHARE * dark * LIGHT_SLICE_MINUTES / 60 / slices);
    }
}
