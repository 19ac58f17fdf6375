package org.commonwatt.experiments;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.commonwatt.experiments.report.PolicySummary;
import org.commonwatt.experiments.report.RunReport;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunOutcome;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.store.RunManifest;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.experiments.store.TypicalDays;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.StepObserver;

/// Runs of the toy community, in memory and on disk.
public final class ToyRuns {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private ToyRuns() {}

    /// A run into `folder`.
    public static RunOutcome run(Scenario scenario, RunSettings settings) {
        return new Runner(CommunitySimulator::new, CLOCK).run(scenario, settings, RunWatch.NONE);
    }

    /// Settings as the command line makes them.
    public static RunSettings settings(Path folder, StepsMode steps, String... policies) {
        return new RunSettings(
                List.of(policies),
                steps,
                false,
                folder,
                2,
                "commonwatt run toy --seed 7",
                "Commonwatt test");
    }

    /// A report without a folder.
    public static RunReport report(Scenario scenario, String... policies) {
        var simulator = new CommunitySimulator(scenario);
        List<RunResult> results =
                List.of(policies).stream()
                        .map(policy -> simulator.run(policy, StepObserver.NONE))
                        .toList();
        return report(scenario, results);
    }

    /// A report of given results.
    public static RunReport report(Scenario scenario, List<RunResult> results) {
        return new RunReport(
                scenario,
                results,
                PolicySummary.of(scenario, results),
                TypicalDays.of(scenario),
                manifest("complete"));
    }

    /// A manifest of a run that ended in `status`.
    public static RunManifest manifest(String status) {
        return new RunManifest(
                status,
                "commonwatt run toy --seed 7",
                "Commonwatt test",
                java.util.Map.of("none", "0000000000000001"),
                java.util.Map.of("data", "abc"),
                new RunManifest.StepsKept("day", List.of("2025-06-25")),
                List.of(),
                "2026-01-02T03:04:05Z",
                1.5);
    }
}
