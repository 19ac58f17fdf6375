package org.commonwatt.operate.scenario.days;

import org.commonwatt.grid.TimeAxis;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;

/// Demand of a shop or a workshop: a floor day and night, an open-hours block with ramps, and
/// machines that come and go.
final class BusinessDays {
    /// Standard deviation of a business' own opening time against the profile's, hours.
    private static final double HOURS_SHIFT = 0.4;

    /// Standard deviation of the logarithm of a day's trade.
    private static final double TRADE_DEVIATION = 0.12;

    /// Minutes before opening and after closing with half the load.
    private static final double RAMP_MINUTES = 30;

    /// Share of the floor that the seasons move (warmer air costs more cooling).
    private static final double SEASON_SHARE = 0.10;

    private static final double MACHINE_MINUTES = 25;

    private final TimeAxis axis;
    private final BusinessProfile profile;
    private final DatedDraws draws;
    private final double north;
    private final double yearKwh;
    private final double shiftHours;

    BusinessDays(
            TimeAxis axis,
            BusinessProfile profile,
            Site site,
            RandomStreams streams,
            String participantId) {
        this.axis = axis;
        this.profile = profile;
        draws = new DatedDraws(streams, "demand", participantId);
        north = site.latitudeDeg() < 0 ? -1 : 1;
        RandomStream traits = draws.traits();
        yearKwh = profile.annualKwh() * Math.exp(profile.spread() * traits.nextGaussian());
        shiftHours = HOURS_SHIFT * traits.nextGaussian();
    }

    /// kWh per step, `[T]`.
    double[] demandKwh() {
        double[] energyKwh = new double[axis.steps()];
        int firstStep = 0;
        for (TimeAxis.Window window : axis.windows()) {
            var painter = new StepPainter(energyKwh, firstStep, window, axis);
            for (LocalDay day : LocalDay.of(window, axis)) {
                paint(day, painter);
            }
            firstStep += window.steps();
        }
        return energyKwh;
    }

    private void paint(LocalDay day, StepPainter painter) {
        RandomStream random = draws.on(day.date());
        double season = -north * Math.cos(LocalDay.seasonAngle(day.date()));
        double floorKw = yearKwh * profile.alwaysShare() / 8766;
        painter.add(day.startSecond(), day.endSecond(), floorKw * (1 + SEASON_SHARE * season));
        BusinessProfile.Hours hours = profile.hours(day);
        if (hours.length() == 0) {
            return;
        }
        double yearHours = profile.openHoursPerWeek() * 365.25 / 7;
        double trade = Math.exp(TRADE_DEVIATION * (random.nextGaussian() - TRADE_DEVIATION / 2));
        double openShare = 1 - profile.alwaysShare() - profile.machineShare();
        // Two ramps at half load count as one at full load.
        double rampHours = profile.openDaysPerWeek() * 365.25 / 7 * RAMP_MINUTES / 60;
        double openKw = yearKwh * openShare / (yearHours + rampHours) * trade;
        double open = 60 * Math.clamp(hours.open() + shiftHours, 0, 24 - hours.length());
        double close = open + 60 * hours.length();
        painter.add(day.secondAt(open), day.secondAt(close), openKw);
        painter.add(day.secondAt(open - RAMP_MINUTES), day.secondAt(open), openKw / 2);
        painter.add(day.secondAt(close), day.secondAt(close + RAMP_MINUTES), openKw / 2);
        double machineKwh = yearKwh * profile.machineShare() / yearHours * hours.length() * trade;
        machines(day, painter, random, new double[] {open, close, machineKwh});
    }

    /// Machines run a while each, at times spread over `{open, close, kWh}`.
    private void machines(
            LocalDay day, StepPainter painter, RandomStream random, double[] openCloseKwh) {
        if (profile.machineKw() == 0) {
            return;
        }
        double runKwh = profile.machineKw() * MACHINE_MINUTES / 60;
        int runs = random.poisson(openCloseKwh[2] / runKwh);
        for (int run = 0; run < runs; run++) {
            double start = random.nextDouble(openCloseKwh[0], openCloseKwh[1]);
            double minutes = random.exponential(MACHINE_MINUTES);
            painter.add(day.secondAt(start), day.secondAt(start + minutes), profile.machineKw());
        }
    }
}
