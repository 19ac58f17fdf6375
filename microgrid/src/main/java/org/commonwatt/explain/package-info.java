/// Why a bill, a price, a share or an action came out as it did.
///
/// Every explanation is a record of numbers, found by playing the run again or by solving again,
/// with a [org.commonwatt.explain.Check] that says how far it can be trusted
/// (`docs/FORMULATION.md#explanations`). It knows no language: sentences are keys with typed facts,
/// which whoever talks to people turns into words. It knows nothing of files and run folders.
///
/// Reading order: [org.commonwatt.explain.Explanation], [org.commonwatt.explain.Replay],
/// [org.commonwatt.explain.BillExplanation], [org.commonwatt.explain.PriceExplanation],
/// [org.commonwatt.explain.ContrastExplanation].
@NullMarked
package org.commonwatt.explain;

import org.jspecify.annotations.NullMarked;
