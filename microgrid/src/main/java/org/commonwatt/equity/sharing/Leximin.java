package org.commonwatt.equity.sharing;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.optim.Plan;
import org.jspecify.annotations.Nullable;

/// Makes the largest of `rate_i · (origin_i − x_i)` as small as possible, then the next largest
/// among the others, and so on, inside a [CoreProgramme].
///
/// Each round solves `min t` and settles the members whose level cannot be lower in any optimal
/// plan: those whose row has a positive dual. Members that merely happen to share the level stay in
/// the next round, which treats ties rightly.
final class Leximin {
    private static final double INFINITE = Double.POSITIVE_INFINITY;
    private static final double TIGHT = 1e-7;

    private final CoreProgramme programme;
    private final double[] origin;
    private final double[] rate;
    private @Nullable Plan last;

    /// @param origin what no share at all would leave each member with
    /// @param rate > 0
    Leximin(CoreProgramme programme, double[] origin, double[] rate) {
        this.programme = programme;
        this.origin = origin;
        this.rate = rate;
    }

    /// Settles the members named, against those settled before.
    ///
    /// @return whether it worked; else the programme says why not
    boolean settle(int[] members) {
        List<Open> open = new ArrayList<>();
        for (int i : members) {
            int row = programme.model.addRow(origin[i], INFINITE);
            programme.model.addEntry(i, 1);
            programme.model.addEntry(programme.level, 1 / rate[i]);
            open.add(new Open(i, row));
        }
        programme.model.setCost(programme.level, 1);
        while (!open.isEmpty()) {
            Plan plan = programme.solve();
            if (plan == null) {
                for (Open each : open) {
                    programme.model.setRowBounds(each.row, -INFINITE, INFINITE);
                }
                return false;
            }
            last = plan;
            double level = plan.column(programme.level);
            int before = open.size();
            open.removeIf(each -> settles(each, plan, level));
            if (open.size() == before) {
                // Without a positive dual the level is not what the members want: rounding.
                open.removeIf(each -> holds(each, level));
            }
        }
        programme.model.setCost(programme.level, 0);
        return true;
    }

    /// The shares of the last round; null before any.
    double @Nullable [] shares() {
        return last == null ? null : programme.shares(last);
    }

    private record Open(int member, int row) {}

    private boolean settles(Open each, Plan plan, double level) {
        return plan.dual(each.row) / rate[each.member] > TIGHT && holds(each, level);
    }

    private boolean holds(Open each, double level) {
        int i = each.member;
        programme.model.setRowBounds(each.row, -INFINITE, INFINITE);
        programme.model.setColumnBounds(i, origin[i] - level / rate[i], INFINITE);
        return true;
    }
}
