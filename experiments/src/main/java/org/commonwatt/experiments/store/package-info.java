/// The run folder: where it stands, what is in it, and how it gets there whole or not at all.
///
/// A run is written to `NAME.partial` and renamed to `NAME` when it is complete, so a folder
/// without the suffix is always whole. Ledger rows are committed per finished billing period (and
/// at least every second in long ones); whatever kills the process leaves those and nothing torn.
///
/// Knows nothing of charts and words; those are in `report`. Start reading at
/// [org.commonwatt.experiments.store.RunFolder], then
/// [org.commonwatt.experiments.store.LedgerStore] and [org.commonwatt.experiments.store.StepStore].
@NullMarked
package org.commonwatt.experiments.store;

import org.jspecify.annotations.NullMarked;
