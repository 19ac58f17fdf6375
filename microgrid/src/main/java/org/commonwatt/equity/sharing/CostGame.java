package org.commonwatt.equity.sharing;

import java.util.Arrays;

/// A game whose values are computed when asked for: v(S) = Σ_{i∈S} cost({i}) − cost(S). For more
/// members than a table has room for.
public final class CostGame implements Game {
    private final CoalitionCosts costs;
    private final double[] alone;
    private final double grandCost;

    /// A game over costs.
    ///
    /// @param costs tells what coalitions cost
    /// @param alone cost of each member alone
    /// @param grandCost cost of all together
    public CostGame(CoalitionCosts costs, double[] alone, double grandCost) {
        if (alone.length != costs.members()) {
            throw new IllegalArgumentException(
                    "%d members alone, but %d members in all."
                            .formatted(alone.length, costs.members()));
        }
        this.costs = costs;
        this.alone = alone.clone();
        this.grandCost = grandCost;
    }

    @Override
    public int members() {
        return alone.length;
    }

    @Override
    public double grandValue() {
        return Arrays.stream(alone).sum() - grandCost;
    }

    @Override
    public double aloneValue(int member) {
        return 0.0;
    }

    @Override
    public Values open() {
        CoalitionCost cost = costs.open();
        return new Values() {
            @Override
            public double of(long coalition) {
                return Coalition.size(coalition) <= 1
                        ? 0.0
                        : Coalition.sum(coalition, alone) - cost.of(coalition);
            }

            @Override
            public void close() {
                cost.close();
            }
        };
    }
}
