package org.commonwatt.equity.sharing;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.commonwatt.optim.Plan;
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
        try (CoreProgramme programme = new CoreProgramme(problem, solver)) {
            if (n == 1) {
                return new SharingResult.Shared(
                        Allocation.of(name(), new double[] {problem.game().grandValue()}));
            }
            programme.model.setCost(programme.epsilon, 1);
            programme.model.setColumnBounds(programme.level, 0, 0);
            Plan plan = programme.solve();
            if (plan == null) {
                return new SharingResult.Unsolved(programme.failure());
            }
            double epsilon = plan.column(programme.epsilon);
            programme.fixEpsilon(epsilon);
            programme.freeLevel();
            double[] rates = new double[n];
            Arrays.fill(rates, 1.0);
            Leximin equal = new Leximin(programme, new double[n], rates);
            boolean settled = equal.settle(IntStream.range(0, n).toArray());
            double[] shares = equal.shares();
            if (!settled || shares == null) {
                return new SharingResult.Unsolved(programme.failure());
            }
            return programme.result(name(), shares, epsilon);
        }
    }
}
