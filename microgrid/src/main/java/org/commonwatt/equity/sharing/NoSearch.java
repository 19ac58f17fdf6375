package org.commonwatt.equity.sharing;

import java.util.List;

/// Looks at no coalition: for communities of more members than coalitions are written for.
public record NoSearch() implements CoalitionSearch {

    @Override
    public Answer largest(double[] shares, double level) {
        Excess none = new Excess(0, 0.0, Double.NEGATIVE_INFINITY);
        return new Answer(List.of(none), Double.POSITIVE_INFINITY);
    }
}
