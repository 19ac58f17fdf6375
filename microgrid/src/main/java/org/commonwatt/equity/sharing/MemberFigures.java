package org.commonwatt.equity.sharing;

/// What sharing may need to know of each member; arrays of n numbers, the record's own, to be read
/// only.
///
/// @param aloneCost what each would pay alone
/// @param loadKwh what each uses, ≥ 0; the key of proportional sharing
/// @param weights of each in a weighted Shapley value, > 0
/// @param burdenPerCost burden of one unit of cost, 365/(days · annual income); NaN for members
///   without a household income
@SuppressWarnings("ArrayRecordComponent") // Views; never compared.
public record MemberFigures(
        double[] aloneCost, double[] loadKwh, double[] weights, double[] burdenPerCost) {

    private static final double DAYS_PER_YEAR = 365.0;

    /// Rejects arrays of different lengths, negative loads and weights that are not positive.
    public MemberFigures {
        int n = aloneCost.length;
        if (loadKwh.length != n || weights.length != n || burdenPerCost.length != n) {
            throw new IllegalArgumentException(
                    "Every member has one figure of each kind: %d costs, %d loads, %d weights, %d"
                                    .formatted(
                                            n, loadKwh.length, weights.length, burdenPerCost.length)
                            + " burdens.");
        }
        for (int i = 0; i < n; i++) {
            if (!(loadKwh[i] >= 0 && weights[i] > 0)) {
                throw new IllegalArgumentException(
                        "Member %d must have a load >= 0 and a weight > 0: %s, %s"
                                .formatted(i, loadKwh[i], weights[i]));
            }
        }
    }

    /// Burden of one unit of cost in a window, NaN where there is no income.
    public static double burdenPerCost(double days, double incomePerYear) {
        return DAYS_PER_YEAR / (days * incomePerYear);
    }

    /// How many members there are.
    public int members() {
        return aloneCost.length;
    }
}
