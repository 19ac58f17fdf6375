package org.commonwatt.equity.sharing;

import java.util.Arrays;

/// A game whose 2^n values are known, indexed by coalition. Up to [#MOST_MEMBERS] members.
public final class TableGame implements Game {
    /// Most members for which all coalitions are looked at: 2^18 of them.
    public static final int MOST_MEMBERS = 18;

    private final int members;
    private final double[] values;

    private TableGame(int members, double[] values) {
        this.members = members;
        this.values = values;
    }

    /// A game of given values.
    ///
    /// @param values v(S) at index S, copied; 2^n finite numbers, the first of them 0
    public static TableGame of(double[] values) {
        int members = membersOf(values);
        for (int s = 0; s < values.length; s++) {
            if (!(Math.abs(values[s]) < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The value of coalition %d must be finite: %s".formatted(s, values[s]));
            }
        }
        if (values[0] != 0.0) {
            throw new IllegalArgumentException("The empty coalition has the value 0: " + values[0]);
        }
        return new TableGame(members, values.clone());
    }

    /// The gains behind costs: v(S) = Σ_{i∈S} cost({i}) − cost(S).
    ///
    /// @param costs cost(S) at index S
    public static TableGame ofCosts(double[] costs) {
        int members = membersOf(costs);
        double[] values = new double[costs.length];
        double[] alone = new double[members];
        for (int i = 0; i < members; i++) {
            alone[i] = costs[1 << i];
        }
        for (int s = 1; s < costs.length; s++) {
            boolean single = (s & s - 1) == 0;
            values[s] = single ? 0.0 : Coalition.sum(s, alone) - costs[s];
        }
        return of(values);
    }

    private static int membersOf(double[] table) {
        int members = Integer.numberOfTrailingZeros(table.length);
        if (table.length != 1 << members || members < 1 || members > MOST_MEMBERS) {
            throw new IllegalArgumentException(
                    "A table has 2^n numbers for n = 1 to %d members: %d"
                            .formatted(MOST_MEMBERS, table.length));
        }
        return members;
    }

    @Override
    public int members() {
        return members;
    }

    @Override
    public double grandValue() {
        return values[values.length - 1];
    }

    @Override
    public double aloneValue(int member) {
        return values[1 << member];
    }

    /// v(S).
    public double value(int coalition) {
        return values[coalition];
    }

    /// How many coalitions there are, the empty one included.
    public int coalitions() {
        return values.length;
    }

    /// All values, a copy.
    public double[] values() {
        return values.clone();
    }

    /// Largest |v(S)|, at least 1: what rounding is measured by.
    double scale() {
        return Math.max(1.0, Arrays.stream(values).map(Math::abs).max().orElse(1.0));
    }

    @Override
    public Values open() {
        return new Values() {
            @Override
            public double of(long coalition) {
                return values[(int) coalition];
            }

            @Override
            public void close() {
                // Nothing is held open.
            }
        };
    }
}
