package org.commonwatt.operate.dispatch;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.grid.feeder.Branch;
import org.commonwatt.grid.feeder.Bus;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.LinDistFlow;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.commonwatt.operate.dispatch.DispatchPlan.MemberPlan;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.operate.scenario.FeederPlan;
import org.commonwatt.optim.Session;

/// A dispatch that keeps the voltages and currents of a feeder
/// (`docs/FORMULATION.md#dispatch-feeder`): by rows of LinDistFlow where a limit is broken, moved
/// by what the exact power flow of the last plan says, until that flow keeps all limits.
public final class FeederDispatch {
    private static final int MOST_ROUNDS = 20;

    /// How far a limit may be passed, pu of voltage and share of a rating.
    private static final double TOLERANCE = 1e-6;

    /// By how much rows ask for more than the limit, so that rounds end.
    private static final double MARGIN = 2e-7;

    /// How far from its limit a plan may be held by a row that was too careful.
    private static final double SLACK = 1e-5;

    private static final String LOW = "low voltage ";
    private static final String HIGH = "high voltage ";
    private static final String BUSY = "current ";

    private final DispatchModel model;
    private final DispatchSettings settings;
    private final FeederPlan plan;
    private final LinDistFlow linear;
    private final FeederFlow flow;
    private final double[] kw;
    private final double[] kvar;

    /// Rows by kind, place and step.
    private final Map<String, Integer> rows = new HashMap<>();

    /// What the exact power flow says of the plan.
    private double farthestPu;

    private double highestLoading;

    /// What became of the limits.
    ///
    /// @param result how planning ended
    /// @param rounds plans that it took
    /// @param farthestPu how far some voltage lies outside of its limits in the last plan, by the
    ///   exact power flow; 0 where all are kept
    /// @param highestLoading loading of the busiest branch in the last plan, 1 = at its rating
    /// @param rows limits of single buses and branches that had to be written down
    public record Outcome(
            DispatchResult result, int rounds, double farthestPu, double highestLoading, int rows) {
        /// Whether the exact power flow keeps all limits.
        public boolean keepsLimits() {
            return farthestPu <= TOLERANCE && highestLoading <= 1 + TOLERANCE;
        }
    }

    private FeederDispatch(DispatchModel model, FeederPlan plan, DispatchSettings settings) {
        this.model = model;
        this.plan = plan;
        this.settings = settings;
        if (!(RadialFeeder.compile(plan.network())
                instanceof RadialFeeder.Compilation.Ready ready)) {
            throw new IllegalArgumentException(
                    "The network %s is not radial.".formatted(plan.network().name()));
        }
        linear = ready.feeder().linear();
        flow = ready.feeder().newFlow();
        kw = new double[plan.network().buses().size()];
        kvar = new double[kw.length];
    }

    /// Solves a window within the limits of a feeder.
    ///
    /// @param feeder where each member of the window is connected, in its order
    public static Outcome solve(
            DispatchProblem problem,
            WelfareObjective objective,
            FeederPlan feeder,
            DispatchSettings settings) {
        WelfareDispatch.Prepared prepared = WelfareDispatch.prepared(problem, objective, settings);
        if (prepared.failure() != null) {
            return new Outcome(prepared.failure(), 0, Double.NaN, Double.NaN, 0);
        }
        DispatchModel model =
                DispatchModel.ofMembers(problem, objective, settings, prepared.benchmark());
        return new FeederDispatch(model, feeder, settings).solve();
    }

    private Outcome solve() {
        try (Session session = settings.solver().open(model.draft().model)) {
            for (int round = 1; ; round++) {
                DispatchResult result = new DispatchSolve(model, settings, session).solve();
                farthestPu = 0;
                highestLoading = 0;
                boolean done = true;
                if (result instanceof DispatchResult.Solved solved) {
                    for (int t = 0; t < model.problem().steps(); t++) {
                        done &= keeps(solved.plan(), t);
                    }
                }
                if (done || round == MOST_ROUNDS) {
                    return new Outcome(result, round, farthestPu, highestLoading, rows.size());
                }
            }
        }
    }

    /// Solves the exact power flow of a step, and writes or moves the rows of all limits that are
    /// broken, or that hold the plan back although they are not reached.
    ///
    /// @return whether there was none
    private boolean keeps(DispatchPlan of, int t) {
        load(of.members(), t);
        if (!flow.solve()) {
            farthestPu = 1;
            return true;
        }
        boolean keeps = true;
        List<Bus> buses = plan.network().buses();
        for (int bus = 0; bus < buses.size(); bus++) {
            double pu = flow.voltagePu(bus);
            double low = buses.get(bus).minVoltagePu() - pu;
            double high = pu - buses.get(bus).maxVoltagePu();
            farthestPu = Math.max(farthestPu, Math.max(low, high));
            keeps &= !(isFelt(low, bus, t, LOW) && boundVoltage(of, bus, t, true));
            keeps &= !(isFelt(high, bus, t, HIGH) && boundVoltage(of, bus, t, false));
        }
        for (int k = 0; k < plan.network().branches().size(); k++) {
            double loading = flow.loading(k);
            highestLoading = Math.max(highestLoading, loading);
            keeps &= !(isFelt(loading - 1, k, t, BUSY) && boundCurrent(of, k, t, loading));
        }
        return keeps;
    }

    /// Whether a limit is broken, or has a row and is not reached.
    private boolean isFelt(double beyond, int place, int t, String kind) {
        boolean wide = beyond < -SLACK && rows.containsKey(key(place, t, kind));
        return beyond > TOLERANCE || wide;
    }

    private static String key(int place, int t, String kind) {
        return kind + place + "@" + t;
    }

    private void load(List<MemberPlan> members, int t) {
        Arrays.fill(kw, 0);
        Arrays.fill(kvar, 0);
        double perHour = 1 / model.problem().stepHours();
        for (int i = 0; i < members.size(); i++) {
            int bus = plan.busOf(i);
            double served =
                    model.problem().member(i).demandKwh()[t]
                            - members.get(i).supply().unservedKwh()[t];
            kw[bus] += members.get(i).meter().netKwh()[t] * perHour;
            kvar[bus] += plan.kvarPerKw(i) * served * perHour;
        }
        flow.load(kw, kvar);
    }

    /// `V²(plan) + Σ_i s_i·(net_i − net_i(plan))/Δ` within the limit, s by LinDistFlow.
    private boolean boundVoltage(DispatchPlan of, int bus, int t, boolean low) {
        double perHour = 1 / model.problem().stepHours();
        double[] slopes = new double[model.problem().size()];
        double pu = flow.voltagePu(bus);
        double now = 0;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = linear.squareVoltagePerKw(bus, plan.busOf(i)) * perHour;
            now += slopes[i] * of.member(i).meter().netKwh()[t];
        }
        Bus place = plan.network().buses().get(bus);
        double limit = low ? place.minVoltagePu() + MARGIN : place.maxVoltagePu() - MARGIN;
        double bound = limit * limit - pu * pu + now;
        Tag tag = new Tag(ConstraintFamily.FEEDER_VOLTAGE, "voltage", "bus " + place.id(), t);
        return bound(key(bus, t, low ? LOW : HIGH), tag, slopes, new Side(low, bound, now));
    }

    /// `Σ net_i/Δ` beyond the branch at most what it is now over its loading.
    private boolean boundCurrent(DispatchPlan of, int branch, int t, double loading) {
        double perHour = 1 / model.problem().stepHours();
        double[] slopes = new double[model.problem().size()];
        double now = 0;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = linear.isBeyond(branch, plan.busOf(i)) ? perHour : 0;
            now += slopes[i] * of.member(i).meter().netKwh()[t];
        }
        Branch line = plan.network().branches().get(branch);
        Tag tag = new Tag(ConstraintFamily.FEEDER_CURRENT, "current", "line " + line.id(), t);
        double bound = now / loading * (1 - MARGIN);
        return bound(key(branch, t, BUSY), tag, slopes, new Side(now < 0, bound, now));
    }

    /// What a row is moved to.
    ///
    /// @param below whether it bounds from below
    /// @param bound its bound
    /// @param now where the plan is
    private record Side(boolean below, double bound, double now) {}

    /// @return whether that can make a difference: the row is new, or holds the plan
    private boolean bound(String key, Tag tag, double[] slopes, Side side) {
        Draft draft = model.draft();
        double lower = side.below ? side.bound : Double.NEGATIVE_INFINITY;
        double upper = side.below ? Double.POSITIVE_INFINITY : side.bound;
        Integer known = rows.get(key);
        if (known != null) {
            var bounds = draft.model.arrays().rows();
            double old = side.below ? bounds.lower()[known] : bounds.upper()[known];
            draft.model.setRowBounds(known, lower, upper);
            return Math.abs(side.now - old) <= TOLERANCE * Math.max(1, Math.abs(old));
        }
        draft.rows(tag, 1);
        rows.put(key, draft.model.addRow(lower, upper));
        for (int i = 0; i < slopes.length; i++) {
            if (slopes[i] != 0) {
                model.exchange().writeNet(draft.model, i, tag.firstStep(), slopes[i]);
            }
        }
        return true;
    }
}
