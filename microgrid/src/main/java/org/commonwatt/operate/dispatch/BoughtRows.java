package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;

/// Energy that was bought ahead, in the model: as far as the community takes it, an imported kWh
/// costs only what a kWh left of it would have earned (`docs/FORMULATION.md#bought-ahead`).
final class BoughtRows {
    private BoughtRows() {}

    /// `used_t ≤ bought_t`, `used_t ≤ import_t`, at the difference of both prices, which is not
    /// above 0.
    static void add(Draft draft, Exchange exchange) {
        CommunityTerms.Bought bought = draft.problem.community().bought();
        if (bought == null) {
            return;
        }
        double hours = draft.problem.stepHours();
        Tag tag = new Tag(ConstraintFamily.MEASURE, "bought ahead", "", 0);
        int used = draft.columns(tag, bought.energyKwh());
        draft.rows(tag, draft.problem.steps());
        for (int t = 0; t < draft.problem.steps(); t++) {
            draft.model.addRow(0.0, Double.POSITIVE_INFINITY);
            exchange.writeImportKw(draft, t);
            draft.model.addEntry(used + t, -1.0 / hours);
            double cheaper = Math.min(0, -bought.reliefPerKwh()[t]);
            draft.costs.add(CostBook.COMMUNITY, CostPart.ENERGY, used + t, cheaper);
        }
    }
}
