/// Energy as games to learn in: environments that give learners agents, observations and rewards.
///
/// Knows energy and the environment contract of `rl.env`, no learner. Reading order:
/// [CommunityGame], [CommunityDays], [CommunityRules]; [NeighbourGame], [ConservingNeighbourGame],
/// [PublishedNeighbourGame], [NeighbourController].
@NullMarked
package org.commonwatt.operate.game;

import org.jspecify.annotations.NullMarked;
