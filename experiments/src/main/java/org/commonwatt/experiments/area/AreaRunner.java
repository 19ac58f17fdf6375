package org.commonwatt.experiments.area;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.report.RunReport;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunOutcome;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.scenario.Area;
import org.commonwatt.experiments.sharing.ThreadWorkers;
import org.commonwatt.experiments.store.AreaFolder;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.commonwatt.operate.simulation.CommunityPrices;
import org.commonwatt.operate.simulation.RunResult;
import org.commonwatt.operate.simulation.UtilityRun;
import org.commonwatt.optim.highs.HighsSolver;

/// Runs an area: for each policy all communities side by side, then each community into a run
/// folder of its own with what the utility charged it, and a summary beside them.
///
/// The second pass plays what the first one found again; that both end in the same state, to the
/// bit, is checked. Results are the same for any number of threads.
public final class AreaRunner {
    private final BiFunction<String, Scenario, Policy> policies;
    private final Clock clock;

    /// @param policies makes a fresh policy of a name for a scenario
    /// @param clock for durations and dates in run.json
    public AreaRunner(BiFunction<String, Scenario, Policy> policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /// Runs.
    ///
    /// @param settings of every community's run; its folder is the area's
    public AreaOutcome run(Area area, RunSettings settings, RunWatch watch) {
        AreaFolder.prepare(settings.folder());
        List<Scenario> scenarios =
                area.communities().stream()
                        .map(each -> CommunityPrices.priced(each, HighsSolver::new))
                        .toList();
        var file = new AreaFile(area, settings, scenarios);
        Map<String, Coupled> coupled = settings.resume() ? file.read() : new LinkedHashMap<>();
        // Without what was done side by side, what is left of communities is of another run.
        RunSettings each = coupled.isEmpty() ? settings.anew() : settings;
        if (!sideBySide(area, settings, scenarios, coupled, file, watch)) {
            return new AreaOutcome(settings.folder(), List.of());
        }
        Map<String, List<AreaSummary.Row>> rows = new HashMap<>();
        settings.policies().forEach(policy -> rows.put(policy, new ArrayList<>()));
        var progress = new SharedWatch(watch, scenarios.size());
        for (int c = 0; c < scenarios.size(); c++) {
            Optional<RunReport> report = alone(c, scenarios.get(c), coupled, each, progress);
            if (report.isEmpty()) {
                return new AreaOutcome(settings.folder(), List.of());
            }
            for (RunResult result : report.get().results()) {
                Coupled by = Objects.requireNonNull(coupled.get(result.policy()));
                requireSame(scenarios.get(c).name(), result, by.hashes().get(c));
                Objects.requireNonNull(rows.get(result.policy()))
                        .add(
                                AreaSummary.row(
                                        scenarios.get(c).name(),
                                        result,
                                        by.bills().get(c),
                                        by.highest().step(),
                                        scenarios.get(c).axis().stepHours()));
            }
        }
        return new AreaOutcome(settings.folder(), summaries(settings, coupled, rows));
    }

    /// Plays what is not known yet, and keeps it.
    ///
    /// @param coupled by policy, completed
    /// @param file where it is kept
    /// @return whether all policies were played
    private boolean sideBySide(
            Area area,
            RunSettings settings,
            List<Scenario> scenarios,
            Map<String, Coupled> coupled,
            AreaFile file,
            RunWatch watch) {
        try (var workers = new ThreadWorkers(settings.threads())) {
            for (String policy : settings.policies()) {
                if (coupled.containsKey(policy)) {
                    continue;
                }
                Optional<Coupled> played = coupled(policy, area, scenarios, workers, watch);
                if (played.isEmpty()) {
                    return false;
                }
                coupled.put(policy, played.get());
                file.write(coupled);
            }
        }
        return true;
    }

    private static List<AreaSummary> summaries(
            RunSettings settings,
            Map<String, Coupled> coupled,
            Map<String, List<AreaSummary.Row>> rows) {
        List<AreaSummary> summaries = new ArrayList<>();
        for (String policy : settings.policies()) {
            Coupled by = Objects.requireNonNull(coupled.get(policy));
            var summary =
                    new AreaSummary(
                            policy,
                            Objects.requireNonNull(rows.get(policy)),
                            by.peaks(),
                            by.highest().loadKw());
            summary.requireClosed();
            summaries.add(summary);
        }
        CellStore.write(settings.folder().resolve(AreaSummary.TABLE), AreaSummary.csv(summaries));
        return summaries;
    }

    private Optional<Coupled> coupled(
            String policy,
            Area area,
            List<Scenario> scenarios,
            ThreadWorkers workers,
            RunWatch watch) {
        var run = new UtilityRun(scenarios, each -> policies.apply(policy, each), area.tariff());
        if (!run.finish(workers, watch::cancelled)) {
            return Optional.empty();
        }
        List<Long> hashes = run.communities().stream().map(each -> each.stateHash()).toList();
        return Optional.of(new Coupled(run.bills(), hashes, run.peaks()));
    }

    private Optional<RunReport> alone(
            int c,
            Scenario scenario,
            Map<String, Coupled> coupled,
            RunSettings settings,
            RunWatch watch) {
        Path folder = settings.folder().resolve(scenario.name());
        var runner =
                new Runner(
                        priced ->
                                new CommunitySimulator(
                                        priced,
                                        policy -> policies.apply(policy, priced),
                                        policy ->
                                                Objects.requireNonNull(coupled.get(policy))
                                                        .bills()
                                                        .get(c)),
                        clock);
        RunOutcome outcome =
                runner.run(scenario, settings.ofCommunity(folder, scenario.name()), watch);
        return outcome.complete() ? outcome.report() : Optional.empty();
    }

    private static void requireSame(String community, RunResult result, long hash) {
        if (result.stateHash() != hash) {
            throw new IllegalStateException(
                    "The run of %s under %s ended elsewhere than side by side with the others."
                            .formatted(community, result.policy()));
        }
    }

    /// Counts the days of all communities together.
    private static final class SharedWatch implements RunWatch {
        private final RunWatch watch;
        private final int communities;
        private final AtomicInteger days = new AtomicInteger();

        SharedWatch(RunWatch watch, int communities) {
            this.watch = watch;
            this.communities = communities;
        }

        @Override
        public void day(int daysDone, int daysTotal) {
            watch.day(days.incrementAndGet(), daysTotal * communities);
        }

        @Override
        public boolean cancelled() {
            return watch.cancelled();
        }
    }
}
