package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.commonwatt.operate.dispatch.DispatchMember.Devices;
import org.commonwatt.operate.dispatch.DispatchMember.Equity;
import org.commonwatt.operate.dispatch.DispatchMember.Meter;

/// Small communities of all kinds, one per seed.
final class RandomWindows {
    static final int STEPS = 8;
    private static final double HOURS = 0.5;

    private final Random random;

    /// What a community may have.
    ///
    /// @param tariffs whether members see different prices
    /// @param negative whether some prices are below zero
    /// @param choices whether there are jobs and generator sets
    record Kind(boolean tariffs, boolean negative, boolean choices) {
        static final Kind PLAIN = new Kind(false, false, false);
    }

    private RandomWindows(long seed) {
        random = new Random(seed);
    }

    static DispatchProblem of(long seed, Kind kind) {
        return new RandomWindows(seed).problem(kind);
    }

    private DispatchProblem problem(Kind kind) {
        double[] buy = prices(kind.negative ? -0.2 : 0.1, 0.5);
        double[] sell = Arrays.stream(buy).map(p -> kind.negative ? p - 0.05 : 0.3 * p).toArray();
        List<DispatchMember> members = new ArrayList<>();
        int size = 2 + random.nextInt(4);
        for (int i = 0; i < size; i++) {
            double more = kind.tariffs ? 0.1 * random.nextDouble() : 0;
            double[] own = Arrays.stream(buy).map(p -> p + more).toArray();
            members.add(member(i, own, sell, kind));
        }
        CommunityTerms terms =
                new CommunityTerms(
                        all(2.0 * size), all(1.0 * size), true, new double[STEPS], all(0.2), 5.0);
        return new DispatchProblem(STEPS, HOURS, members, terms);
    }

    private DispatchMember member(int i, double[] buy, double[] sell, Kind kind) {
        double[] demand = prices(0.1, 1.0);
        double[] available = random.nextBoolean() ? prices(-0.5, 1.5) : new double[STEPS];
        for (int t = 0; t < STEPS; t++) {
            available[t] = Math.max(0, available[t]);
        }
        List<Store> stores = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            stores.add(store(Store.Kind.BATTERY, 0, STEPS));
        }
        if (random.nextInt(3) == 0) {
            stores.add(store(Store.Kind.VEHICLE, 1, STEPS - 2));
        }
        List<DeferrableLoad> jobs =
                kind.choices && random.nextBoolean()
                        ? List.of(
                                new DeferrableLoad(
                                        1, 4, new double[] {0.4, 0.2}, random.nextBoolean()))
                        : List.of();
        HeatLoad heat = random.nextInt(3) == 0 ? heat() : null;
        Generator generator =
                kind.choices && random.nextInt(3) == 0
                        ? new Generator(0.3, 1.0, 0.2, 0.02, 0.1, random.nextBoolean(), 0.7)
                        : null;
        double gross = 0;
        for (int t = 0; t < STEPS; t++) {
            gross += demand[t] * Math.abs(buy[t]);
        }
        return new DispatchMember(
                "home_" + i,
                demand,
                available,
                demand,
                new Meter(buy, sell, all(6), all(6)),
                new Devices(stores, jobs, heat, generator),
                new Equity(i % 2 == 0 ? "low" : "high", i % 2 == 0, 20_000, gross, 1, false));
    }

    private Store store(Store.Kind kind, int start, int end) {
        double capacity = 1 + 3 * random.nextDouble();
        double initial = (0.2 + 0.6 * random.nextDouble()) * capacity;
        return new Store(
                kind,
                start,
                end,
                initial,
                new Store.Window(0.1 * capacity, capacity),
                new Store.Rates(2.0, 1.5, 0.95, 0.93, 0.999, 0.01),
                new Store.End(initial, kind == Store.Kind.BATTERY ? 5.0 : 0.6, 0));
    }

    private HeatLoad heat() {
        return new HeatLoad(
                1.2,
                new HeatLoad.Body(19.5, 0.95, all(0.8), 1.1, all(19), all(23), all(3), 0.3),
                null);
    }

    private double[] prices(double least, double most) {
        return random.doubles(STEPS, least, most).toArray();
    }

    static double[] all(double value) {
        double[] values = new double[STEPS];
        Arrays.fill(values, value);
        return values;
    }
}
