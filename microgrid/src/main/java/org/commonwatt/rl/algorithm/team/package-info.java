/// Teams that act: one policy network per agent, or one for all agents of the same shape, from
/// observations to actions, with everything that acting needs and nothing of how it was learnt.
///
/// Deliberately unaware of algorithms, critics and rewards.
///
/// Reading order: [org.commonwatt.rl.algorithm.team.TeamPolicy],
/// [org.commonwatt.rl.algorithm.team.ActorDesign], [org.commonwatt.rl.algorithm.team.NetworkTeam],
/// [org.commonwatt.rl.algorithm.team.Actor], [org.commonwatt.rl.algorithm.team.ActionCode],
/// [org.commonwatt.rl.algorithm.team.ActorFunction]. `docs/FORMULATION.md#teams`.
@NullMarked
package org.commonwatt.rl.algorithm.team;

import org.jspecify.annotations.NullMarked;
