package org.commonwatt.experiments.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.commonwatt.experiments.report.BillPage;
import org.commonwatt.experiments.report.DevicesPage;
import org.commonwatt.experiments.report.NetworkPage;
import org.commonwatt.experiments.report.PolicySummary;
import org.commonwatt.experiments.report.ReportPage;
import org.commonwatt.experiments.report.RunReport;
import org.commonwatt.experiments.report.SummaryJson;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.RunFiles;
import org.commonwatt.experiments.store.RunFolder;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.RunManifest;
import org.commonwatt.experiments.store.StepStore;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.experiments.store.TradesFile;
import org.commonwatt.experiments.store.TypicalDays;
import org.commonwatt.experiments.store.UtilityFile;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.UtilityBill;
import org.commonwatt.optim.highs.HighsSolver;

/// Runs a scenario under its policies and writes the run folder.
///
/// Results are in the order of the policies and the same at any number of threads. An interrupted
/// run keeps the policies that had finished, and the ledger of every committed day, in the folder's
/// `.partial` sibling. A run that goes on does once more what was decided on these days, without
/// planning it, and ends with the same bits as one that was not interrupted.
public final class Runner {
    private final Function<Scenario, Simulator> simulators;
    private final Clock clock;

    /// @param simulators makes what plays a scenario, such as [CommunitySimulator]
    /// @param clock for the duration and the date in run.json
    public Runner(Function<Scenario, Simulator> simulators, Clock clock) {
        this.simulators = simulators;
        this.clock = clock;
    }

    /// Runs.
    ///
    /// @throws RunFolderException if the folder cannot be written
    public RunOutcome run(Scenario unpriced, RunSettings settings, RunWatch watch) {
        Scenario scenario = CommunityPrices.priced(unpriced, HighsSolver::new);
        List<Integer> typicalDays = TypicalDays.of(scenario);
        List<Integer> keptDays = keptDays(scenario, settings, typicalDays);
        Instant start = clock.instant();
        String identity = settings.identity() + ScenarioHash.of(scenario) + "\n";
        try (RunFolder folder = RunFolder.begin(settings.folder(), identity, settings.resume())) {
            PolicyRuns.Played played = play(scenario, settings, folder, keptDays, watch);
            List<RunResult> results = played.results();
            RunManifest manifest = manifest(scenario, settings, results, typicalDays, start);
            Optional<RunReport> report = Optional.empty();
            if (!results.isEmpty()) {
                List<PolicySummary> summaries = PolicySummary.of(scenario, results);
                var made = new RunReport(scenario, results, summaries, typicalDays, manifest);
                writePages(folder, made);
                report = Optional.of(made);
            }
            RunFiles.writeManifest(folder, scenario, manifest);
            Path place = manifest.complete() ? folder.publish() : folder.partial();
            return new RunOutcome(manifest.complete(), place, report, played.days());
        }
    }

    private static List<Integer> keptDays(
            Scenario scenario, RunSettings settings, List<Integer> typicalDays) {
        return switch (settings.steps()) {
            case NONE -> List.of();
            case DAY -> typicalDays;
            case FULL -> {
                List<Integer> all = IntStream.range(0, scenario.axis().days()).boxed().toList();
                long rows = StepStore.rows(scenario, all, settings.policies().size());
                if (rows > StepsMode.FULL_LIMIT && !settings.force()) {
                    throw new RunFolderException(
                            ("The run has %d member-steps, but --steps full writes at most %d.\n"
                                            + "Maybe use --steps day, or add --force.")
                                    .formatted(rows, StepsMode.FULL_LIMIT));
                }
                yield all;
            }
        };
    }

    private PolicyRuns.Played play(
            Scenario scenario,
            RunSettings settings,
            RunFolder folder,
            List<Integer> keptDays,
            RunWatch watch) {
        List<String> policies = settings.policies();
        try (LedgerStore ledger = LedgerStore.create(folder.partial(), scenario, policies);
                StepStore steps =
                        keptDays.isEmpty()
                                ? null
                                : StepStore.create(
                                        folder.partial(), scenario, policies, keptDays)) {
            var trades = new TradesFile(scenario);
            Simulator simulator = simulators.apply(scenario);
            UtilityFile.write(folder, charges(simulator, policies), scenario.axis());
            var played =
                    new PolicyRuns(simulator, scenario, ledger, steps, trades, watch)
                            .play(policies, settings.threads());
            RunFiles.writeTrades(folder, scenario, ledger);
            trades.write(folder, played.results().stream().map(RunResult::policy).toList());
            if (!played.results().isEmpty()) {
                RunFiles.writeKpis(folder, played.results());
                RunFiles.writeBills(folder, scenario, played.results());
                if (steps != null) {
                    steps.finish();
                }
            }
            return played;
        }
    }

    private static Map<String, UtilityBill> charges(Simulator simulator, List<String> policies) {
        Map<String, UtilityBill> charges = new LinkedHashMap<>();
        for (String policy : policies) {
            UtilityBill bill = simulator.charges(policy);
            if (bill != null) {
                charges.put(policy, bill);
            }
        }
        return charges;
    }

    private RunManifest manifest(
            Scenario scenario,
            RunSettings settings,
            List<RunResult> results,
            List<Integer> typicalDays,
            Instant start) {
        Map<String, String> policies = new LinkedHashMap<>();
        for (RunResult result : results) {
            policies.put(result.policy(), "%016x".formatted(result.stateHash()));
        }
        List<String> dates =
                typicalDays.stream().map(day -> scenario.axis().date(day).toString()).toList();
        Instant end = clock.instant();
        return new RunManifest(
                results.size() == settings.policies().size() ? "complete" : "interrupted",
                settings.command(),
                settings.software(),
                policies,
                ScenarioHash.of(scenario),
                new RunManifest.StepsKept(settings.steps().key(), dates),
                Warnings.of(scenario, results),
                end.toString(),
                Duration.between(start, end).toMillis() / 1000.0,
                settings.source() == null ? Map.of() : settings.source().toJson());
    }

    private static void writePages(RunFolder folder, RunReport report) {
        List<String> names = BillPage.fileNames(report.scenario());
        for (int i = 0; i < names.size(); i++) {
            int member = i;
            if (BillPage.isFor(report.scenario(), i)) {
                folder.write(
                        "bills/" + names.get(i), out -> out.write(BillPage.of(report, member)));
                folder.write(
                        "bills/" + names.get(i).replaceAll("html$", "csv"),
                        out -> BillPage.writeTable(report, member, out));
            }
        }
        folder.write(DevicesPage.FILE, out -> out.write(DevicesPage.of(report)));
        if (NetworkPage.applies(report)) {
            folder.write(NetworkPage.FILE, out -> out.write(NetworkPage.of(report)));
        }
        SummaryJson.write(folder, report);
        folder.write(ReportPage.FILE, out -> out.write(ReportPage.of(report)));
    }
}
