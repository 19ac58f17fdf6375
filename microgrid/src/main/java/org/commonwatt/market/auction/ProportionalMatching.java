package org.commonwatt.market.auction;

/// Every buyer gets from every seller in proportion: purchase_i·sale_j/total
/// (`docs/FORMULATION.md#pairs`). Writes each pair of a buyer and a seller.
public final class ProportionalMatching implements PairMatching {
    private final int participants;

    /// @param participants N
    public ProportionalMatching(int participants) {
        this.participants = participants;
    }

    @Override
    public String name() {
        return "proportional";
    }

    @Override
    public void match(double[] purchaseKwh, double[] saleKwh, int base, Pairs out) {
        out.clear();
        double total = 0;
        for (int i = 0; i < participants; i++) {
            total += saleKwh[base + i];
        }
        for (int buyer = 0; buyer < participants; buyer++) {
            double share = purchaseKwh[base + buyer] / total;
            for (int seller = 0; share > 0 && seller < participants; seller++) {
                double energy = share * saleKwh[base + seller];
                if (energy > 0) {
                    out.add(buyer, seller, energy);
                }
            }
        }
    }
}
