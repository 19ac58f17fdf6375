package org.commonwatt.equity.sharing;

import java.util.Arrays;

/// Everybody gets the same: v(N)/n. Simple to explain; lies outside the core as a rule.
public record EqualSharing() implements GainSharing {

    @Override
    public String name() {
        return "equal";
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public boolean givesNothingForNothing() {
        return false;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        double[] shares = new double[problem.members()];
        Arrays.fill(shares, problem.game().grandValue() / shares.length);
        return new SharingResult.Shared(Allocation.of(name(), shares));
    }
}
