package org.commonwatt.equity.sharing;

/// Owen's core point: every member pays its own best cost at the community's marginal prices (Owen,
/// *On the core of linear production games*, 1975). In the core for any number of members, because
/// no coalition can do better than its members at these prices.
///
/// Where common connections that belong to nobody are scarce, their rent goes back in proportion to
/// load, and the point need not lie in the core ([Caution.RentGivenBack]).
public record DualCore() implements GainSharing {
    private static final double NEGLIGIBLE = 1e-9;

    @Override
    public String name() {
        return "dual-core";
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public boolean givesNothingForNothing() {
        return true;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        SharingProblem.PricedCosts priced = problem.pricedCosts();
        double[] shares = PricedSharing.savings(problem, SharingProblem.PricedCosts::atDuals);
        if (priced == null || shares == null) {
            return PricedSharing.unknown(name());
        }
        double rent = priced.rent();
        boolean scarce = Math.abs(rent) > NEGLIGIBLE * Math.max(1, scale(problem));
        if (scarce) {
            PricedSharing.addByLoad(shares, rent, problem.figures().loadKwh());
        }
        Allocation allocation = Allocation.of(name(), shares);
        return new SharingResult.Shared(
                scarce ? allocation.with(new Caution.RentGivenBack(rent)) : allocation);
    }

    private static double scale(SharingProblem problem) {
        double scale = 0;
        for (double cost : problem.figures().aloneCost()) {
            scale += Math.abs(cost);
        }
        return scale;
    }
}
