package org.commonwatt.operate.policy;

import java.util.Arrays;

/// What a kWh in a member's own battery is worth to that member at the prices that it expects: the
/// slope of the least cost of its coming day over the content, by dynamic programming in hours and
/// levels (`docs/FORMULATION.md#price-response`).
///
/// All energies are kWh; prices per kWh at the meter.
final class StoredValue {
    static final int LEVELS = 11;
    private static final int HOURS = 24;

    private final ScenarioDevices devices;
    private final double[] buy = new double[HOURS];
    private final double[] sell = new double[HOURS];
    private final double[] net = new double[HOURS];
    private double[] cost = new double[LEVELS];
    private double[] next = new double[LEVELS];

    StoredValue(ScenarioDevices devices) {
        this.devices = devices;
    }

    /// Hourly means of a member's day ahead.
    ///
    /// @param buyPerKwh what a kWh costs, by step
    /// @param sellPerKwh what a kWh earns, by step
    /// @param netKwh own net, by step
    void expect(double[] buyPerKwh, double[] sellPerKwh, double[] netKwh) {
        int perHour = buyPerKwh.length / HOURS;
        for (int h = 0; h < HOURS; h++) {
            buy[h] = 0;
            sell[h] = 0;
            net[h] = 0;
            for (int lead = h * perHour; lead < (h + 1) * perHour; lead++) {
                buy[h] += buyPerKwh[lead] / perHour;
                sell[h] += sellPerKwh[lead] / perHour;
                net[h] += netKwh[lead];
            }
        }
    }

    /// Writes the worth of a kWh between neighbouring levels of battery `i`, from `from` on,
    /// `[LEVELS − 1]`.
    void write(int i, double floorKwh, double[] out, int from) {
        double step = (devices.maxKwh[i] - floorKwh) / (LEVELS - 1);
        // Afterwards a kWh replaces a purchase at the day's cheapest price.
        double left = Arrays.stream(buy).min().orElse(0) * devices.etaDischarge[i];
        for (int level = 0; level < LEVELS; level++) {
            next[level] = -left * level * step;
        }
        for (int h = HOURS - 1; h >= 0; h--) {
            for (int level = 0; level < LEVELS; level++) {
                cost[level] = least(i, h, level, step);
            }
            double[] spare = next;
            next = cost;
            cost = spare;
        }
        for (int level = 0; level + 1 < LEVELS; level++) {
            out[from + level] = step > 0 ? (next[level] - next[level + 1]) / step : 0;
        }
    }

    private double least(int i, int h, int level, double step) {
        double perHour = 1 / devices.stepHours;
        double least = Double.POSITIVE_INFINITY;
        for (int to = 0; to < LEVELS; to++) {
            double stored = (to - level) * step;
            double atMeter =
                    stored > 0
                            ? stored * devices.meterPerStored[i]
                            : stored * devices.etaDischarge[i];
            boolean able =
                    to == level
                            || (stored > 0
                                    ? atMeter <= devices.chargeKwh[i] * perHour
                                    : -atMeter <= devices.dischargeKwh[i] * perHour);
            if (able) {
                double metered = net[h] + atMeter;
                double paid = metered * (metered > 0 ? buy[h] : sell[h]);
                double wear = devices.wearPerKwh[i] * Math.abs(atMeter);
                least = Math.min(least, paid + wear + next[to]);
            }
        }
        return least;
    }
}
