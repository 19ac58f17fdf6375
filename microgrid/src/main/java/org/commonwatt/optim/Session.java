package org.commonwatt.optim;

import java.util.Optional;

/// One model in one solver, kept open to be solved again and again. Between solves the model may be
/// changed and may grow; what differs is sent before the next solve, which starts from the last
/// basis. That is many times quicker than starting anew when little changed.
///
/// Where several plans are equally good, a warm start may find another one than a cold start: the
/// objective and, where they are unique, the duals agree. For plans that depend on the model alone,
/// [#forget()] first.
///
/// A session belongs to the thread that opened it, and must be closed.
public interface Session extends AutoCloseable {

    /// Solves the model as it is now.
    SolveResult solve(Limits limits);

    /// Solves the model as it is now as if every column could take any number: a lower bound on the
    /// objective, with duals. Fix the whole numbers by their bounds first and the duals are those
    /// of that plan.
    SolveResult solveRelaxation(Limits limits);

    /// Offers values of all columns as a first plan to the next solve with whole numbers. Values
    /// that break a row are of no use, but do no harm.
    void suggest(double[] columnValues);

    /// Where the last solve ended; empty where it had whole numbers, or did not end with a basis.
    Optional<Basis> basis();

    /// Starts the next solve from a basis of another solve.
    void startFrom(Basis basis);

    /// Forgets all earlier solves: the next one gives the same bits as one of a new session.
    void forget();

    @Override
    void close();
}
