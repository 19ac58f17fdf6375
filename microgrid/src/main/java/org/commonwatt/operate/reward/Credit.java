package org.commonwatt.operate.reward;

/// Whose cost an agent is charged with.
public enum Credit {
    /// What the community's step would have cost without the agent's devices, minus what it cost:
    /// the difference reward (Wolpert and Tumer 2001).
    DIFFERENCE,
    /// The community's cost, the same for all.
    TEAM,
    /// The agent's own bill.
    OWN_BILL
}
