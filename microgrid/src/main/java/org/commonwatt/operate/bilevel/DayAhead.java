package org.commonwatt.operate.bilevel;

import java.util.Arrays;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.Store;

/// What the upper level sees of the coming day: five numbers of the order of 1.
final class DayAhead {
    private static final double USUAL_KWH_PER_HOME = 10;
    private static final double USUAL_PRICE = 0.25;
    private static final double MOST = 10;

    private DayAhead() {}

    /// Writes demand and generation per participant, mean price, share of the day without grid, and
    /// the filling of all batteries.
    static void write(DispatchProblem day, double[] into, int from) {
        double demand = 0;
        double generation = 0;
        double price = 0;
        double stored = 0;
        double capacity = 0;
        for (DispatchMember member : day.members()) {
            demand += Arrays.stream(member.demandKwh()).sum();
            generation += Arrays.stream(member.availableKwh()).sum();
            price += Arrays.stream(member.meter().importPricePerKwh()).sum();
            for (Store store : member.devices().stores()) {
                stored += store.initialKwh();
                capacity += store.window().maxKwh();
            }
        }
        double usual = USUAL_KWH_PER_HOME * day.size();
        double[] limits = day.community().importLimitKwh();
        double out = Arrays.stream(limits).filter(limit -> limit == 0).count();
        into[from] = Math.min(MOST, demand / usual);
        into[from + 1] = Math.min(MOST, generation / usual);
        into[from + 2] = Math.clamp(price / (day.size() * day.steps()) / USUAL_PRICE, -MOST, MOST);
        into[from + 3] = out / day.steps();
        into[from + 4] = capacity > 0 ? stored / capacity : 0;
    }
}
