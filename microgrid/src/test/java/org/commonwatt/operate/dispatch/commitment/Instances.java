package org.commonwatt.operate.dispatch.commitment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.operate.dispatch.Store;

/// Days, stores and prices for tests.
final class Instances {
    private Instances() {}

    /// A battery that must end as full as it began.
    static Store battery(int steps, double capacityKwh, double initialKwh) {
        return new Store(
                Store.Kind.BATTERY,
                0,
                steps,
                initialKwh,
                new Store.Window(0.1 * capacityKwh, capacityKwh),
                new Store.Rates(0.4 * capacityKwh, 0.4 * capacityKwh, 0.95, 0.95, 1.0, 0.01),
                new Store.End(initialKwh, Double.POSITIVE_INFINITY, 0.0));
    }

    /// A store without losses, wear or limits other than its size.
    static Store lossless(int start, int end, double initialKwh, Store.End target) {
        return new Store(
                Store.Kind.VEHICLE,
                start,
                end,
                initialKwh,
                new Store.Window(0, 10),
                new Store.Rates(10, 10, 1, 1, 1, 0),
                target);
    }

    /// One step in which everything is a number.
    static DayPath hour(double loadKwh, double generationKwh, double buy, double sell) {
        return new DayPath(
                new double[] {loadKwh},
                new double[] {generationKwh},
                new double[] {buy},
                new double[] {sell});
    }

    /// Days of six steps with a price that rises in the evening.
    static List<DayPath> days(int count, RandomStream random) {
        double[] buy = {0.2, 0.2, 0.2, 0.25, 0.5, 0.3};
        double[] sell = {0.04, 0.04, 0.04, 0.04, 0.04, 0.04};
        List<DayPath> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] loadKwh = new double[6];
            double[] generationKwh = new double[6];
            double sun = random.nextDouble(0, 20);
            Arrays.setAll(loadKwh, t -> 8 * Math.exp(0.4 * random.nextGaussian()));
            Arrays.setAll(generationKwh, t -> t == 2 || t == 3 ? sun : 0.0);
            days.add(new DayPath(loadKwh, generationKwh, buy, sell));
        }
        return days;
    }

    /// Steps of four hours, a battery, day-ahead prices at half of spot.
    static DayMarket market() {
        double[] dayAhead = {0.1, 0.1, 0.1, 0.13, 0.26, 0.15};
        return new DayMarket(4.0, dayAhead, List.of(battery(6, 12, 5)));
    }
}
