package org.commonwatt.equity.sharing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.commonwatt.optim.Solver;

/// The least core: shares that leave the worst-served coalition short by as little as possible,
/// `min ε: x(S) ≥ v(S) − ε` (Maschler, Peleg and Shapley, 1979). Many shares do so; of these it
/// takes those that are most equal, the smallest as large as possible and so on, which depend on
/// nothing but the game.
///
/// ε ≤ 0 where the core is not empty. With many members the coalitions that matter are searched.
///
/// @param solver of its linear programmes
public record LeastCore(Solver solver) implements GainSharing {

    @Override
    public String name() {
        return "least-core";
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
        int n = problem.members();
        if (n == 1) {
            double[] all = {problem.game().grandValue()};
            return new SharingResult.Shared(Allocation.of(name(), all));
        }
        double[] rates = new double[n];
        Arrays.fill(rates, 1.0);
        int[] everybody = IntStream.range(0, n).toArray();
        return new CoreSearch(name(), problem, solver)
                .find(
                        Double.NEGATIVE_INFINITY,
                        new CoreSearch.Wanted(new double[n], rates, everybody));
    }
}
