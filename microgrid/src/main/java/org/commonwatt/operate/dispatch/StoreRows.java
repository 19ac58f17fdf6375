package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;

/// A store in the model (`docs/FORMULATION.md#dispatch-store`): charge, discharge and content of
/// each step of its stay.
///
/// @param store what it is
/// @param charge column of the charge at the store's first step, in kWh at the meter
/// @param discharge the same for the discharge
/// @param content the same for the content at the end of the step
record StoreRows(Store store, int charge, int discharge, int content) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Adds columns and rows.
    ///
    /// @param oneWay `[T]`, whether charging and discharging at once could pay at a step
    static StoreRows add(Draft draft, int member, Store store, boolean[] oneWay) {
        String id = draft.problem.member(member).id();
        String kind = store.kind() == Store.Kind.BATTERY ? "battery" : "vehicle";
        StoreRows rows = columns(draft, store, kind, id);
        rows.dynamics(draft, kind, id);
        rows.target(draft, member, kind, id);
        rows.oneWay(draft, kind, id, oneWay);
        rows.meetMeter(draft, member);
        return rows;
    }

    /// `0 ≤ charge ≤ P_c·Δ`, `0 ≤ discharge ≤ P_d·Δ`, `min ≤ e ≤ max`; a content that starts or
    /// sinks outside of its window may stay there.
    private static StoreRows columns(Draft draft, Store store, String kind, String id) {
        int start = store.startStep();
        int count = store.endStep() - start;
        double hours = draft.problem.stepHours();
        Tag charging = new Tag(ConstraintFamily.BATTERY_POWER, "charge of " + kind, id, start);
        Tag giving = new Tag(ConstraintFamily.BATTERY_POWER, "discharge of " + kind, id, start);
        Tag holding = new Tag(ConstraintFamily.SOC_WINDOW, "content of " + kind, id, start);
        int charge = draft.columns(charging, count, 0.0, store.rates().chargeKw() * hours);
        int discharge = draft.columns(giving, count, 0.0, store.rates().dischargeKw() * hours);
        int content = draft.columns(holding, count, 0.0, store.window().maxKwh());
        double idle = store.initialKwh();
        for (int k = 0; k < count; k++) {
            idle *= store.rates().keepPerStep();
            draft.model.setColumnBounds(
                    content + k,
                    Math.min(store.window().minKwh(), idle),
                    Math.max(store.window().maxKwh(), idle));
        }
        return new StoreRows(store, charge, discharge, content);
    }

    private int count() {
        return store.endStep() - store.startStep();
    }

    /// `e_t = keep·e_{t−1} + ηc·charge_t − discharge_t/ηd`.
    private void dynamics(Draft draft, String kind, String id) {
        Model model = draft.model;
        Store.Rates rates = store.rates();
        draft.rows(
                new Tag(ConstraintFamily.STORAGE_DYNAMICS, kind, id, store.startStep()), count());
        for (int k = 0; k < count(); k++) {
            double before = k == 0 ? rates.keepPerStep() * store.initialKwh() : 0.0;
            model.addRow(before, before);
            model.addEntry(content + k, 1.0);
            model.addEntry(charge + k, -rates.etaCharge());
            model.addEntry(discharge + k, 1.0 / rates.etaDischarge());
            if (k > 0) {
                model.addEntry(content + k - 1, -rates.keepPerStep());
            }
        }
    }

    /// `e_T ≥ target`, or what is missing has its price; what is left has its value.
    private void target(Draft draft, int member, String kind, String id) {
        Store.End end = store.end();
        int last = content + count() - 1;
        draft.costs.add(member, CostPart.LATER, last, -end.valuePerKwh());
        if (end.targetKwh() <= 0) {
            return;
        }
        int step = store.endStep() - 1;
        draft.rows(new Tag(ConstraintFamily.TERMINAL_SOC, "target of " + kind, id, step), 1);
        draft.model.addRow(end.targetKwh(), INFINITE);
        draft.model.addEntry(last, 1.0);
        if (end.shortfallPricePerKwh() < INFINITE) {
            Tag tag = new Tag(ConstraintFamily.MEASURE, "shortfall of " + kind, id, step);
            int missing = draft.columns(tag, 1, 0.0, INFINITE);
            draft.model.addEntry(missing, 1.0);
            draft.costs.add(member, CostPart.SHORTFALL, missing, end.shortfallPricePerKwh());
        }
    }

    /// `charge ≤ P_c·Δ·u`, `discharge ≤ P_d·Δ·(1 − u)` at steps at which burning energy could pay.
    private void oneWay(Draft draft, String kind, String id, boolean[] oneWay) {
        double hours = draft.problem.stepHours();
        double chargeKwh = store.rates().chargeKw() * hours;
        double dischargeKwh = store.rates().dischargeKw() * hours;
        if (chargeKwh == 0 || dischargeKwh == 0) {
            return;
        }
        for (int k = 0; k < count(); k++) {
            int step = store.startStep() + k;
            if (!oneWay[step]) {
                continue;
            }
            Tag tag = new Tag(ConstraintFamily.ONE_WAY, "one way of " + kind, id, step);
            int up = draft.choices(tag, 1);
            int in = charge + k;
            int out = discharge + k;
            draft.rows(tag, 1);
            draft.model.addRow(-INFINITE, 0.0);
            draft.model.addEntry(in, 1.0);
            draft.model.addEntry(up, -chargeKwh);
            draft.rows(tag, 1);
            draft.model.addRow(-INFINITE, dischargeKwh);
            draft.model.addEntry(out, 1.0);
            draft.model.addEntry(up, dischargeKwh);
            double etas = store.rates().etaCharge() * store.rates().etaDischarge();
            draft.decisions.add((x, whole) -> whole[up] = etas * x[in] >= x[out] ? 1.0 : 0.0);
        }
    }

    private void meetMeter(Draft draft, int member) {
        double wear = store.rates().wearPerKwh();
        for (int k = 0; k < count(); k++) {
            int row = draft.balanceRow(member, store.startStep() + k);
            draft.balance.add(row, discharge + k, 1.0);
            draft.balance.add(row, charge + k, -1.0);
            draft.costs.add(member, CostPart.WEAR, charge + k, wear);
            draft.costs.add(member, CostPart.WEAR, discharge + k, wear);
        }
    }
}
