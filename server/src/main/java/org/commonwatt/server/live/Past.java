package org.commonwatt.server.live;

import org.commonwatt.grid.Actions;
import org.commonwatt.operate.policy.Observations;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

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
    /// Decides what was decided, and nothing after that.
    Policy recorded() {
        return new Recorded(this, null);
    }

    /// Decides what was decided, and after that as another does, who has seen it all.
    Policy continuedBy(Policy next) {
        return new Recorded(this, next);
    }

    private static final class Recorded implements Policy {
        private final Past past;
        private final @Nullable Policy next;
        private double operatorShare = Double.NaN;

        Recorded(Past past, @Nullable Policy next) {
            this.past = past;
            this.next = next;
        }

        @Override
        public String name() {
            return past.policy;
        }

        @Override
        public void act(Observations seen, Actions actions) {
            int step = seen.step(0);
            if (step < past.step) {
                if (next != null) {
                    next.observe(seen);
                }
                past.decisions.write(step, actions);
                operatorShare = past.decisions.operatorShare(step);
            } else if (next != null) {
                next.act(seen, actions);
                operatorShare = next.operatorShare();
            } else {
                actions.clear();
                operatorShare = Double.NaN;
            }
        }

        @Override
        public double operatorShare() {
            return operatorShare;
        }
    }
}
