package org.commonwatt.operate.scenario.days;

import java.time.LocalDate;
import org.commonwatt.numeric.RandomStream;

/// Electric heating and cooling of one household: energy in proportion to the degrees missing or in
/// excess, scaled so that a usual year takes the household's share, in runs of a thermostat.
final class Climatisation {
    /// Temperatures outside below which homes heat and above which they cool, °C.
    private static final double HEATING_BELOW = 15;

    private static final double COOLING_ABOVE = 21;

    private static final double CYCLE_MINUTES = 40;

    /// Share of its running power that a machine needs on an average heating or cooling day.
    private static final double USUAL_DUTY = 0.35;

    /// Share of the heat that is still wanted while nobody is up and at home.
    private static final double SETBACK = 0.65;

    /// Share of the heat that is met on average over generated years: the setback, cloudy days'
    /// flat temperature and machines at their limit take the rest.
    private static final double MEAN_WANTED = 0.72;

    /// Chance that a thermostat calls in a cycle; what it then takes makes up for the others.
    private static final double CALL_CHANCE = 0.6;

    /// Standard deviation of the logarithm of how much a household wants on a day.
    private static final double WISH_DEVIATION = 0.3;

    /// Degree-hours of a year below which a home takes less than its share: there is hardly a
    /// reason.
    private static final double FEW_DEGREE_HOURS = 1500;

    /// Hours in which a store is charged.
    private static final double STORE_HOURS = 7;

    private final HouseholdTraits home;
    private final Weather weather;
    private final double heatKwhPerDegreeHour;
    private final double coolKwhPerDegreeHour;
    private final double heatKw;
    private final double coolKw;

    Climatisation(HouseholdTraits home, Weather weather) {
        this.home = home;
        this.weather = weather;
        double heatHours = 0;
        double coolHours = 0;
        double heatHour = 0;
        double coolHour = 0;
        double[] anomalies = {-1.732, 0, 1.732};
        double[] weights = {1 / 6.0, 4 / 6.0, 1 / 6.0};
        for (int day = 0; day < 365; day += 5) {
            LocalDate date = LocalDate.ofYearDay(2025, day + 1);
            for (int hour = 0; hour < 24; hour++) {
                double usual = Air.usualC(weather.site(), date, 60 * hour + 30);
                for (int k = 0; k < anomalies.length; k++) {
                    double air = usual + anomalies[k] * weather.site().climate().anomalyC();
                    heatHours += 5 * weights[k] * cold(air);
                    coolHours += 5 * weights[k] * hot(air);
                    heatHour += cold(air) > 0 ? 5 * weights[k] : 0;
                    coolHour += hot(air) > 0 ? 5 * weights[k] : 0;
                }
            }
        }
        double heatKwh = home.annualKwh() * home.heatingShare();
        double coolKwh = home.annualKwh() * home.coolingShare();
        heatKwhPerDegreeHour = heatKwh / Math.max(heatHours, FEW_DEGREE_HOURS);
        coolKwhPerDegreeHour = coolKwh / Math.max(coolHours, FEW_DEGREE_HOURS);
        heatKw = heatKwh / Math.max(heatHour, FEW_DEGREE_HOURS) / USUAL_DUTY;
        coolKw = coolKwh / Math.max(coolHour, FEW_DEGREE_HOURS) / USUAL_DUTY;
    }

    private double cold(double airC) {
        return Math.max(0, HEATING_BELOW + home.comfortShiftC() - airC);
    }

    private double hot(double airC) {
        return Math.max(0, airC - COOLING_ABOVE - home.comfortShiftC());
    }

    void paint(LocalDay day, StepPainter painter, Occupancy occupancy, RandomStream random) {
        double phase = random.nextDouble() * CYCLE_MINUTES;
        double wish = Math.exp(WISH_DEVIATION * (random.nextGaussian() - WISH_DEVIATION / 2));
        double storeKwh = 0;
        double last = LocalDay.MINUTES;
        for (double minute = phase; minute < last; minute += CYCLE_MINUTES) {
            double air = weather.temperatureC(day, day.secondAt(minute));
            double presence = occupancy.activeAt(minute) ? 1 : SETBACK;
            boolean calls = random.chance(CALL_CHANCE);
            double hours = CYCLE_MINUTES / 60 * wish;
            double heat = heatKwhPerDegreeHour * cold(air) * hours;
            if (home.nightHeating()) {
                storeKwh += heat;
            } else if (calls) {
                run(day, painter, minute, heat * presence / MEAN_WANTED / CALL_CHANCE, heatKw);
            }
            double cool = coolKwhPerDegreeHour * hot(air) * hours;
            if (calls) {
                run(day, painter, minute, cool * presence / MEAN_WANTED / CALL_CHANCE, coolKw);
            }
        }
        if (storeKwh > 0) {
            double from = 30 + phase / 4;
            double to = from + STORE_HOURS * 60;
            painter.add(day.secondAt(from), day.secondAt(to), storeKwh / STORE_HOURS);
        }
    }

    private static void run(
            LocalDay day, StepPainter painter, double minute, double kwh, double kw) {
        if (kwh > 0) {
            double minutes = Math.min(CYCLE_MINUTES, 60 * kwh / kw);
            painter.add(day.secondAt(minute), day.secondAt(minute + minutes), kw);
        }
    }
}
