package org.commonwatt.operate.simulation;

import java.util.Arrays;
import org.commonwatt.market.UtilityTariff;

/// What a utility expects all its communities to take through a day, from the days before, and the
/// price that it announces by that (`docs/FORMULATION.md#announced`).
final class ExpectedLoad {
    /// Weight of the last day. Who answers a price all at once makes the next day the opposite of
    /// the last: the mean of some days is what settles.
    private static final double LAST_DAY = 0.3;

    /// Steps whose expected load is within this share of the highest may be the peak.
    private static final double NEAR_PEAK = 0.1;

    /// Announced prices are whole hundredths: steps that hardly differ are equally cheap.
    private static final double PER_UNIT = 100;

    /// A day's peak lasts about this long.
    private static final double PEAK_HOURS = 4;

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    private final UtilityTariff tariff;
    private final double stepHours;
    private final double[] expectedKw;
    private final boolean[] isKnown;

    /// @param stepsPerDay steps of 24 hours
    ExpectedLoad(UtilityTariff tariff, int stepsPerDay, double stepHours) {
        this.tariff = tariff;
        this.stepHours = stepHours;
        expectedKw = new double[stepsPerDay];
        isKnown = new boolean[stepsPerDay];
    }

    /// Takes in what was taken in step `t`.
    void learn(int t, double loadKw) {
        int slot = t % expectedKw.length;
        double weight = isKnown[slot] ? LAST_DAY : 1;
        expectedKw[slot] += weight * (loadKw - expectedKw[slot]);
        isKnown[slot] = true;
    }

    /// What a kW more of a community's highest import of a day is expected to cost all together: a
    /// day's part of the coincident-peak charge, and what a kW adds to the price of everybody's
    /// energy while the peak lasts.
    double pricePerKw() {
        double highest = Arrays.stream(expectedKw).max().orElse(0);
        boolean above = highest > tariff.freeKw();
        double dearer = above ? tariff.perKwhPerKw() * highest * PEAK_HOURS : 0;
        return tariff.coincidentPerKwMonth() / DAYS_PER_MONTH + dearer;
    }

    /// What a kWh is expected to cost on top in each step of a day, by steps since the start;
    /// nothing before a day has passed.
    double[] pricesPerKwh() {
        double[] prices = new double[expectedKw.length];
        if (!isKnown[prices.length - 1]) {
            return prices;
        }
        double highest = Arrays.stream(expectedKw).max().orElse(0);
        double threshold = (1 - NEAR_PEAK) * highest;
        double sum = 0;
        for (double load : expectedKw) {
            sum += Math.max(0, load - threshold);
        }
        double perKwDay = tariff.coincidentPerKwMonth() / DAYS_PER_MONTH;
        for (int slot = 0; slot < prices.length; slot++) {
            double near = highest > 0 ? Math.max(0, expectedKw[slot] - threshold) / sum : 0;
            double price = tariff.surchargePerKwh(expectedKw[slot]) + perKwDay * near / stepHours;
            prices[slot] = Math.rint(PER_UNIT * price) / PER_UNIT;
        }
        return prices;
    }
}
