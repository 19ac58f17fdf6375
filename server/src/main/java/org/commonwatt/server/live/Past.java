package org.commonwatt.server.live;

import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.policy.RecordedPolicy;
import org.commonwatt.operate.scenario.Scenario;

/// What a session has played so far, to be played again somewhere else: the community with the
/// events that have happened, and what was decided in each step, by whichever policy then was at
/// work.
///
/// @param scenario with its events
/// @param step steps done
/// @param policy who decides now
/// @param since first step that it decided
/// @param closedDays days whose accounts are closed
/// @param stateHash of the session
/// @param decisions a copy
record Past(
        Scenario scenario,
        int step,
        String policy,
        int since,
        int closedDays,
        long stateHash,
        Decisions decisions) {
    /// Decides what was decided, and after that as another does, who has seen it all.
    Policy continuedBy(Policy next) {
        return new RecordedPolicy(policy, decisions, next);
    }
}
