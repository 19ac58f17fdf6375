package org.commonwatt.rl.algorithm;

/// What an agent's critic sees besides the agent's own action.
enum CriticView {
    /// What the agent sees.
    OWN,
    /// The state, which agent it is where several share the critic, and the actions of the others.
    ALL
}
