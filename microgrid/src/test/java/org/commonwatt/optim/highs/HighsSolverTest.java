package org.commonwatt.optim.highs;

import org.commonwatt.optim.Solver;
import org.commonwatt.optim.SolverContract;

/// HiGHS keeps the contract with either cold start.
final class HighsSolverTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new HighsSolver();
    }
}
