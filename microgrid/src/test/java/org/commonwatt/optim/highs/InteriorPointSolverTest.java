package org.commonwatt.optim.highs;

import org.commonwatt.optim.Solver;
import org.commonwatt.optim.SolverContract;

/// HiGHS keeps the contract when it starts with the interior point method.
final class InteriorPointSolverTest extends SolverContract {
    @Override
    protected Solver solver() {
        return new HighsSolver(HighsSolver.ColdStart.INTERIOR_POINT);
    }
}
