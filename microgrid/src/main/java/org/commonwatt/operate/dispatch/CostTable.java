package org.commonwatt.operate.dispatch;

/// What a plan costs, by payer and purpose. Costs of members add up, with those that the community
/// bears as a whole, to the cost of the plan.
public final class CostTable {
    private static final CostPart[] PARTS = CostPart.values();

    /// `[member][part]`, the community last.
    private final double[][] costs;

    CostTable(double[][] costs) {
        this.costs = costs;
    }

    /// What a member bears: retail energy, payments in the pool where the objective fixed their
    /// price, wear, unserved demand and the like.
    public double ofMember(int member) {
        double sum = 0;
        for (double cost : costs[member]) {
            sum += cost;
        }
        return sum;
    }

    /// One part of what a member bears.
    public double of(int member, CostPart part) {
        return costs[member][part.index()];
    }

    /// One part, of all members and the community.
    public double of(CostPart part) {
        double sum = 0;
        for (double[] payer : costs) {
            sum += payer[part.index()];
        }
        return sum;
    }

    /// Everything.
    public double total() {
        double sum = 0;
        for (CostPart part : PARTS) {
            sum += of(part);
        }
        return sum;
    }

    /// Everything but peak and carbon, which may be prices of a wish and not of a bill.
    public double resourceCost() {
        return total() - of(CostPart.PEAK) - of(CostPart.CARBON);
    }
}
