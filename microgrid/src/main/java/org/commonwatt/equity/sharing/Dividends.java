package org.commonwatt.equity.sharing;

/// Harsanyi dividends: what each coalition adds to the sum of what its parts add, `D(S) = v(S) −
/// Σ_{T⊂S} D(T)`. Negative where members replace each other.
public final class Dividends {
    private final int members;
    private final double[] dividends;

    private Dividends(int members, double[] dividends) {
        this.members = members;
        this.dividends = dividends;
    }

    /// The dividends of a game.
    public static Dividends of(TableGame game) {
        double[] d = game.values();
        for (int i = 0; i < game.members(); i++) {
            int bit = 1 << i;
            for (int s = 0; s < d.length; s++) {
                if ((s & bit) != 0) {
                    d[s] -= d[s ^ bit];
                }
            }
        }
        return new Dividends(game.members(), d);
    }

    /// D(S).
    public double of(int coalition) {
        return dividends[coalition];
    }

    /// Every dividend split among its coalition's members in proportion to their weights: the
    /// weighted Shapley value (Kalai and Samet, *On weighted Shapley values*, 1987).
    ///
    /// @param weights of the members, > 0
    public double[] split(double[] weights) {
        double[] shares = new double[members];
        double[] weightOf = new double[dividends.length];
        for (int s = 1; s < dividends.length; s++) {
            weightOf[s] = weightOf[s & s - 1] + weights[Integer.numberOfTrailingZeros(s)];
            double perWeight = dividends[s] / weightOf[s];
            for (int rest = s; rest != 0; rest &= rest - 1) {
                int i = Integer.numberOfTrailingZeros(rest);
                shares[i] += perWeight * weights[i];
            }
        }
        return shares;
    }

    /// How many coalitions have a dividend below zero by more than rounding.
    public int negative() {
        int count = 0;
        for (double dividend : dividends) {
            count += dividend < -1e-9 ? 1 : 0;
        }
        return count;
    }
}
