package org.commonwatt.operate.policy;

import org.commonwatt.operate.scenario.Scenario;

/// A policy by name. A user's own needs one class that implements this and a line in
/// `META-INF/services/org.commonwatt.operate.policy.PolicyProvider`.
public interface PolicyProvider {
    /// Name at the command line.
    String name();

    /// A fresh policy for a scenario.
    ///
    /// @param copies number of copies it will act for
    Policy policy(Scenario scenario, int copies);
}
