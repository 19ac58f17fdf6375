package org.commonwatt.operate.dispatch.commitment;

import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.Solver;

/// What a given purchase costs on any day: one small model that stays open, so that many days and
/// purchases are priced quickly one after the other.
///
/// Costs are the same whatever was asked before, to the solver's accuracy. A recourse belongs to
/// the thread that opened it, and must be closed.
public final class Recourse implements AutoCloseable {
    private final DayMarket market;
    private final DayBlock block;
    private final Session session;

    /// Opens the model of one day.
    public Recourse(Solver solver, DayMarket market) {
        this.market = market;
        double[] nothing = new double[market.steps()];
        DayPath empty = new DayPath(nothing, nothing, nothing, nothing);
        Model model = new Model();
        block = new DayBlock(model, market, "day", empty, DayBlock.NOT_BOUGHT, 1.0);
        session = solver.open(model);
    }

    /// Cost of the day with the best reaction to it, what was bought the day before included
    /// (`docs/FORMULATION.md#commitment`).
    ///
    /// @param boughtKwh q, `[T]`
    /// @return infinite where the stores cannot keep their bounds, NaN where the solver gave up
    public double cost(double[] boughtKwh, DayPath day) {
        market.requireFits(day);
        if (boughtKwh.length != market.steps()) {
            throw new IllegalArgumentException(
                    "Purchases and prices need the same steps: %d and %d"
                            .formatted(boughtKwh.length, market.steps()));
        }
        block.replaceBy(day, boughtKwh);
        double before = 0.0;
        for (int t = 0; t < boughtKwh.length; t++) {
            before += market.dayAheadPerKwh()[t] * boughtKwh[t];
        }
        return switch (session.solve(Limits.NONE)) {
            case SolveResult.Optimal optimal -> before + optimal.plan().objective();
            case SolveResult.Infeasible _ -> Double.POSITIVE_INFINITY;
            case SolveResult.Feasible _,
                    SolveResult.LimitWithoutPlan _,
                    SolveResult.Unbounded _,
                    SolveResult.Failed _ ->
                    Double.NaN;
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
