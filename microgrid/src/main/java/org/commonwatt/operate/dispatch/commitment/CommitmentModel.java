package org.commonwatt.operate.dispatch.commitment;

import java.util.Arrays;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;

/// The linear model of a commitment: purchases that all days share, every possible day with its own
/// reaction, and rows that say how their costs count (`docs/FORMULATION.md#commitment`).
final class CommitmentModel {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Says that no column is a multiplier.
    private static final int NONE = -1;

    private final DayMarket market;
    private final CandidateDays days;
    private final Model model = new Model();
    private final int bought;
    private final int multiplier;

    CommitmentModel(DayMarket market, CandidateDays days, Risk risk) {
        this.market = market;
        this.days = days;
        bought = addPurchases();
        multiplier =
                switch (risk) {
                    case Risk.Expected _ -> addMean();
                    case Risk.Cvar cvar -> addTailMean(cvar.alpha());
                    case Risk.Wasserstein ball -> addWorstMean(ball);
                };
    }

    Model model() {
        return model;
    }

    double[] boughtKwh(Plan plan) {
        double[] boughtKwh = Arrays.copyOfRange(plan.columns(), bought, bought + market.steps());
        // The solver keeps bounds to its accuracy; nobody buys less than nothing.
        Arrays.setAll(boughtKwh, t -> Math.max(0.0, boughtKwh[t]));
        return boughtKwh;
    }

    double multiplier(Plan plan) {
        return multiplier == NONE ? 0.0 : plan.column(multiplier);
    }

    private int addPurchases() {
        int first = model.columnCount();
        for (double pricePerKwh : market.dayAheadPerKwh()) {
            model.addColumn(0.0, INFINITE, pricePerKwh);
        }
        model.nameColumns(first, market.steps(), "bought[%d]"::formatted);
        return first;
    }

    private DayBlock addDay(int i, int k, double weight) {
        String name = k == 0 ? "day " + i : "day %d candidate %d".formatted(i, k);
        return new DayBlock(model, market, name, days.path(i, k), bought, weight);
    }

    private int addMean() {
        for (int i = 0; i < days.days(); i++) {
            addDay(i, 0, 1.0 / days.days());
        }
        return NONE;
    }

    /// The mean of the dearest days: a threshold and what each day exceeds it by
    /// (`docs/FORMULATION.md#cvar`).
    private int addTailMean(double alpha) {
        int n = days.days();
        int threshold = model.addColumn(-INFINITE, INFINITE, 1.0);
        model.nameColumns(threshold, 1, _ -> "threshold");
        int excess = model.addColumns(n, 0.0, INFINITE, 1.0 / ((1.0 - alpha) * n));
        model.nameColumns(excess, n, "excess[%d]"::formatted);
        for (int i = 0; i < n; i++) {
            DayBlock day = addDay(i, 0, 0.0);
            int row = model.addRow(0.0, INFINITE);
            model.addEntry(excess + i, 1.0);
            model.addEntry(threshold, 1.0);
            day.subtractCosts(days.path(i, 0));
            int position = i;
            model.nameRows(row, 1, _ -> "excess[%d]".formatted(position));
        }
        return threshold;
    }

    /// The worst mean over the ball, by the dual of its inner problem
    /// (`docs/FORMULATION.md#ambiguity`).
    private int addWorstMean(Risk.Wasserstein ball) {
        int n = days.days();
        double budget = Math.pow(ball.radius(), ball.order());
        boolean unlimited = Double.isInfinite(budget);
        int lambda = model.addColumn(0.0, unlimited ? 0.0 : INFINITE, unlimited ? 0.0 : budget);
        model.nameColumns(lambda, 1, _ -> "multiplier");
        int worst = model.addColumns(n, -INFINITE, INFINITE, 1.0 / n);
        model.nameColumns(worst, n, "worst[%d]"::formatted);
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < days.candidates(); k++) {
                DayBlock day = addDay(i, k, 0.0);
                int row = model.addRow(0.0, INFINITE);
                model.addEntry(worst + i, 1.0);
                double distance = days.transportCosts()[i * days.candidates() + k];
                model.addEntry(lambda, Math.pow(distance, ball.order()));
                day.subtractCosts(days.path(i, k));
                String name = "worst[%d, %d]".formatted(i, k);
                model.nameRows(row, 1, _ -> name);
            }
        }
        return lambda;
    }
}
