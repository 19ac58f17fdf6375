package org.commonwatt.market;

/// Closes a billing period: passes the shared assets' own bill on to their owners, then rounds
/// every member's total to whole cents (`docs/FORMULATION.md#settlement`).
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
        double sum = sumOfOwners(period, asset, shares);
        long[] parts = new long[shares.length];
        double[] exact = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            exact[i] = i == asset ? 0 : total * (shares[i] / sum);
        }
        LargestRemainder.round(exact, total, parts);
        for (int i = 0; i < shares.length; i++) {
            if (i != asset && parts[i] != 0) {
                period.post(copy, base + i, LedgerItem.SHARED_ASSET, 0, parts[i]);
            }
        }
        period.post(copy, base + asset, LedgerItem.SHARED_ASSET, 0, -total);
    }

    private static double sumOfOwners(Ledger period, int asset, double[] shares) {
        if (shares.length != period.participants()) {
            throw new IllegalArgumentException(
                    "The ownership has %d shares but needs %d."
                            .formatted(shares.length, period.participants()));
        }
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

    /// Posts each member's rounding to whole cents, half-even.
    public static void roundToCents(Ledger period, int copy) {
        int base = copy * period.participants();
        for (int k = base; k < base + period.participants(); k++) {
            long total = period.memberUnits(k);
            long rounding = Money.toWholeCents(total) - total;
            if (rounding != 0) {
                period.post(copy, k, LedgerItem.ROUNDING, 0, rounding);
            }
        }
    }
}
