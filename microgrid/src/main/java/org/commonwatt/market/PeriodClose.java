package org.commonwatt.market;

import java.util.List;

/// Closes a billing period, in this order: passes the shared assets' own bill on to their owners,
/// returns what trades left to the community or shares the gain, makes transfers, then rounds every
/// member's total to whole cents (`docs/FORMULATION.md#settlement`).
public final class PeriodClose {
    private PeriodClose() {}

    /// Passes member `asset`'s balance of the period to the owners by their shares; the last unit
    /// goes by largest remainder, ties to the lower index, so nothing is lost.
    ///
    /// @param period ledger of the period, changed
    /// @param copy copy of the community
    /// @param asset index of the shared asset
    /// @param shares ownership of each participant, `[N]`, ≥ 0; the asset's own entry is ignored
    /// @throws IllegalArgumentException if nobody owns a share, or a share is not a number >= 0
    public static void passOn(Ledger period, int copy, int asset, double[] shares) {
        int base = copy * period.participants();
        long total = period.memberUnits(base + asset);
        if (total == 0) {
            return;
        }
        if (shares.length != period.participants()) {
            throw new IllegalArgumentException(
                    "The ownership has %d shares but needs %d."
                            .formatted(shares.length, period.participants()));
        }
        long[] parts = ownersParts(total, asset, shares);
        for (int i = 0; i < shares.length; i++) {
            if (i != asset && parts[i] != 0) {
                period.post(copy, base + i, LedgerItem.SHARED_ASSET, 0, parts[i]);
            }
        }
        period.post(copy, base + asset, LedgerItem.SHARED_ASSET, 0, -total);
    }

    /// Splits an amount of a common asset among its owners; the last units go by largest remainder.
    ///
    /// @param units 1e-5 currency
    /// @param asset whose own entry is ignored
    /// @param shares ownership of each participant, `[N]`, ≥ 0
    public static long[] ownersParts(long units, int asset, double[] shares) {
        double sum = sumOfOwners(asset, shares);
        long[] parts = new long[shares.length];
        double[] exact = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            exact[i] = i == asset ? 0 : units * (shares[i] / sum);
        }
        LargestRemainder.round(exact, units, parts);
        return parts;
    }

    private static double sumOfOwners(int asset, double[] shares) {
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            if (!(shares[i] >= 0)) {
                throw new IllegalArgumentException(
                        "The ownership share (%s) of participant %d must not be negative."
                                .formatted(shares[i], i));
            }
            sum += i == asset ? 0 : shares[i];
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                    "The ownership shares must have a positive, finite sum (%s).".formatted(sum));
        }
        return sum;
    }

    /// Gives back what trades left to the community, in proportion to what members' meters took.
    public static void returnSurplus(Ledger period, int copy, PeriodFacts facts) {
        if (facts.surplusUnits() == 0 || !facts.anyMember()) {
            return;
        }
        int base = copy * facts.participants();
        long[] parts = LargestRemainder.split(facts.surplusUnits(), facts.loads());
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] != 0) {
                period.post(copy, base + i, LedgerItem.COMMUNITY_SURPLUS, 0, -parts[i]);
            }
        }
    }

    /// Shares the gain of a period; what trades left to the community is part of it.
    ///
    /// @return the gain, 1e-5 currency; negative where being together cost more than being alone
    public static long shareGain(GainRule rule, Ledger period, int copy, PeriodFacts facts) {
        return rule.post(period, copy, facts);
    }

    /// Makes transfers one after the other; each sees the bills that the one before left.
    public static void transfer(
            List<EquityTransfer> transfers, Ledger period, int copy, PeriodFacts facts) {
        for (EquityTransfer transfer : transfers) {
            transfer.post(period, copy, facts);
        }
    }

    /// Posts each member's rounding to whole cents, half-even.
    public static void roundToCents(Ledger period, int copy) {
        roundToCents(period, new Ledger(copy + 1, period.participants()), copy);
    }

    /// The same for bills that bear corrections of earlier periods, too.
    ///
    /// @param corrections what is on these bills beside the period's own postings
    public static void roundToCents(Ledger period, Ledger corrections, int copy) {
        int base = copy * period.participants();
        for (int k = base; k < base + period.participants(); k++) {
            long total = period.memberUnits(k) + corrections.memberUnits(k);
            long rounding = Money.toWholeCents(total) - total;
            if (rounding != 0) {
                period.post(copy, k, LedgerItem.ROUNDING, 0, rounding);
            }
        }
    }
}
