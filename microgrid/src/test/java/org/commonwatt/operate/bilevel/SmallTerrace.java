package org.commonwatt.operate.bilevel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.commonwatt.numeric.RandomStream;
import org.commonwatt.numeric.RandomStreams;
import org.commonwatt.operate.dispatch.CommunityTerms;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.optim.highs.HighsSolver;

/// Three homes (poor, middle, rich with panels and a battery) and six steps of four hours a day.
final class SmallTerrace {
    static final int STEPS = 6;
    static final LowerLevel LEVEL = new LowerLevel(new HighsSolver(), 0.1, 1);

    private static final double[] BUY = {0.1, 0.2, 0.2, 0.2, 0.4, 0.2};
    private static final double[] SUN = {0, 0.5, 2, 1.5, 0, 0};

    private SmallTerrace() {}

    static PlannedDays days(int count, long seed) {
        RandomStream draw = RandomStreams.of(seed).stream("terrace");
        List<DispatchProblem> days = new ArrayList<>();
        List<LocalDate> dates = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            double sun = 0.5 + draw.nextDouble();
            days.add(
                    day(
                            List.of(
                                    home("poor", 15_000, draw, 0, false),
                                    home("middle", 30_000, draw, 0, false),
                                    home("rich", 80_000, draw, 2 * sun, true))));
            dates.add(LocalDate.of(2025, 1, 20).plusDays(d));
        }
        return new PlannedDays("small", days, dates, new double[3]);
    }

    static DispatchProblem day(List<DispatchMember> homes) {
        double[] none = new double[STEPS];
        return new DispatchProblem(
                STEPS, 4, homes, new CommunityTerms(free(), free(), true, none, none, 10));
    }

    private static DispatchMember home(
            String group, double income, RandomStream draw, double sun, boolean stores) {
        double[] demand = new double[STEPS];
        Arrays.setAll(demand, _ -> 0.5 + draw.nextDouble());
        double[] available = Arrays.stream(SUN).map(part -> part * sun).toArray();
        double gross = 0;
        for (int t = 0; t < STEPS; t++) {
            gross += demand[t] * BUY[t];
        }
        double[] sell = new double[STEPS];
        Arrays.fill(sell, 0.05);
        Store battery =
                new Store(
                        Store.Kind.BATTERY,
                        0,
                        STEPS,
                        0,
                        new Store.Window(0, 4),
                        new Store.Rates(1, 1, 0.95, 0.95, 1, 0.01),
                        new Store.End(0, 0, 0.09));
        return new DispatchMember(
                "home_" + group,
                demand,
                available,
                demand,
                new DispatchMember.Meter(BUY, sell, free(), free()),
                new DispatchMember.Devices(
                        stores ? List.of(battery) : List.of(), List.of(), null, null),
                new DispatchMember.Equity(group, group.equals("poor"), income, gross, 1, false));
    }

    private static double[] free() {
        double[] free = new double[STEPS];
        Arrays.fill(free, Double.POSITIVE_INFINITY);
        return free;
    }
}
