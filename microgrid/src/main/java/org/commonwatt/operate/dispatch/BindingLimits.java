package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.commonwatt.operate.dispatch.DispatchPlan.BindingLimit;
import org.commonwatt.operate.dispatch.Tags.Place;
import org.commonwatt.optim.ModelArrays;
import org.commonwatt.optim.Plan;

/// Which limits hold a plan back, read off its duals.
final class BindingLimits {
    /// Values below are rounding.
    private static final double LEAST = 1e-7;

    private BindingLimits() {}

    /// The dearest first; equations, definitions and what cannot be otherwise, such as zero, are no
    /// limits.
    static List<BindingLimit> of(Draft draft, Plan plan) {
        List<BindingLimit> found = new ArrayList<>();
        ModelArrays arrays = draft.model.arrays();
        for (int i = 0; i < draft.model.rowCount(); i++) {
            boolean equation = arrays.rows().lower()[i] == arrays.rows().upper()[i];
            if (!equation && Math.abs(plan.dual(i)) > LEAST && isRowLimit(draft.rowTags.of(i))) {
                found.add(limit(draft.model.rowName(i), draft.rowTags.of(i), plan.dual(i)));
            }
        }
        for (int j = 0; j < draft.model.columnCount(); j++) {
            double lower = arrays.columns().lower()[j];
            double reducedCost = plan.reducedCost(j);
            if (arrays.columns().integrality()[j] == 1) {
                continue;
            }
            boolean atUpper = reducedCost < -LEAST && arrays.columns().upper()[j] > lower;
            boolean atLower = reducedCost > LEAST && lower != 0;
            if ((atUpper || atLower) && isLimit(draft.columnTags.of(j))) {
                Place place = draft.columnTags.of(j);
                found.add(limit(draft.model.columnName(j), place, reducedCost));
            }
        }
        found.sort(Comparator.comparingDouble(BindingLimit::valuePerUnit).reversed());
        return found;
    }

    /// Rows that follow from a yes or no say nothing: what is off gives nothing.
    private static boolean isRowLimit(Place place) {
        ConstraintFamily family = place.tag().family();
        return isLimit(place)
                && family != ConstraintFamily.GENERATOR
                && family != ConstraintFamily.JOB;
    }

    private static boolean isLimit(Place place) {
        ConstraintFamily family = place.tag().family();
        boolean told = !family.isAlwaysKept() && family != ConstraintFamily.ONE_WAY;
        return told || family == ConstraintFamily.COMMUNITY_EXPORT_LIMIT;
    }

    private static BindingLimit limit(String name, Place place, double value) {
        return new BindingLimit(name, place.tag().family(), place.step(), Math.abs(value));
    }
}
