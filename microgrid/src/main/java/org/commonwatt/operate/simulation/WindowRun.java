package org.commonwatt.operate.simulation;

import java.util.function.LongSupplier;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.operate.policy.Planning;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityTrace.Column;

/// What a policy did in the last days of a run whose first days `rule` has played, whoever is
/// judged: every policy begins in the same state (`docs/FORMULATION.md#evaluation`).
///
/// @param policy name of the policy
/// @param cost system cost of the judged days, incl. the change of what is stored, currency
/// @param importKwh the community's import
/// @param exportKwh the community's export
/// @param peakImportKw largest import of a step
/// @param unservedKwh demand that was not met
/// @param emissionsKg of the utility's energy
/// @param planning how its planning went
/// @param secondsPerDecision mean time that it took to decide
public record WindowRun(
        String policy,
        double cost,
        double importKwh,
        double exportKwh,
        double peakImportKw,
        double unservedKwh,
        double emissionsKg,
        Planning planning,
        double secondsPerDecision) {

    /// Plays a window.
    ///
    /// @param scenario its days, with those before it
    /// @param leadInDays days at the start that `rule` decides
    /// @param policy fresh policy for one copy of this scenario; sees all days, decides the others
    /// @param nanos a clock; it changes nothing but `secondsPerDecision`
    /// @throws IllegalArgumentException if no day is left to judge
    public static WindowRun play(
            Scenario scenario, int leadInDays, Policy policy, LongSupplier nanos) {
        return play(scenario, leadInDays, policy, nanos, StepObserver.NONE);
    }

    /// The same, watched.
    ///
    /// @param watcher sees the judged days
    public static WindowRun play(
            Scenario scenario,
            int leadInDays,
            Policy policy,
            LongSupplier nanos,
            StepObserver watcher) {
        TimeAxis axis = scenario.axis();
        if (leadInDays < 0 || leadInDays >= axis.days()) {
            throw new IllegalArgumentException(
                    "A window of %d days cannot have %d of them before it."
                            .formatted(axis.days(), leadInDays));
        }
        int from = axis.firstStepOfDay(leadInDays);
        var run = new Simulation(scenario, policy);
        LeadIn.execute(run, from, policy::observe);
        double gainedBeforeKwh = SystemCost.storedKwh(run);
        long decided = 0;
        while (run.hasNext()) {
            var seen = run.observe();
            long before = nanos.getAsLong();
            policy.act(seen, run.actions());
            decided += nanos.getAsLong() - before;
            run.executeDecided(watcher);
        }
        return of(run, leadInDays, gainedBeforeKwh, decided * 1e-9 / (axis.steps() - from));
    }

    private static WindowRun of(
            Simulation run, int leadInDays, double gainedBeforeKwh, double secondsPerDecision) {
        TimeAxis axis = run.scenario.axis();
        double cost = 0;
        for (int day = leadInDays; day < axis.days(); day++) {
            cost += run.books.dailyCost[day];
        }
        double gainedKwh = SystemCost.storedKwh(run) - gainedBeforeKwh;
        int from = axis.firstStepOfDay(leadInDays);
        double peak = 0;
        for (int t = from; t < axis.steps(); t++) {
            peak = Math.max(peak, run.trace.value(Column.COMMUNITY_IMPORT_KWH, t));
        }
        return new WindowRun(
                run.policy.name(),
                cost - gainedKwh * SystemCost.meanPricePerKwh(run),
                sum(run, Column.COMMUNITY_IMPORT_KWH, from),
                sum(run, Column.COMMUNITY_EXPORT_KWH, from),
                peak / axis.stepHours(),
                sum(run, Column.UNSERVED_KWH, from),
                sum(run, Column.EMISSIONS_KG, from),
                run.policy.planning(),
                secondsPerDecision);
    }

    private static double sum(Simulation run, Column column, int from) {
        double sum = 0;
        for (int t = from; t < run.trace.steps(); t++) {
            sum += run.trace.value(column, t);
        }
        return sum;
    }
}
