package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;
import org.jspecify.annotations.Nullable;

/// A heat pump in the model (`docs/FORMULATION.md#dispatch-heat`).
///
/// @param room columns of the room, or null
/// @param tank columns of the tank, or null
record HeatRows(@Nullable Columns room, @Nullable Columns tank) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /// Columns of a body, each the first of T.
    ///
    /// @param body what it is
    /// @param heatKwh heat that it gets
    /// @param temperatureC its temperature at the end of the step
    record Columns(HeatLoad.Body body, int heatKwh, int temperatureC) {
        /// Electricity of a step.
        double electricityKwh(double[] x, int t) {
            return x[heatKwh + t] / body.cop()[t];
        }
    }

    static HeatRows add(Draft draft, int member, HeatLoad heat) {
        Columns room = heat.room() == null ? null : body(draft, member, heat.room(), "room");
        Columns tank = heat.tank() == null ? null : body(draft, member, heat.tank(), "tank");
        HeatRows rows = new HeatRows(room, tank);
        rows.power(draft, member, heat);
        return rows;
    }

    /// Electricity of a step.
    double electricityKwh(double[] x, int t) {
        return (room == null ? 0 : room.electricityKwh(x, t))
                + (tank == null ? 0 : tank.electricityKwh(x, t));
    }

    /// `Σ heat/cop ≤ power·Δ`.
    private void power(Draft draft, int member, HeatLoad heat) {
        String id = draft.problem.member(member).id();
        int steps = draft.problem.steps();
        draft.rows(new Tag(ConstraintFamily.HEAT, "heat pump", id, 0), steps);
        for (int t = 0; t < steps; t++) {
            draft.model.addRow(-INFINITE, heat.powerKwh());
            for (Columns each : new Columns[] {room, tank}) {
                if (each != null) {
                    draft.model.addEntry(each.heatKwh + t, 1.0 / each.body.cop()[t]);
                }
            }
        }
    }

    /// `x_t = keep·x_{t−1} + drift_t + perKwh·heat_t`, at most `max` or what it is without any
    /// heat, and below `min` at a price.
    private static Columns body(Draft draft, int member, HeatLoad.Body body, String what) {
        String id = draft.problem.member(member).id();
        int steps = draft.problem.steps();
        Model model = draft.model;
        Tag heating = new Tag(ConstraintFamily.HEAT, "heat of " + what, id, 0);
        Tag warm = new Tag(ConstraintFamily.HEAT, "temperature of " + what, id, 0);
        Tag cold = new Tag(ConstraintFamily.MEASURE, "cold of " + what, id, 0);
        int heat = draft.columns(heating, steps, 0.0, INFINITE);
        int temperature = draft.columns(warm, steps, -INFINITE, INFINITE);
        int below = draft.columns(cold, steps, 0.0, INFINITE);
        double unheated = body.initialC();
        double price = body.discomfortPricePerKh() * draft.problem.stepHours();
        draft.rows(warm, steps);
        for (int t = 0; t < steps; t++) {
            unheated = body.keep() * unheated + body.driftC()[t];
            double most = Math.max(body.maxC()[t], unheated);
            model.setColumnBounds(temperature + t, -INFINITE, most);
            double before = t == 0 ? body.keep() * body.initialC() : 0.0;
            double rise = before + body.driftC()[t];
            model.addRow(rise, rise);
            model.addEntry(temperature + t, 1.0);
            model.addEntry(heat + t, -body.riseCPerKwh());
            if (t > 0) {
                model.addEntry(temperature + t - 1, -body.keep());
            }
            draft.balance.add(draft.balanceRow(member, t), heat + t, -1.0 / body.cop()[t]);
            draft.costs.add(member, CostPart.DISCOMFORT, below + t, price);
        }
        draft.rows(cold, steps);
        for (int t = 0; t < steps; t++) {
            model.addRow(body.minC()[t], INFINITE);
            model.addEntry(temperature + t, 1.0);
            model.addEntry(below + t, 1.0);
        }
        return new Columns(body, heat, temperature);
    }
}
