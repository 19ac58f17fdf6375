package org.commonwatt.operate.dispatch;

import java.util.Optional;
import org.commonwatt.optim.Session;
import org.jspecify.annotations.Nullable;

/// Windows of the same community, one after the other, each solved from where the last one ended:
/// many times quicker than starting anew where little changed. A rolling horizon calls it once per
/// step.
///
/// Numbers may all differ from window to window: demand, generation, prices, limits, initial
/// contents. Where the shape differs as well (other members, devices, stays or prices that need
/// other yes or no decisions) the next solve starts anew by itself.
///
/// Equally good plans: after another window it may be another one than of a single solve, at the
/// same cost. It belongs to one thread and must be closed.
public final class DispatchSession implements AutoCloseable {
    private final WelfareObjective objective;
    private final DispatchSettings settings;
    private @Nullable DispatchModel model;
    private @Nullable Session session;
    private @Nullable WarmStart start;
    private int startStep;

    /// @param objective what each plan should be best at; one that compares with what members would
    ///   pay alone, which depends on the window, is refused
    public DispatchSession(WelfareObjective objective, DispatchSettings settings) {
        if (objective.needsAlone()
                || objective.promises().efficiencyBudget() < Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "A session knows no costs alone: its objective must be cost, peak and carbon,"
                            + " with or without weights.");
        }
        this.objective = objective;
        this.settings = settings;
    }

    /// Solves a window.
    public DispatchResult solve(DispatchProblem problem) {
        return solve(DispatchModel.of(problem, objective, settings, null));
    }

    /// Solves a window of which only the first step is certain; the plan is that of the future that
    /// is expected. No weights: it is the cost of all that is hedged.
    public DispatchResult solve(HedgedWindow window) {
        return solve(HedgedRows.add(window, objective, settings));
    }

    private DispatchResult solve(DispatchModel next) {
        Session open = session;
        if (open != null && model != null && model.draft().model.takeNumbers(next.draft().model)) {
            // The open session watches the first model; what columns mean is the same in both.
            next.draft().model = model.draft().model;
            model = next;
        } else {
            close();
            open = settings.solver().open(next.draft().model);
            session = open;
            model = next;
        }
        if (start != null) {
            open.startFrom(start.on(next, startStep));
            start = null;
        }
        return new DispatchSolve(model, settings, open).solve();
    }

    /// Where the last solve ended; empty before any.
    ///
    /// @param windowStep first step of the window that was solved
    public Optional<WarmStart> end(int windowStep) {
        DispatchModel solved = model;
        return session == null || solved == null
                ? Optional.empty()
                : session.basis().map(basis -> WarmStart.of(solved, basis, windowStep));
    }

    /// Starts the next solve from where the solve of another window ended, perhaps in another
    /// session: the same bits as in a session that knows nothing else.
    ///
    /// @param windowStep first step of the window that is solved next
    public void startFrom(WarmStart end, int windowStep) {
        start = end;
        startStep = windowStep;
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
            session = null;
        }
    }
}
