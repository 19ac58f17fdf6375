package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Plan;

/// How energy passes between members and retailers in the model.
sealed interface Exchange permits SharedMeter, OwnMeters {

    /// Energy that the community imports in a step.
    double importKwh(double[] x, int t);

    /// Energy that the community exports in a step.
    double exportKwh(double[] x, int t);

    /// Community price of a step: what another kWh of demand would cost; NaN where members do not
    /// exchange energy.
    double pricePerKwh(Plan priced, int t);

    /// Writes the imports of a step, over Δ, into the row of the model opened last.
    void writeImportKw(Draft draft, int t);

    /// Writes the net of a member in a step, times a factor, into the row of the model opened last;
    /// not in the lean form, which has none.
    void writeNet(Model model, int member, int t, double factor);

    /// `P ≥ import_t/Δ` at ρ per kW (`docs/FORMULATION.md#dispatch-peak`).
    static int peak(Draft draft, Exchange exchange, double pricePerKw) {
        Model model = draft.model;
        int steps = draft.problem.steps();
        Tag tag = new Tag(ConstraintFamily.MEASURE, "peak", "", -1);
        int peak = draft.columns(tag, 1, 0.0, Double.POSITIVE_INFINITY);
        draft.costs.add(CostBook.COMMUNITY, CostPart.PEAK, peak, pricePerKw);
        draft.rows(new Tag(ConstraintFamily.MEASURE, "peak", "", 0), steps);
        for (int t = 0; t < steps; t++) {
            model.addRow(Double.NEGATIVE_INFINITY, 0.0);
            exchange.writeImportKw(draft, t);
            model.addEntry(peak, -1.0);
        }
        return peak;
    }
}
