package org.commonwatt.equity.sharing;

import java.util.Arrays;

/// Shares in proportion to load; lies outside the core as a rule, because who uses much need not
/// bring much.
public record ProportionalSharing() implements GainSharing {

    @Override
    public String name() {
        return "proportional";
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
        double[] loads = problem.figures().loadKwh();
        double total = Arrays.stream(loads).sum();
        if (!(total > 0)) {
            return new SharingResult.Refused(
                    "Shares in proportion to load need somebody with a load; all use 0 kWh.");
        }
        double gain = problem.game().grandValue();
        double[] shares = Arrays.stream(loads).map(load -> gain * (load / total)).toArray();
        return new SharingResult.Shared(Allocation.of(name(), shares));
    }
}
