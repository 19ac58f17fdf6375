/// The electric network of a community: records of buses and branches, and their exact steady
/// state. Reading order: [Network], [Branch], [NetworkProblem], [RadialFeeder], [FeederFlow],
/// [FlowOutcome], [NetworkLimits], [FeederBatch], [LinDistFlow]; for networks with loops
/// [MeshedFlow].
///
/// All is balanced three-phase: powers are sums of the three phases, voltages are between lines.
/// Power is positive where it is consumed (loads, shunts) and where it enters a branch at the end
/// that is named.
///
/// Knows nothing of members, devices, prices, files and time.
@NullMarked
package org.commonwatt.grid.feeder;

import org.jspecify.annotations.NullMarked;
