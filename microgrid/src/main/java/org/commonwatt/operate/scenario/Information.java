package org.commonwatt.operate.scenario;

/// Which metered values a policy sees when it acts in step t.
public enum Information {
    /// Demand and generation of t itself (nowcast).
    NOW,
    /// Demand and generation of t − 1.
    LAST
}
