package org.commonwatt.optim;

import org.commonwatt.optim.Conflict.Side;

/// Which bounds of a model belong together, so that an infeasible model can be explained by a few
/// kinds of rules instead of many single bounds.
public interface BoundGroups {
    /// The group of bounds that are kept in any case.
    int KEPT = -1;

    /// How many groups there are, numbered from 0.
    int count();

    /// Group of a row's bounds, or [#KEPT].
    int ofRow(int row);

    /// Group of a column's bound, or [#KEPT].
    int ofColumn(int column, Side side);

    /// What a column's bound is where its group is left out: no bound, if nothing else is known.
    default double withoutGroup(int column, Side side) {
        return side == Side.LOWER ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
