package org.commonwatt.operate.reward;

/// Whose cost an agent is charged with.
public enum Credit {
    /// What the community's step would have cost without the agent's devices, minus what it cost:
    /// the difference reward (Wolpert and Tumer 2001).
    DIFFERENCE,
    /// The community's cost, the same for all.
    TEAM,
    /// The agent's own bill.
    OWN_BILL,
    /// What the benefit of those changes by for whom the agent speaks: what they would bear alone
    /// under `rule` less what they bear, as a share of their gross bill. For fair learning; others
    /// must weigh the agents.
    BENEFIT
}
