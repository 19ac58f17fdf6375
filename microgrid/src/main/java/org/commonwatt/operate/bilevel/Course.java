package org.commonwatt.operate.bilevel;

import java.util.Arrays;
import org.commonwatt.operate.bilevel.LowerLevel.Say;
import org.commonwatt.operate.dispatch.DispatchMember;
import org.commonwatt.operate.dispatch.DispatchProblem;
import org.commonwatt.operate.dispatch.WelfareDispatch;

/// Days and what they are compared with: everybody alone all the time, and the unweighted optimum
/// of each day. Immutable, so that copies of a game may share it. Arrays are to be read only.
///
/// @param days the days
/// @param level makes the plans
/// @param alone `[day][participant]`, each alone
/// @param unweighted `[day]`, results of the unweighted optimum
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record Course(PlannedDays days, LowerLevel level, Alone[] alone, DayResult[] unweighted) {

    /// A day of everybody alone, `[participant]`; zeros for common assets.
    ///
    /// @param bill what it pays for energy, with its share of common assets
    /// @param cost with wear and unserved demand as well
    @SuppressWarnings("ArrayRecordComponent") // Views; never compared.
    public record Alone(double[] bill, double[] cost) {}

    /// Works out both.
    public static Course of(PlannedDays days, LowerLevel level) {
        return new Course(days, level, alone(days, level), unweighted(days, level));
    }

    private static DayResult[] unweighted(PlannedDays days, LowerLevel level) {
        DayResult[] results = new DayResult[days.count()];
        Say say = Say.unweighted(days.participants());
        double[] stored = days.firstStoredKwh();
        for (int d = 0; d < results.length; d++) {
            results[d] = level.plan(days.day(d, stored), say, days.ownership(d), new double[0]);
            stored = results[d].storedKwh();
        }
        return results;
    }

    private static Alone[] alone(PlannedDays days, LowerLevel level) {
        int n = days.participants();
        Alone[] alone = new Alone[days.count()];
        Arrays.setAll(alone, _ -> new Alone(new double[n], new double[n]));
        for (int i = 0; i < n; i++) {
            if (!days.participant(i).equity().commonAsset()) {
                alone(days, level, i, alone);
            }
        }
        return alone;
    }

    /// One member over all days, what its own battery and its share of common ones hold carried on.
    private static void alone(PlannedDays days, LowerLevel level, int i, Alone[] into) {
        double[] stored = days.firstStoredKwh();
        for (int d = 0; d < days.count(); d++) {
            double share = days.ownership(d)[i];
            DispatchProblem own = WelfareDispatch.alone(days.day(d, stored), i);
            DayResult result = level.planAlone(own);
            into[d].bill()[i] = result.bill()[0];
            into[d].cost()[i] = result.cost();
            stored[i] = result.storedKwh()[0];
            for (int k = 1; k < own.size(); k++) {
                DispatchMember asset = own.member(k);
                stored[place(days, asset.id())] = result.storedKwh()[k] / share;
            }
        }
    }

    private static int place(PlannedDays days, String id) {
        int place = 0;
        while (!days.participant(place).id().equals(id)) {
            place++;
        }
        return place;
    }

    /// What batteries hold before a day of the unweighted optimum.
    double[] storedBefore(int day) {
        return day == 0 ? days.firstStoredKwh() : unweighted[day - 1].storedKwh();
    }

    /// What the unweighted optimum costs on all days.
    public double unweightedCost() {
        return Arrays.stream(unweighted).mapToDouble(DayResult::cost).sum();
    }
}
