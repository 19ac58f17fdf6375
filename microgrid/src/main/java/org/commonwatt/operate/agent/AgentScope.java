package org.commonwatt.operate.agent;

import java.util.Set;

/// What agents are not given: features that nobody sees, levers that are left to the base policy.
///
/// @param hidden groups of features that nobody sees
/// @param fixed levers that no agent has
public record AgentScope(Set<FeatureGroup> hidden, Set<Lever> fixed) {
    /// Everything is seen and moved.
    public static final AgentScope ALL = new AgentScope(Set.of(), Set.of());

    public AgentScope {
        hidden = Set.copyOf(hidden);
        fixed = Set.copyOf(fixed);
    }
}
