package org.commonwatt.experiments.bilevel;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.report.BilevelRow;
import org.commonwatt.operate.bilevel.Course;
import org.commonwatt.operate.bilevel.EquityRun;
import org.commonwatt.operate.bilevel.MonthSharing;
import org.commonwatt.operate.bilevel.PeakBound;
import org.commonwatt.operate.bilevel.PlannedDays;
import org.commonwatt.optim.Solver;

/// The rows of one scenario.
final class RunRows {
    /// The controller column of rows about the scenario itself.
    static final String ALL = "";

    private final PlannedDays days;
    private final List<MonthSharing> sharings;
    private final boolean settles;
    private final double uncoordinatedKw;
    private final double leastKw;
    private final List<BilevelRow> rows = new ArrayList<>();

    /// @param sharings of the months; fewer where coalitions cannot be costed
    RunRows(Course course, List<MonthSharing> sharings, Solver solver) {
        this.sharings = sharings;
        days = course.days();
        uncoordinatedKw = PeakBound.withoutCoordinationKw(days);
        leastKw = PeakBound.leastKw(days, solver);
        settles = !sharings.isEmpty();
    }

    List<BilevelRow> of(List<EquityRun> runs) {
        add(ALL, "", "", "peak_without_coordination_kw", uncoordinatedKw);
        add(ALL, "", "", "peak_bound_kw", leastKw);
        add(ALL, "", "", "peak_reduction_bound", 1 - leastKw / uncoordinatedKw);
        add(ALL, "", "", "settled_by_coalitions", settles ? 1 : 0);
        for (EquityRun run : runs) {
            totals(run);
            members(run);
            months(run);
        }
        for (MonthSharing sharing : sharings) {
            shares(sharing, runs.getFirst());
        }
        return rows;
    }

    private void add(String controller, String when, String who, String figure, double value) {
        rows.add(new BilevelRow(days.name(), controller, when, who, figure, value));
    }

    private void totals(EquityRun run) {
        EquityRun.Total total = run.total();
        String who = run.controller();
        add(who, "", "", "cost", total.cost());
        add(who, "", "", "score", total.score());
        add(who, "", "", "peak_kw", total.peakKw());
        add(who, "", "", "peak_reduction", 1 - total.peakKw() / uncoordinatedKw);
        add(who, "", "", "gini_burden", total.giniOfBurden());
        add(who, "", "", "gini_burden_mean", run.meanGini());
        add(who, "", "", "gini_access", total.giniOfAccess());
        add(who, "", "", "group_gap", total.gap());
        add(who, "", "", "unserved_kwh", total.unservedKwh());
        add(who, "", "", "least_served", total.leastServed());
        add(who, "", "", "made_good", run.madeGood());
        add(who, "", "", "worst_off_loss", run.worstOffLoss());
        add(who, "", "", "gini_burden_made_good", run.giniOf(run.paid()));
        for (String method : settles ? MonthSharing.METHODS : List.<String>of()) {
            double gini = run.giniOf(run.settled(sharings, method));
            add(who, "", "", "gini_burden_" + method.replace('-', '_'), gini);
        }
        for (int d = 0; d < run.giniPerDay().length; d++) {
            add(who, days.date(d).toString(), "", "gini_burden", run.giniPerDay()[d]);
        }
    }

    private void members(EquityRun run) {
        double[] paid = run.paid();
        double[] alone = run.alone();
        for (int i = 0; i < paid.length; i++) {
            if (!days.participant(i).equity().commonAsset()) {
                String id = days.participant(i).id();
                add(run.controller(), "", id, "paid", paid[i]);
                add(run.controller(), "", id, "gain", alone[i] - paid[i]);
            }
        }
    }

    private void months(EquityRun run) {
        for (EquityRun.Month month : run.months()) {
            String when = month.month().toString();
            add(run.controller(), when, "", "exit_members", month.leavers().size());
            for (int i : month.leavers()) {
                double more = month.bill()[i] + month.transfer()[i] - month.alone()[i];
                add(run.controller(), when, days.participant(i).id(), "exit_gain", more);
            }
        }
    }

    private void shares(MonthSharing sharing, EquityRun unweighted) {
        String when = sharing.month().month().toString();
        add(ALL, when, "", "gain", sharing.gain());
        boolean[] worst = unweighted.worstOff();
        for (MonthSharing.Shares shares : sharing.shares()) {
            String method = shares.method();
            double[] amounts = shares.amounts();
            for (int k = 0; amounts != null && k < amounts.length; k++) {
                String id = days.participant(sharing.players().get(k)).id();
                add(method, when, id, "share", amounts[k]);
            }
            add(method, when, "", "exit_members", shares.coalition().size());
            add(method, when, "", "exit_gain", shares.excess());
            add(method, when, "", "hurts_worst_off", sharing.hurts(method, worst) ? 1 : 0);
        }
    }
}
