package org.commonwatt.operate.simulation;

import org.commonwatt.grid.Actions;
import org.commonwatt.market.Correction;
import org.commonwatt.market.LedgerItem;
import org.commonwatt.market.LedgerItem.Counterparty;
import org.commonwatt.operate.policy.Policy;

/// Sees a run as it happens, in order of time; the simulation waits for it.
///
/// The view handed to [#onStep] is reused: read what is needed, keep nothing.
public interface StepObserver {
    /// One finished step.
    interface StepView {
        /// Index of the step.
        int step();

        /// Value of a quantity for participant `i`.
        double value(StepQuantity quantity, int i);
    }

    /// Observes nothing.
    StepObserver NONE =
            new StepObserver() {
                @Override
                public boolean watchesDays() {
                    return false;
                }
            };

    /// Whether [#onJournal], [#onDayEnd] and [#onPeriodEnd] are wanted.
    default boolean watchesDays() {
        return true;
    }

    /// Whether [#onStep] of step `t` is wanted; views of other steps are not built.
    default boolean wantsStep(int t) {
        return false;
    }

    /// Called at the end of a wanted step.
    default void onStep(StepView view) {}

    /// Called when a local day is complete, once per member and item with a movement that day.
    ///
    /// @param day day index of the axis
    /// @param participant participant index
    /// @param item what for
    /// @param energyMilliwattHours energy behind it, mWh
    /// @param amountUnits 1e-5 currency, + the member pays
    default void onJournal(
            int day,
            int participant,
            LedgerItem item,
            long energyMilliwattHours,
            long amountUnits) {}

    /// Called after a day's rows of the members, once per counterparty with a movement that day:
    /// the other side of these rows, so that both sides of the journal sum to zero.
    ///
    /// @param energyMilliwattHours mWh, + the party got energy
    /// @param amountUnits 1e-5 currency, + the party paid
    default void onCounterparty(
            int day, Counterparty party, long energyMilliwattHours, long amountUnits) {}

    /// Called when the policy has decided about a step, before it happens.
    ///
    /// @param t the step
    /// @param asked what devices are asked for; overwritten by the next step
    /// @param boughtKwh what the community has bought ahead for each step, a view; NaN where
    ///   nothing has been decided, empty where nothing is bought ahead
    /// @param policy that has decided
    default void onDecided(int t, Actions asked, double[] boughtKwh, Policy policy) {}

    /// Called when a correction of an earlier day is entered, once per entry, before the rows of
    /// the day on which it is entered.
    ///
    /// @param day day on which it is entered
    /// @param correctedDay day whose postings were wrong
    /// @param entry what is taken back or entered instead
    default void onCorrection(int day, int correctedDay, Correction.Entry entry) {}

    /// Called after the last journal row of a day; a good place to commit.
    ///
    /// @param stateHash hash of the state at the end of the day
    default void onDayEnd(int day, long stateHash) {}

    /// Called when a billing period is closed.
    ///
    /// @param period period index of the axis
    default void onPeriodEnd(int period) {}
}
