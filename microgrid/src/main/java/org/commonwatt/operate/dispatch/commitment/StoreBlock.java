package org.commonwatt.operate.dispatch.commitment;

import org.commonwatt.operate.dispatch.Store;
import org.commonwatt.optim.Model;

/// One store on one possible day: its columns, its rows, its costs
/// (`docs/FORMULATION.md#commitment-store`).
///
/// Columns: charge, discharge and stored energy of each step of its stay; then what is missing at
/// the end, where that has a price.
final class StoreBlock {
    private static final int CHARGE = 0;
    private static final int DISCHARGE = 1;
    private static final int STORED = 2;
    private static final int FLOWS = 3;

    private final Model model;
    private final Store store;
    private final String name;
    private final int firstColumn;

    /// Adds a store to a model; `weight` is what its costs count in the objective.
    StoreBlock(Model model, Store store, double stepHours, String name, double weight) {
        this.model = model;
        this.store = store;
        this.name = name;
        firstColumn = model.columnCount();
        addFlows(stepHours, weight);
        addLevels();
        addEnd(weight);
    }

    private int column(int t, int kind) {
        return firstColumn + (t - store.startStep()) * FLOWS + kind;
    }

    private int stay() {
        return store.endStep() - store.startStep();
    }

    private boolean mustEndWell() {
        return Double.isInfinite(store.end().shortfallPricePerKwh());
    }

    private boolean mayEndShort() {
        return store.end().targetKwh() > 0.0 && !mustEndWell();
    }

    private double wear() {
        return store.rates().wearPerKwh();
    }

    private void addFlows(double stepHours, double weight) {
        double leftKwh = store.initialKwh();
        for (int t = store.startStep(); t < store.endStep(); t++) {
            boolean last = t == store.endStep() - 1;
            // A content that starts outside its window may stay there until it was used up.
            leftKwh *= store.rates().keepPerStep();
            double lowerKwh = Math.min(store.window().minKwh(), leftKwh);
            double upperKwh = Math.max(store.window().maxKwh(), leftKwh);
            if (last && mustEndWell()) {
                lowerKwh = Math.max(lowerKwh, store.end().targetKwh());
            }
            double value = last ? store.end().valuePerKwh() : 0.0;
            model.addColumn(0.0, store.rates().chargeKw() * stepHours, weight * wear());
            model.addColumn(0.0, store.rates().dischargeKw() * stepHours, weight * wear());
            model.addColumn(lowerKwh, upperKwh, -weight * value);
        }
        model.nameColumns(
                firstColumn,
                stay() * FLOWS,
                at ->
                        "%s[%s, %d]"
                                .formatted(
                                        flowName(at % FLOWS),
                                        name,
                                        store.startStep() + at / FLOWS));
    }

    private static String flowName(int kind) {
        return switch (kind) {
            case CHARGE -> "charge";
            case DISCHARGE -> "discharge";
            default -> "stored";
        };
    }

    /// What is stored follows from what was stored.
    private void addLevels() {
        int first = model.rowCount();
        double keep = store.rates().keepPerStep();
        for (int t = store.startStep(); t < store.endStep(); t++) {
            double before = t == store.startStep() ? keep * store.initialKwh() : 0.0;
            model.addRow(before, before);
            model.addEntry(column(t, STORED), 1.0);
            model.addEntry(column(t, CHARGE), -store.rates().etaCharge());
            model.addEntry(column(t, DISCHARGE), 1.0 / store.rates().etaDischarge());
            if (t > store.startStep()) {
                model.addEntry(column(t - 1, STORED), -keep);
            }
        }
        model.nameRows(
                first, stay(), at -> "stored[%s, %d]".formatted(name, store.startStep() + at));
    }

    /// What is missing to the target is paid for, where it need not be reached.
    private void addEnd(double weight) {
        if (mayEndShort()) {
            double targetKwh = store.end().targetKwh();
            int shortfall =
                    model.addColumn(0.0, targetKwh, weight * store.end().shortfallPricePerKwh());
            model.nameColumns(shortfall, 1, _ -> "shortfall[%s]".formatted(name));
            int row = model.addRow(targetKwh, Double.POSITIVE_INFINITY);
            model.addEntry(column(store.endStep() - 1, STORED), 1.0);
            model.addEntry(shortfall, 1.0);
            model.nameRows(row, 1, _ -> "target[%s]".formatted(name));
        }
    }

    /// Writes what it gives and takes in a step into the row that was opened last.
    void addToBalance(int t) {
        if (t >= store.startStep() && t < store.endStep()) {
            model.addEntry(column(t, CHARGE), -1.0);
            model.addEntry(column(t, DISCHARGE), 1.0);
        }
    }

    /// Writes its costs, with the sign turned, into the row that was opened last.
    void subtractCosts() {
        for (int t = store.startStep(); t < store.endStep(); t++) {
            model.addEntry(column(t, CHARGE), -wear());
            model.addEntry(column(t, DISCHARGE), -wear());
        }
        model.addEntry(column(store.endStep() - 1, STORED), store.end().valuePerKwh());
        if (mayEndShort()) {
            model.addEntry(firstColumn + stay() * FLOWS, -store.end().shortfallPricePerKwh());
        }
    }
}
