package org.commonwatt.equity.sharing;

/// What a market at the middle price would have given each member, for comparison: lies outside the
/// core as a rule, and may leave a member worse off than alone.
public record MiddlePrices() implements GainSharing {

    @Override
    public String name() {
        return "mid-market-rate";
    }

    @Override
    public boolean isSymmetric() {
        // One of many equally good plans is billed, and that one may treat equals differently.
        return false;
    }

    @Override
    public boolean givesNothingForNothing() {
        return false;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        double[] shares = PricedSharing.savings(problem, SharingProblem.PricedCosts::atMiddle);
        return shares == null
                ? PricedSharing.unknown(name())
                : new SharingResult.Shared(Allocation.of(name(), shares));
    }
}
