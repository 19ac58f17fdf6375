package org.commonwatt.optim.highs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import org.commonwatt.optim.Basis;
import org.commonwatt.optim.Limits;
import org.commonwatt.optim.Model;
import org.commonwatt.optim.Session;
import org.commonwatt.optim.SolveResult;
import org.commonwatt.optim.highs.HighsSolver.ColdStart;
import org.jspecify.annotations.Nullable;

/// One instance of HiGHS with one model.
final class HighsSession implements Session {
    private final ColdStart coldStart;
    private final Model model;
    private final SentModel sent;
    private final Arena arena = Arena.ofConfined();
    private final MemorySegment instance;

    /// What the next solve may start from.
    private double @Nullable [] suggestion;

    private @Nullable Basis start;

    /// Whether HiGHS holds a basis from which the simplex method can go on.
    private boolean warm;

    private boolean closed;

    HighsSession(Model model, ColdStart coldStart) {
        this.model = model;
        this.coldStart = coldStart;
        sent = new SentModel(model);
        instance = HighsCalls.create(arena);
        HighsCalls.option(instance, "output_flag", false);
        // More threads would be started by HiGHS itself, and instances with different numbers of
        // them disturb each other.
        HighsCalls.option(instance, "threads", 1);
        HighsCalls.option(instance, "parallel", "off");
        HighsCalls.option(instance, "primal_feasibility_tolerance", HighsSolver.TOLERANCE);
        HighsCalls.option(instance, "dual_feasibility_tolerance", HighsSolver.TOLERANCE);
        // Primal after changed costs, dual after changed bounds.
        HighsCalls.option(instance, "simplex_strategy", 0);
    }

    @Override
    public SolveResult solve(Limits limits) {
        return solve(limits, model.integerCount() > 0);
    }

    @Override
    public SolveResult solveRelaxation(Limits limits) {
        return solve(limits, false);
    }

    @Override
    public void suggest(double[] columnValues) {
        suggestion = columnValues.clone();
    }

    @Override
    public Optional<Basis> basis() {
        if (!warm) {
            return Optional.empty();
        }
        int[] columns = new int[sent.columnCount()];
        int[] rows = new int[sent.rowCount()];
        HighsCalls.basis(instance, columns, rows);
        return Optional.of(new Basis(narrow(columns), narrow(rows)));
    }

    @Override
    public void startFrom(Basis basis) {
        start = basis;
    }

    @Override
    public void forget() {
        HighsCalls.clearSolver(instance);
        warm = false;
        start = null;
        suggestion = null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }

    private SolveResult solve(Limits limits, boolean wholeNumbers) {
        if (model.columnCount() == 0) {
            return HighsOutcome.withoutColumns(model);
        }
        if (!send()) {
            return HighsOutcome.rejected();
        }
        if (start != null) {
            useBasis(start.columns(), start.rows());
        }
        if (suggestion != null && suggestion.length == sent.columnCount()) {
            HighsCalls.setSolution(instance, suggestion);
        }
        start = null;
        suggestion = null;
        setLimits(limits);
        HighsCalls.option(instance, "solve_relaxation", !wholeNumbers);
        boolean interior = coldStart == ColdStart.INTERIOR_POINT;
        String cold = interior ? "ipm" : "simplex";
        // For whole numbers any other word than "choose" would mean their relaxation.
        HighsCalls.option(instance, "solver", wholeNumbers ? "choose" : warm ? "simplex" : cold);
        HighsCalls.option(instance, "mip_lp_solver", interior ? "ipm" : "choose");
        HighsOutcome outcome = run(wholeNumbers);
        if (outcome.isUndecided()) {
            // Either unbounded or infeasible: without costs it is only the latter.
            sent.sendNoCosts(instance);
            outcome = run(wholeNumbers);
            return outcome.withoutCosts();
        }
        return outcome.result();
    }

    private HighsOutcome run(boolean wholeNumbers) {
        // The time limit counts from here, not from the first solve of the instance.
        HighsCalls.zeroClocks(instance);
        int status = HighsCalls.run(instance);
        warm = !wholeNumbers && HighsCalls.infoInt(instance, "basis_validity") == 1;
        return new HighsOutcome(instance, sent, status, wholeNumbers);
    }

    private void setLimits(Limits limits) {
        HighsCalls.option(instance, "time_limit", limits.seconds());
        HighsCalls.option(instance, "mip_rel_gap", limits.relativeGap());
        HighsCalls.option(instance, "mip_max_nodes", limits.nodes());
        HighsCalls.option(instance, "simplex_iteration_limit", limits.iterations());
        HighsCalls.option(instance, "ipm_iteration_limit", limits.iterations());
    }

    /// Sends what differs from what HiGHS knows; a basis survives.
    private boolean send() {
        if (!sent.differsInShape()) {
            return sent.sendChanges(instance);
        }
        Optional<Basis> last = basis();
        warm = false;
        boolean accepted = sent.sendAll(instance);
        if (accepted && last.isPresent()) {
            useBasis(last.get().columns(), last.get().rows());
        }
        return accepted;
    }

    /// What the basis does not know joins it as if it had just been added: columns at a bound, rows
    /// basic.
    private void useBasis(byte[] columns, byte[] rows) {
        int[] columnStatus = new int[sent.columnCount()];
        int[] rowStatus = new int[sent.rowCount()];
        for (int j = 0; j < columnStatus.length; j++) {
            columnStatus[j] = j < columns.length ? columns[j] : sent.statusAtBound(j);
        }
        Arrays.fill(rowStatus, Basis.BASIC);
        for (int i = 0; i < Math.min(rows.length, rowStatus.length); i++) {
            rowStatus[i] = rows[i];
        }
        warm = HighsCalls.setBasis(instance, columnStatus, rowStatus) != HighsCalls.ERROR;
    }

    private static byte[] narrow(int[] statuses) {
        byte[] narrow = new byte[statuses.length];
        for (int k = 0; k < statuses.length; k++) {
            narrow[k] = (byte) statuses[k];
        }
        return narrow;
    }
}
