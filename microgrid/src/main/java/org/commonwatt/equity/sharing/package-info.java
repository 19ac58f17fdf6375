/// Cooperative games: what members gain together, and how they may share it
/// (`docs/FORMULATION.md#sharing`).
///
/// Deliberately unaware of energy, prices and time: it knows what coalitions cost, who is in them,
/// and a few figures of each member. What a coalition costs comes from outside, as a table or as a
/// [CoalitionCosts]; so do the solver, random numbers and [Workers].
///
/// Reading order: [Game], [GainSharing], [SharingProblem], [SharingResult], [ShapleyValue],
/// [Nucleolus], [LeximinCore], [AllocationAudit].
@NullMarked
package org.commonwatt.equity.sharing;

import org.jspecify.annotations.NullMarked;
