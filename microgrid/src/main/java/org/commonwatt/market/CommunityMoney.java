package org.commonwatt.market;

/// The community's own account step by step: what trades leave to it and what it charges members
/// beside them (`docs/FORMULATION.md#community-account`).
final class CommunityMoney {
    private final int n;
    private final long[] surplusUnits;

    CommunityMoney(int copies, int participants) {
        n = participants;
        surplusUnits = new long[copies];
    }

    /// Posts the step's charges and empties the pool into the community's account.
    ///
    /// @param roundingUnits what rounding may have left in the pool
    /// @throws IllegalStateException if more is left there than the clearing says
    void post(int t, Clearing clearing, int copy, double roundingUnits, Ledger ledger) {
        long residual = ledger.amountUnits(copy, LedgerItem.Counterparty.POOL);
        double surplus = clearing.tradeSurplus[copy];
        long left = surplus == 0 ? residual : residual + Money.units(surplus);
        double allowed = surplus == 0 ? roundingUnits : roundingUnits + 1;
        if (!(Math.abs(left) <= allowed)) {
            throw new IllegalStateException(
                    "Trades of step %d leave %d (1e-5 currency) between buyers and sellers."
                            .formatted(t, left));
        }
        if (surplus != 0) {
            surplusUnits[copy] -= residual;
        }
        ledger.sweep(copy, LedgerItem.Counterparty.POOL, LedgerItem.Counterparty.COMMUNITY);
        charge(t, clearing, copy, ledger);
    }

    /// Posts what members pay the community beside their trades, and get from it. Most mechanisms
    /// charge nothing, so that one pass over the bits decides.
    private void charge(int t, Clearing clearing, int copy, Ledger ledger) {
        int base = copy * n;
        double[] charges = clearing.communityCharge;
        long bits = 0;
        for (int k = base; k < base + n; k++) {
            bits |= Double.doubleToRawLongBits(charges[k]);
        }
        if (bits == 0) {
            return;
        }
        long sum = 0;
        for (int k = base; k < base + n; k++) {
            long units = Money.units(charges[k]);
            ledger.postMember(k, LedgerItem.COMMUNITY_SURPLUS, 0, units);
            sum += units;
        }
        if (Math.abs(sum) > n) {
            throw new IllegalStateException(
                    "The community's charges of step %d sum to %d (1e-5 currency), not to zero."
                            .formatted(t, sum));
        }
        ledger.postParty(copy, LedgerItem.COMMUNITY_SURPLUS, 0, sum);
    }

    long surplusUnits(int copy) {
        return surplusUnits[copy];
    }

    void copyFrom(CommunityMoney other) {
        System.arraycopy(other.surplusUnits, 0, surplusUnits, 0, surplusUnits.length);
    }
}
