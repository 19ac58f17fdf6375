package org.commonwatt.equity.sharing;

import java.util.Arrays;

/// Shares of the gain that was really made: v(N) is what perfect foresight would have gained, G
/// what operation did. Member i receives G · x_i/v(N).
///
/// @param allocation what each gets, adding up to G
/// @param gain G
/// @param foresight v(N)
/// @param againstForesight largest v(S) − y(S): what a coalition that foresees all would gain by
///   leaving
/// @param againstGain the same where coalitions on their own would lose as much of their gain by
///   not foreseeing: G/v(N) · v(S) − y(S); NaN where G ≤ 0
public record RealisedGain(
        Allocation allocation,
        double gain,
        double foresight,
        double againstForesight,
        double againstGain) {

    /// Scales an allocation of v(N) to the realised gain. A loss is borne in proportion to the
    /// bills at the retailer's prices, and told as [Caution.LossBorne].
    ///
    /// @param gain G
    /// @param retailBills bill of each member at its own tariff, used for a loss
    public static RealisedGain of(
            SharingProblem problem, Allocation allocation, double gain, double[] retailBills) {
        double foresight = problem.game().grandValue();
        boolean scales = gain > 0 && foresight > 0;
        double[] shares = allocation.shares();
        double bills = Arrays.stream(retailBills).map(bill -> Math.max(0, bill)).sum();
        for (int i = 0; i < shares.length; i++) {
            double part = bills > 0 ? Math.max(0, retailBills[i]) / bills : 1.0 / shares.length;
            shares[i] = scales ? gain * (shares[i] / foresight) : gain * part;
        }
        Allocation realised = Allocation.of(allocation.method(), shares);
        for (Caution caution : allocation.cautions()) {
            realised = realised.with(caution);
        }
        if (!scales) {
            realised = realised.with(new Caution.LossBorne(gain));
        }
        double ofAll = problem.search().largest(shares, Double.POSITIVE_INFINITY).first().excess();
        double[] before = allocation.shares();
        double ofPlan = problem.search().largest(before, Double.POSITIVE_INFINITY).first().excess();
        return new RealisedGain(
                realised, gain, foresight, ofAll, scales ? gain / foresight * ofPlan : Double.NaN);
    }

    /// Which part of the gain that foresight would have made was lost: 1 − G/v(N). Sharing itself
    /// loses nothing, so this is the price of how the community is run.
    public double priceOfOperation() {
        return foresight > 0 ? 1 - gain / foresight : Double.NaN;
    }
}
