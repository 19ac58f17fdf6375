package org.commonwatt.operate.simulation;

import java.util.ArrayList;
import java.util.List;
import org.commonwatt.market.Bill;

/// What a finished simulation comes to, compared with nothing.
///
/// @param bills of each participant, in participant order
/// @param sideCosts of each participant, currency: wear of its battery, unserved energy at the
///   value of lost load
/// @param payment what utility, network company, fuel supplier and state get, currency
/// @param systemCost all in, with the correction of what is stored
///   (`docs/FORMULATION.md#system-cost`)
/// @param storedEnergyCorrection that correction alone (+ = storage was drained)
/// @param stateHash of the final state and the accounts
public record RunAccounts(
        List<Bill> bills,
        List<Double> sideCosts,
        double payment,
        double systemCost,
        double storedEnergyCorrection,
        long stateHash) {
    public RunAccounts {
        bills = List.copyOf(bills);
        sideCosts = List.copyOf(sideCosts);
    }

    /// The accounts of a simulation after its last step.
    public static RunAccounts of(Simulation run) {
        if (run.hasNext()) {
            throw new IllegalStateException("The run has steps left: its accounts are open.");
        }
        SystemCost cost = SystemCost.of(run);
        List<Double> sideCosts = new ArrayList<>();
        for (int i = 0; i < run.scenario.community().size(); i++) {
            sideCosts.add(
                    run.books.wearCost(run.meters, i) + run.books.unservedCost(run.meters, i));
        }
        return new RunAccounts(
                run.books.bills(),
                sideCosts,
                cost.payment(),
                cost.total(),
                cost.storedEnergyCorrection(),
                run.stateHash());
    }
}
