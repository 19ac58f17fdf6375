package org.commonwatt.equity.sharing;

import java.util.stream.IntStream;
import org.commonwatt.optim.Solver;

/// Inside the core, the shares that make the heaviest energy burden as light as possible, then the
/// next heaviest, and so on: as much help for those who bear most as every coalition can agree to.
/// Where the core is empty, the same inside the least core.
///
/// The burden of a household is its cost after sharing per income. Members without a household
/// income come after all households, by cost per kWh.
///
/// @param solver of its linear programmes
public record LeximinCore(Solver solver) implements GainSharing {

    @Override
    public String name() {
        return "leximin-core";
    }

    @Override
    public boolean isSymmetric() {
        return true;
    }

    @Override
    public boolean givesNothingForNothing() {
        // Not where the core is empty.
        return false;
    }

    @Override
    public SharingResult share(SharingProblem problem) {
        MemberFigures figures = problem.figures();
        return new CoreSearch(name(), problem, solver)
                .find(
                        0,
                        new CoreSearch.Wanted(
                                figures.aloneCost(),
                                rates(figures),
                                members(figures, true),
                                members(figures, false)));
    }

    private static double[] rates(MemberFigures figures) {
        double[] rates = figures.burdenPerCost().clone();
        for (int i = 0; i < rates.length; i++) {
            if (Double.isNaN(rates[i])) {
                double load = figures.loadKwh()[i];
                rates[i] = load > 0 ? 1 / load : 1;
            }
        }
        return rates;
    }

    private static int[] members(MemberFigures figures, boolean households) {
        double[] burdens = figures.burdenPerCost();
        return IntStream.range(0, burdens.length)
                .filter(i -> Double.isNaN(burdens[i]) != households)
                .toArray();
    }
}
