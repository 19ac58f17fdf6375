package org.commonwatt.operate.dispatch;

import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;

/// A generator set in the model (`docs/FORMULATION.md#dispatch-generator`), each column the first
/// of T.
///
/// @param generator what it is
/// @param output energy of a step
/// @param runs whether it runs
/// @param starts whether it starts
record GeneratorRows(Generator generator, int output, int runs, int starts) {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    static GeneratorRows add(Draft draft, int member, Generator generator, double carbonPrice) {
        String id = draft.problem.member(member).id();
        int steps = draft.problem.steps();
        Tag tag = new Tag(ConstraintFamily.GENERATOR, "generator", id, 0);
        Tag starting = new Tag(ConstraintFamily.GENERATOR, "start of generator", id, 0);
        int output = draft.columns(tag, steps, 0.0, generator.ratedKwh());
        int runs = draft.choices(tag, steps);
        int starts = draft.columns(starting, steps, 0.0, 1.0);
        GeneratorRows rows = new GeneratorRows(generator, output, runs, starts);
        rows.range(draft, tag);
        rows.starting(draft, starting);
        for (int t = 0; t < steps; t++) {
            int column = output + t;
            draft.balance.add(draft.balanceRow(member, t), column, 1.0);
            draft.costs.add(member, CostPart.FUEL, column, generator.costPerKwh());
            draft.costs.add(member, CostPart.FUEL, runs + t, generator.costPerRunningStep());
            draft.costs.add(member, CostPart.FUEL, starts + t, generator.costPerStart());
            double carbon = carbonPrice * generator.carbonKgPerKwh();
            draft.costs.add(CostBook.COMMUNITY, CostPart.CARBON, column, carbon);
        }
        draft.decisions.add(rows::decide);
        return rows;
    }

    /// `least·runs ≤ output ≤ rated·runs`.
    private void range(Draft draft, Tag tag) {
        Model model = draft.model;
        int steps = draft.problem.steps();
        draft.rows(tag, steps);
        for (int t = 0; t < steps; t++) {
            model.addRow(-INFINITE, 0.0);
            model.addEntry(output + t, 1.0);
            model.addEntry(runs + t, -generator.ratedKwh());
        }
        draft.rows(tag, steps);
        for (int t = 0; t < steps; t++) {
            model.addRow(0.0, INFINITE);
            model.addEntry(output + t, 1.0);
            model.addEntry(runs + t, -generator.leastKwh());
        }
    }

    /// `starts_t ≥ runs_t − runs_{t−1}`.
    private void starting(Draft draft, Tag tag) {
        Model model = draft.model;
        int steps = draft.problem.steps();
        draft.rows(tag, steps);
        for (int t = 0; t < steps; t++) {
            boolean ranBefore = t == 0 && generator.runsBefore();
            model.addRow(-INFINITE, ranBefore ? 1.0 : 0.0);
            model.addEntry(runs + t, 1.0);
            model.addEntry(starts + t, -1.0);
            if (t > 0) {
                model.addEntry(runs + t - 1, -1.0);
            }
        }
    }

    /// It runs where it gives at least half of its least output.
    private void decide(double[] relaxed, double[] whole) {
        double enough = Math.max(0.5 * generator.leastKwh(), 1e-9);
        for (int t = 0; t < starts - runs; t++) {
            whole[runs + t] = relaxed[output + t] >= enough ? 1.0 : 0.0;
        }
    }
}
