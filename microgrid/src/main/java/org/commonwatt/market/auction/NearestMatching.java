package org.commonwatt.market.auction;

/// Buyers get from sellers nearby: the matching with the least Σ kWh·distance along a line
/// (`docs/FORMULATION.md#pairs`).
///
/// On a line, taking buyers and sellers both from one end to the other is the cheapest transport
/// there is. Where participants hang on a network their bus stands for the place. O(N) per step, at
/// most one pair less than buyers and sellers together.
public final class NearestMatching implements PairMatching {
    private final int[] order;

    /// @param positions place of each participant along the line, `[N]`
    public NearestMatching(double[] positions) {
        order = Glasses.order(positions);
    }

    @Override
    public String name() {
        return "nearest";
    }

    @Override
    public void match(double[] purchaseKwh, double[] saleKwh, int base, Pairs out) {
        Glasses.fill(order, order, purchaseKwh, saleKwh, base, out);
    }
}
