package org.commonwatt.market;

/// What closing a billing period needs to know of the members beside the ledger. Immutable.
public final class PeriodFacts {
    private final double[] monthShare;
    private final long[] retailUnits;
    private final long[] importMilliwattHours;
    private final long surplusUnits;

    /// Copies its arrays.
    ///
    /// @param monthShare part of the calendar month in which each participant was a member, 0 … 1,
    ///   `[N]`; 0 for common assets
    /// @param retailUnits the period's retail bill of each, common assets' own passed on to their
    ///   owners, 1e-5 currency, `[N]`
    /// @param importMilliwattHours what each meter took in the period, mWh, `[N]`
    /// @param surplusUnits what trades left to the community in the period, 1e-5 currency
    public PeriodFacts(
            double[] monthShare,
            long[] retailUnits,
            long[] importMilliwattHours,
            long surplusUnits) {
        this.monthShare = monthShare.clone();
        this.retailUnits = retailUnits.clone();
        this.importMilliwattHours = importMilliwattHours.clone();
        this.surplusUnits = surplusUnits;
    }

    /// Number of participants N.
    public int participants() {
        return monthShare.length;
    }

    /// Part of the calendar month in which `i` was a member and the run went on.
    public double monthShare(int i) {
        return monthShare[i];
    }

    /// Whether `i` is a member who may give and take, not a common asset and not away.
    public boolean isMember(int i) {
        return monthShare[i] > 0;
    }

    /// Whether anybody was a member.
    boolean anyMember() {
        for (double share : monthShare) {
            if (share > 0) {
                return true;
            }
        }
        return false;
    }

    /// Retail bill of the period, 1e-5 currency.
    public long retailUnits(int i) {
        return retailUnits[i];
    }

    /// What the meter took, mWh.
    public long importMilliwattHours(int i) {
        return importMilliwattHours[i];
    }

    /// What trades left to the community, 1e-5 currency.
    public long surplusUnits() {
        return surplusUnits;
    }

    /// Weights by what members' meters took; by the length of their stay where none took anything.
    long[] loads() {
        long[] weights = new long[monthShare.length];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = isMember(i) ? importMilliwattHours[i] : 0;
            sum += weights[i];
        }
        return sum > 0 ? weights : stays();
    }

    /// Weights by the length of members' stays.
    long[] stays() {
        long[] weights = new long[monthShare.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.round(monthShare[i] * 1e12);
        }
        return weights;
    }
}
