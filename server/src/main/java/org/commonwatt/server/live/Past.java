package org.commonwatt.server.live;

import java.util.List;
import org.commonwatt.operate.agent.Decisions;
import org.commonwatt.operate.agent.RepeatedPolicy;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;

/// What a session has played so far, to be played again somewhere else: the community with the
/// events that have happened, and what was decided in each step, by whichever policy then was at
/// work.
///
/// @param scenario with its events
/// @param policy who decides now
/// @param since first step that it decided
/// @param disturbed whether there were events
/// @param closedDays days whose accounts are closed
/// @param stateHash of the session
/// @param decisions of all steps done
/// @param memory of the policy
record Past(
        Scenario scenario,
        String policy,
        int since,
        boolean disturbed,
        int closedDays,
        long stateHash,
        Decisions decisions,
        List<Long> memory) {
    Past {
        memory = List.copyOf(memory);
    }

    /// Steps done.
    int step() {
        return decisions.steps();
    }

    /// Decides what was decided, and after that as the policy does that is at work.
    ///
    /// @param fresh that policy
    Policy repeatedBy(Policy fresh) {
        long[] then = memory.stream().mapToLong(Long::longValue).toArray();
        return new RepeatedPolicy(fresh, decisions, step(), then);
    }
}
