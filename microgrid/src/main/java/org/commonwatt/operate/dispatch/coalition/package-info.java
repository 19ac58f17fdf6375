/// What coalitions of members would pay on their own, by the best plan of a window: the costs
/// behind [org.commonwatt.equity.sharing.Game]s (`docs/FORMULATION.md#coalition-cost`).
///
/// Every bound of the linear programme is brought by members, so that a coalition is the same
/// programme with fewer of them, warm from the last one; so that duals split its cost; and so that
/// the coalition that is served worst is a programme itself.
///
/// Reading order: [CommunityCosts], [CoalitionTable], [DualPrices], [ExcessSearch].
@NullMarked
package org.commonwatt.operate.dispatch.coalition;

import org.jspecify.annotations.NullMarked;
