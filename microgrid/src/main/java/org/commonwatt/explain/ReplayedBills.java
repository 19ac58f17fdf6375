package org.commonwatt.explain;

import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.simulation.RunAccounts;

/// A run played again with a meter beside it: what every bill of it is explained from.
///
/// @param policy whose run
/// @param accounts bills and costs
/// @param meter what devices and market did to each member's cost
/// @param matches whether it ended in the very state of the run that is explained
public record ReplayedBills(
        String policy, RunAccounts accounts, WaterfallMeter meter, boolean matches) {
    /// Plays a run again.
    ///
    /// @param policy fresh policy
    /// @param expectedHash final state of the run that is explained
    public static ReplayedBills of(Replay run, Policy policy, long expectedHash) {
        var meter = new WaterfallMeter(run.scenario().community().size());
        RunAccounts accounts = run.of(policy, meter);
        return new ReplayedBills(
                policy.name(), accounts, meter, accounts.stateHash() == expectedHash);
    }
}
