package org.commonwatt.operate.dispatch;

import java.util.BitSet;
import java.util.function.Supplier;
import org.commonwatt.operate.dispatch.DispatchResult.Quality;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.ModelArrays;
import org.commonwatt.optim.Plan;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.jspecify.annotations.Nullable;

/// Solves a model: its relaxation first, which is the answer where nothing has to be a whole
/// number; else the whole numbers are decided by the relaxation, the rest is solved again, and only
/// where that leaves too wide a gap does a search tree follow, with this plan as its start
/// (`docs/FORMULATION.md#dispatch-whole-numbers`).
final class DispatchSolve {
    private static final int MOST_TANGENT_ROUNDS = 60;

    private final DispatchModel model;
    private final DispatchSettings settings;
    private final Session session;
    private final Model linear;
    private long iterations;

    DispatchSolve(DispatchModel model, DispatchSettings settings, Session session) {
        this.model = model;
        this.settings = settings;
        this.session = session;
        linear = model.draft().model;
    }

    DispatchResult solve() {
        SolveResult relaxed = relaxation();
        if (!(relaxed instanceof SolveResult.Optimal optimal)) {
            return ended(relaxed);
        }
        if (linear.integerCount() == 0) {
            return solved(optimal.plan(), optimal.plan().objective(), false);
        }
        return wholeNumbers(optimal.plan());
    }

    /// The relaxation, with as many tangents as it takes.
    private SolveResult relaxation() {
        FairRows fair = model.fair();
        Tangents tangents = fair == null ? null : fair.tangents();
        SolveResult result = once();
        for (int round = 0; tangents != null && round < MOST_TANGENT_ROUNDS; round++) {
            if (!(result instanceof SolveResult.Optimal optimal)) {
                return result;
            }
            double[] x = optimal.plan().columns();
            double scale = Math.max(1, Math.abs(optimal.plan().objective()));
            if (tangents.overrated(x) <= 1e-7 * scale) {
                return result;
            }
            tangents.addAt(x);
            result = once();
        }
        return result;
    }

    private SolveResult once() {
        return counted(session.solveRelaxation(settings.limits()));
    }

    private DispatchResult wholeNumbers(Plan relaxed) {
        double bound = relaxed.objective();
        Plan best = fixed(decided(relaxed.columns()));
        boolean limited = false;
        if (best == null || gap(best.objective(), bound) > settings.limits().relativeGap()) {
            if (best != null) {
                session.suggest(best.columns());
            }
            SolveResult searched = counted(session.solve(settings.limits()));
            if (searched.anyPlan().isPresent()) {
                Plan found = searched.anyPlan().get();
                bound = Math.max(bound, found.bound());
                limited = searched instanceof SolveResult.Feasible;
                Plan polished = fixed(found.columns());
                best = better(best, polished == null ? found : polished);
            } else if (best == null) {
                return ended(searched);
            } else {
                limited = true;
            }
        }
        return solved(best, Math.min(bound, best.objective()), limited);
    }

    private static Plan better(@Nullable Plan one, Plan other) {
        return one != null && one.objective() < other.objective() ? one : other;
    }

    private static double gap(double objective, double bound) {
        return Math.max(0, objective - bound) / Math.max(Math.abs(objective), 1e-9);
    }

    /// Whole numbers for all choices, by the shares that the relaxation gave.
    private double[] decided(double[] relaxed) {
        double[] whole = relaxed.clone();
        for (Draft.Decision decision : model.draft().decisions) {
            decision.decide(relaxed, whole);
        }
        return whole;
    }

    /// The best plan with the whole numbers given, with duals, or null where there is none.
    private @Nullable Plan fixed(double[] values) {
        return fixed(values, new BitSet(), this::relaxation);
    }

    private @Nullable Plan fixed(double[] values, BitSet open, Supplier<SolveResult> how) {
        ModelArrays.Columns columns = linear.arrays().columns();
        double[] lower = columns.lower().clone();
        double[] upper = columns.upper().clone();
        fix(values, open);
        SolveResult result = how.get();
        release(lower, upper);
        return result instanceof SolveResult.Optimal optimal ? optimal.plan() : null;
    }

    private void fix(double[] values, BitSet open) {
        ModelArrays.Columns columns = linear.arrays().columns();
        for (int j = 0; j < columns.count(); j++) {
            if (columns.integrality()[j] == 1 && !open.get(j)) {
                double whole = Math.rint(values[j]);
                linear.setColumnBounds(j, whole, whole);
            }
        }
    }

    private void release(double[] lower, double[] upper) {
        ModelArrays.Columns columns = linear.arrays().columns();
        for (int j = 0; j < columns.count(); j++) {
            if (columns.integrality()[j] == 1) {
                linear.setColumnBounds(j, lower[j], upper[j]);
            }
        }
    }

    private DispatchResult solved(Plan plan, double bound, boolean limited) {
        Quality quality =
                new Quality(
                        plan.objective(),
                        bound,
                        limited,
                        model.form(),
                        linear.integerCount(),
                        iterations);
        return new DispatchResult.Solved(
                new PlanReader(model, plan.columns())
                        .read(plan.hasPrices() ? plan : null, prices(plan)),
                quality);
    }

    /// Community prices: duals with the whole numbers of the plan, but for the directions of trade,
    /// and, where the objective looks at members, as if it did not.
    private double[] prices(Plan plan) {
        FairRows fair = model.fair();
        if (fair == null && model.draft().directions.isEmpty()) {
            return model.prices(plan.hasPrices() ? plan : null);
        }
        ModelArrays arrays = linear.arrays();
        double[] costs = arrays.columns().costs().clone();
        double[] lower = arrays.rows().lower().clone();
        double[] upper = arrays.rows().upper().clone();
        if (fair != null) {
            fair.forgetWishes();
        }
        BitSet open = model.draft().directions;
        Plan priced = fixed(plan.columns(), open, this::once);
        for (int j = 0; j < arrays.columns().count(); j++) {
            linear.setCost(j, costs[j]);
        }
        for (int i = 0; i < arrays.rows().count(); i++) {
            linear.setRowBounds(i, lower[i], upper[i]);
        }
        return model.prices(priced);
    }

    private DispatchResult ended(SolveResult result) {
        return switch (result) {
            case SolveResult.Infeasible _ ->
                    new DispatchResult.Infeasible(new ConflictFamilies(model, settings).find());
            case SolveResult.LimitWithoutPlan limit -> new DispatchResult.NoPlan(limit.bound());
            case SolveResult.Unbounded _ ->
                    new DispatchResult.Failed(
                            "The cost falls without end.\nMaybe a price is negative and a limit is"
                                    + " missing.");
            case SolveResult.Failed failed -> new DispatchResult.Failed(failed.reason());
            case SolveResult.Feasible _ -> new DispatchResult.NoPlan(Double.NEGATIVE_INFINITY);
            case SolveResult.Optimal _ -> throw new IllegalStateException("This has a plan.");
        };
    }

    private SolveResult counted(SolveResult result) {
        iterations += result.effort().iterations();
        return result;
    }
}
