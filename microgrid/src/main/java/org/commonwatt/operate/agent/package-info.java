/// Who decides in a community and what the decider sees: agents with named features and named
/// actions, the same for learning in a game and for acting in a run.
///
/// Knows nothing of how episodes are made or rewarded, nor of how policies are learnt.
///
/// Reading order: [org.commonwatt.operate.agent.CommunityAgents],
/// [org.commonwatt.operate.agent.FeatureGroup], [org.commonwatt.operate.agent.AgentFeatures],
/// [org.commonwatt.operate.agent.AgentControl], [org.commonwatt.operate.agent.LearnedPolicy].
/// `docs/FORMULATION.md#community-game`.
@NullMarked
package org.commonwatt.operate.agent;

import org.jspecify.annotations.NullMarked;
