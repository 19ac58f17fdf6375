/// Sharing the gain of a scenario's days: which coalitions are costed and how, who gets what by
/// each method, what is said of it, and the files that keep it (`docs/FORMULATION.md#sharing`).
///
/// Reading order: [SharingSettings], [SharingStudy], [SharingOutcome], [SharingFiles].
@NullMarked
package org.commonwatt.experiments.sharing;

import org.jspecify.annotations.NullMarked;
