package org.commonwatt.market.auction;

import java.util.Arrays;

/// The poorest buyer is served first: sellers fill buyers like glasses, by rising income, unknown
/// incomes last (`docs/FORMULATION.md#pairs`).
///
/// Sellers pour in the order of the participants. O(N) per step, at most one pair less than buyers
/// and sellers together.
public final class LowIncomeFirst implements PairMatching {
    private final int[] buyers;
    private final int[] sellers;

    /// @param incomePerYear income of each participant, NaN where unknown, `[N]`
    public LowIncomeFirst(double[] incomePerYear) {
        double[] rank = incomePerYear.clone();
        for (int i = 0; i < rank.length; i++) {
            rank[i] = Double.isNaN(rank[i]) ? Double.POSITIVE_INFINITY : rank[i];
        }
        buyers = Glasses.order(rank);
        sellers = new int[rank.length];
        Arrays.setAll(sellers, i -> i);
    }

    @Override
    public String name() {
        return "low-income-first";
    }

    @Override
    public void match(double[] purchaseKwh, double[] saleKwh, int base, Pairs out) {
        Glasses.fill(buyers, sellers, purchaseKwh, saleKwh, base, out);
    }
}
