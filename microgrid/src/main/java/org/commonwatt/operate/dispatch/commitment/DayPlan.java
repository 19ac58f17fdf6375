package org.commonwatt.operate.dispatch.commitment;

import java.time.LocalDate;
import java.util.List;

/// How planning for a day of a scenario ended.
public sealed interface DayPlan {

    /// There is a plan.
    ///
    /// @param date the day
    /// @param historicDates the days taken for possible, in order of time, N of them
    /// @param market what was known the day before, by hours
    /// @param days the historic days and their candidates, by hours
    /// @param commitment what to buy, and what follows from it
    /// @param realisedCost cost of the plan on the day as it is in the scenario
    /// @param foresightCost what that day would have cost, had it been known the day before
    /// @param leftOut what the plan leaves out or simplifies, one sentence each
    record Planned(
            LocalDate date,
            List<LocalDate> historicDates,
            DayMarket market,
            CandidateDays days,
            CommitmentResult.Committed commitment,
            double realisedCost,
            double foresightCost,
            List<String> leftOut)
            implements DayPlan {
        /// Copies the lists.
        public Planned {
            historicDates = List.copyOf(historicDates);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// The scenario does not give what the plan needs.
    ///
    /// @param reason a sentence
    record Refused(String reason) implements DayPlan {}

    /// The optimiser found no plan.
    ///
    /// @param result why
    record Unplanned(CommitmentResult result) implements DayPlan {}
}
