package org.commonwatt.server.live;

import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;

/// Makes policies by name.
@FunctionalInterface
public interface PolicyMaker {
    /// A fresh policy for one copy.
    ///
    /// @param firstStep first step that it decides
    Policy make(String name, Scenario scenario, int firstStep);
}
