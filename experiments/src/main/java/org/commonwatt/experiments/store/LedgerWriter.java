package org.commonwatt.experiments.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.Correction;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.operate.simulation.StepObserver;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// Writes one policy's journal as its days end.
///
/// Rows are committed when a billing period closes, and at the end of a day once a second has
/// passed since the last commit; a commit always holds whole days. Days that an interrupted run has
/// committed are compared and not written again. For one thread.
public final class LedgerWriter implements StepObserver, AutoCloseable {
    private static final long COMMIT_AFTER_NANOS = 1_000_000_000L;

    private final DuckDBConnection connection;
    private final Statement sql;
    private final DuckDBAppender journal;
    private final DuckDBAppender counterparties;
    private final DuckDBAppender corrections;
    private final DuckDBAppender dayStates;
    private final Path file;
    private final int policy;
    private final TimeAxis axis;
    private final long[] knownHashes;
    private final LongSupplier nanoTime;
    private long committedAt;
    private int committedDays;
    private int endedDays;

    LedgerWriter(
            DuckDBConnection connection,
            Path file,
            int policy,
            TimeAxis axis,
            long[] knownHashes,
            LongSupplier nanoTime)
            throws SQLException {
        this.connection = connection;
        this.file = file;
        this.policy = policy;
        this.axis = axis;
        this.knownHashes = knownHashes;
        committedDays = knownHashes.length;
        endedDays = knownHashes.length;
        this.nanoTime = nanoTime;
        sql = connection.createStatement();
        // Explicit, and before the appenders: setAutoCommit(false) alone does not cover them.
        sql.execute("BEGIN TRANSACTION");
        journal = connection.createAppender("journal");
        counterparties = connection.createAppender("counterparties");
        corrections = connection.createAppender("corrections");
        dayStates = connection.createAppender("day_states");
        committedAt = nanoTime.getAsLong();
    }

    @Override
    public void onJournal(
            int day,
            int participant,
            LedgerItem item,
            long energyMilliwattHours,
            long amountUnits) {
        if (day < knownHashes.length) {
            return;
        }
        try {
            journal.beginRow().append(policy).append(day).append(participant);
            journal.append(Accounts.id(item)).append(energyMilliwattHours).append(amountUnits);
            journal.endRow();
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    @Override
    public void onCounterparty(
            int day, Counterparty party, long energyMilliwattHours, long amountUnits) {
        if (day < knownHashes.length) {
            return;
        }
        try {
            counterparties.beginRow().append(policy).append(day);
            counterparties.append(party.name().toLowerCase(Locale.ROOT));
            counterparties.append(energyMilliwattHours).append(amountUnits).endRow();
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    @Override
    public void onCorrection(int day, int correctedDay, Correction.Entry entry) {
        if (day < knownHashes.length) {
            return;
        }
        try {
            corrections.beginRow().append(policy).append(day).append(correctedDay);
            corrections.append(entry.participant()).append(Accounts.id(entry.item()));
            corrections.append(entry.takesBack()).append(entry.energyMilliwattHours());
            corrections.append(entry.amountUnits()).endRow();
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    @Override
    public void onDayEnd(int day, long stateHash) {
        if (day < knownHashes.length) {
            requireSame(day, stateHash);
            return;
        }
        try {
            dayStates.beginRow().append(policy).append(day).append(stateHash).endRow();
            endedDays++;
            if (endsPeriod(day)) {
                sql.execute(
                        "INSERT INTO closed_periods VALUES (%d, '%s')"
                                .formatted(policy, axis.periodName(periodOf(day))));
                commit();
            } else if (nanoTime.getAsLong() - committedAt >= COMMIT_AFTER_NANOS) {
                commit();
            }
        } catch (SQLException e) {
            throw RunFolderException.notWritten(file, e);
        }
    }

    private void requireSame(int day, long stateHash) {
        if (knownHashes[day] != stateHash) {
            throw new RunFolderException(
                    "%s has another day %s than the run that goes on.\nMaybe begin the run anew."
                            .formatted(file, axis.date(day)));
        }
    }

    /// Whether a billing period ends with the day. Asked of the axis, as a period is complete in
    /// the file only with its last day's hash.
    private boolean endsPeriod(int day) {
        return day + 1 == axis.days() || periodOf(day) != periodOf(day + 1);
    }

    private int periodOf(int day) {
        return axis.period(axis.firstStepOfDay(day));
    }

    /// Number of days that no crash can take away.
    public int committedDays() {
        return committedDays;
    }

    private void commit() throws SQLException {
        journal.flush();
        counterparties.flush();
        corrections.flush();
        dayStates.flush();
        sql.execute("COMMIT");
        committedDays = endedDays;
        sql.execute("BEGIN TRANSACTION");
        committedAt = nanoTime.getAsLong();
    }

    /// Drops the rows of an unfinished day or period and closes the connection.
    @Override
    public void close() {
        Transactions.rollBack(connection, sql, journal, counterparties, corrections, dayStates);
    }
}
