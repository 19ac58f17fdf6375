package org.commonwatt.operate.dispatch;

/// To whom common assets belong.
final class Ownership {
    private final double[] shares;
    private final double sum;

    private Ownership(double[] shares, double sum) {
        this.shares = shares;
        this.sum = sum;
    }

    static Ownership of(DispatchProblem problem) {
        double[] shares = new double[problem.size()];
        double sum = 0;
        for (int i = 0; i < shares.length; i++) {
            DispatchMember.Equity equity = problem.member(i).equity();
            shares[i] = equity.commonAsset() ? 0 : equity.ownershipShare();
            sum += shares[i];
        }
        return new Ownership(shares, sum);
    }

    /// Whether anybody owns them.
    boolean isKnown() {
        return sum > 0;
    }

    /// Share of a member, of 1 in sum.
    double share(int i) {
        return sum > 0 ? shares[i] / sum : 0;
    }
}
