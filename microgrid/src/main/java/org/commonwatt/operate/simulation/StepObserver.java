package org.commonwatt.operate.simulation;

import org.commonwatt.market.LedgerItem;

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

    /// Called after the last journal row of a day; a good place to commit.
    ///
    /// @param stateHash hash of the state at the end of the day
    default void onDayEnd(int day, long stateHash) {}

    /// Called when a billing period is closed.
    ///
    /// @param period period index of the axis
    default void onPeriodEnd(int period) {}
}
