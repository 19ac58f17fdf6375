package org.commonwatt.operate.dispatch;

import org.jspecify.annotations.Nullable;

/// What a plan promises to each member and to the community
/// (`docs/FORMULATION.md#dispatch-promises`).
///
/// @param individualRationality whether nobody may pay more than alone
/// @param transferCap most that a member may get or pay beside its energy, in sum zero; 0 for no
///   transfers, infinite for free ones
/// @param efficiencyBudget δ: the plan may cost at most `C* + δ·|C*|`, C* the least cost; infinite
///   for any cost
/// @param poolPricePerKwh what members pay each other for exchanged energy, `[T]`; null for the
///   middle between the lowest import and the highest feed-in price of a step
@SuppressWarnings("ArrayRecordComponent") // A view; never compared.
public record Promises(
        boolean individualRationality,
        double transferCap,
        double efficiencyBudget,
        double @Nullable [] poolPricePerKwh) {

    /// What rounding may add to the efficiency budget.
    public static final double BUDGET_ROUNDING = 1e-6;

    /// None.
    public static final Promises NONE = new Promises(false, 0, Double.POSITIVE_INFINITY, null);

    /// Nobody pays more than alone.
    public static final Promises NOBODY_WORSE_OFF =
            new Promises(true, 0, Double.POSITIVE_INFINITY, null);

    /// Rejects negative numbers.
    public Promises {
        if (!(transferCap >= 0 && efficiencyBudget >= 0)) {
            throw new IllegalArgumentException(
                    "The transferCap (%s) and the efficiencyBudget (%s) must not be negative."
                            .formatted(transferCap, efficiencyBudget));
        }
    }

    /// The same with another cap of transfers.
    public Promises withTransferCap(double cap) {
        return new Promises(individualRationality, cap, efficiencyBudget, poolPricePerKwh);
    }

    /// The same with another efficiency budget.
    public Promises withEfficiencyBudget(double delta) {
        return new Promises(individualRationality, transferCap, delta, poolPricePerKwh);
    }

    /// The same with pool prices.
    public Promises withPoolPrice(double[] pricePerKwh) {
        return new Promises(
                individualRationality, transferCap, efficiencyBudget, pricePerKwh.clone());
    }

    boolean isNone() {
        return !individualRationality
                && transferCap == 0
                && efficiencyBudget == Double.POSITIVE_INFINITY;
    }

    boolean needsAlone() {
        return individualRationality;
    }
}
