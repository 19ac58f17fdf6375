package org.commonwatt.operate.reward;

import org.commonwatt.grid.StepFlows;
import org.commonwatt.market.Clearing;

/// Something else that a step costs an agent. A user's own needs one class that implements this and
/// a line in `META-INF/services/org.commonwatt.operate.reward.RewardTerm`.
///
/// It must not pay for moving energy: whoever is paid for that moves it in circles.
public interface RewardTerm {
    /// Name in the options of a game.
    String name();

    /// What the step costs participant `i`, ≥ 0 where it is a burden; called for every step and
    /// participant, so it allocates nothing.
    ///
    /// @param t the step
    /// @param flows what happened
    /// @param trades what was traded
    double cost(int t, int i, StepFlows flows, Clearing trades);
}
