package org.commonwatt.operate.simulation;

import java.util.List;
import org.commonwatt.market.Bill;
import org.commonwatt.operate.kpi.Kpi;
import org.jspecify.annotations.Nullable;

/// Everything that one policy did to one scenario.
///
/// @param policy name of the policy
/// @param kpis all figures
/// @param bills bill of each participant, in participant order
/// @param members totals of each participant, in participant order
/// @param trace the community step by step
/// @param comfort temperatures of heated rooms, or null where nobody heats
/// @param feeder voltages and loadings of the network, or null where the scenario has none
/// @param dailySystemCost system cost of each day (FORMULATION §8) without the stored-energy
///   correction, currency; its bootstrap gives the interval of the headline
/// @param systemCost system cost of the run incl. the stored-energy correction, currency
/// @param storedEnergyCorrection that correction alone (+ = storage was drained)
/// @param communityAccountUnits balance of the community account (rounding residuals), 1e-5
///   currency
/// @param stateHash hash of the final state
/// @param gains what members shared for each billing period; empty where they share no gain
/// @param planCheck plan and run compared, where one plan covered the whole run; else null
public record RunResult(
        String policy,
        List<Kpi> kpis,
        List<Bill> bills,
        List<MemberSummary> members,
        CommunityTrace trace,
        @Nullable ComfortTrace comfort,
        @Nullable FeederTrace feeder,
        DailyCosts dailySystemCost,
        double systemCost,
        double storedEnergyCorrection,
        long communityAccountUnits,
        long stateHash,
        List<PeriodGain> gains,
        @Nullable PlanCheck planCheck) {
    /// System cost by day.
    public static final class DailyCosts {
        private final double[] costs;

        /// Copies its argument.
        public DailyCosts(double[] costs) {
            this.costs = costs.clone();
        }

        /// Number of days.
        public int days() {
            return costs.length;
        }

        /// Cost of a day.
        public double cost(int day) {
            return costs[day];
        }

        /// A copy of all.
        public double[] toArray() {
            return costs.clone();
        }
    }

    public RunResult {
        kpis = List.copyOf(kpis);
        bills = List.copyOf(bills);
        members = List.copyOf(members);
        gains = List.copyOf(gains);
    }

    /// A result of a community that shares no gain, without a plan of the whole run.
    public RunResult(
            String policy,
            List<Kpi> kpis,
            List<Bill> bills,
            List<MemberSummary> members,
            CommunityTrace trace,
            @Nullable ComfortTrace comfort,
            @Nullable FeederTrace feeder,
            DailyCosts dailySystemCost,
            double systemCost,
            double storedEnergyCorrection,
            long communityAccountUnits,
            long stateHash) {
        this(
                policy,
                kpis,
                bills,
                members,
                trace,
                comfort,
                feeder,
                dailySystemCost,
                systemCost,
                storedEnergyCorrection,
                communityAccountUnits,
                stateHash,
                List.of(),
                null);
    }

    /// The same with plan and run compared.
    RunResult with(PlanCheck check) {
        return new RunResult(
                policy,
                kpis,
                bills,
                members,
                trace,
                comfort,
                feeder,
                dailySystemCost,
                systemCost,
                storedEnergyCorrection,
                communityAccountUnits,
                stateHash,
                gains,
                check);
    }
}
