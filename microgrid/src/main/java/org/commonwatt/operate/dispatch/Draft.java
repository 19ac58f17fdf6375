package org.commonwatt.operate.dispatch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import org.commonwatt.operate.dispatch.Tags.Place;
import org.commonwatt.operate.dispatch.Tags.Tag;
import org.commonwatt.optim.Model;

/// A model while it is written: columns and rows with what they mean, the members' balances that
/// devices add to, the book of costs, and how to decide each yes or no.
final class Draft {
    final DispatchProblem problem;

    /// Another model of the same shape may take its place once all is written.
    Model model;

    final Tags columnTags;
    final Tags rowTags;
    final CostBook costs = new CostBook();

    /// What each balance row gets beside demand: supply positive. One row per step where the
    /// community is balanced as a whole, else one per member and step.
    final RowTerms balance;

    /// How the whole numbers are decided by a plan of the relaxation.
    final List<Decision> decisions;

    /// Columns that say whether a member takes or gives; prices leave them open, because a meter
    /// that happens to give nothing would not be priced by what it could take.
    final BitSet directions;

    private final boolean balancesMembers;
    private final IntFunction<String> stepName;

    /// Decides the whole numbers of a few columns.
    interface Decision {
        /// Writes whole numbers for its columns.
        ///
        /// @param relaxed values of all columns in the relaxation
        /// @param whole gets the numbers
        void decide(double[] relaxed, double[] whole);
    }

    Draft(DispatchProblem problem, boolean balancesMembers, IntFunction<String> stepName) {
        this.problem = problem;
        this.balancesMembers = balancesMembers;
        this.stepName = stepName;
        columnTags = new Tags();
        rowTags = new Tags();
        decisions = new ArrayList<>();
        directions = new BitSet();
        int cells = problem.size() * problem.steps();
        model = new Model(5 * cells, 2 * cells, 8 * cells);
        balance = balance(problem, balancesMembers);
    }

    /// Another window in the same model, with balances and costs of its own.
    Draft(Draft beside, DispatchProblem problem, boolean balancesMembers) {
        this.problem = problem;
        this.balancesMembers = balancesMembers;
        stepName = beside.stepName;
        columnTags = beside.columnTags;
        rowTags = beside.rowTags;
        decisions = beside.decisions;
        directions = beside.directions;
        model = beside.model;
        balance = balance(problem, balancesMembers);
    }

    private static RowTerms balance(DispatchProblem problem, boolean balancesMembers) {
        int cells = problem.size() * problem.steps();
        return new RowTerms(balancesMembers ? cells : problem.steps(), 5 * cells);
    }

    boolean balancesMembers() {
        return balancesMembers;
    }

    int balanceRow(int member, int step) {
        return balancesMembers ? member * problem.steps() + step : step;
    }

    /// Adds columns, one per step from the tag's first step on.
    int columns(Tag tag, int count, double lower, double upper) {
        int first = model.addColumns(count, lower, upper, 0.0);
        columnTags.add(first, count, tag);
        model.nameColumns(first, count, k -> nameOf(columnTags.of(first + k)));
        return first;
    }

    /// Adds columns from 0 to the upper bounds given.
    int columns(Tag tag, double[] upper) {
        int first = columns(tag, upper.length, 0.0, Double.POSITIVE_INFINITY);
        for (int k = 0; k < upper.length; k++) {
            model.setColumnBounds(first + k, 0.0, upper[k]);
        }
        return first;
    }

    /// Adds columns that say yes or no.
    int choices(Tag tag, int count) {
        int first = columns(tag, count, 0.0, 1.0);
        for (int k = 0; k < count; k++) {
            model.requireInteger(first + k);
        }
        return first;
    }

    /// Says what the rows are that are added next.
    ///
    /// @return index of the first
    int rows(Tag tag, int count) {
        int first = model.rowCount();
        rowTags.add(first, count, tag);
        model.nameRows(first, count, k -> nameOf(rowTags.of(first + k)));
        return first;
    }

    private String nameOf(Place place) {
        Tag tag = place.tag();
        String whom = tag.whom().isEmpty() ? "" : " of " + tag.whom();
        String when = place.step() < 0 ? "" : " at " + stepName.apply(place.step());
        return tag.what() + whom + when;
    }
}
