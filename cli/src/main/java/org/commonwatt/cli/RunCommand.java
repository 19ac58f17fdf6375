package org.commonwatt.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.report.ReportPage;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunOutcome;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunSource;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.run.ScenarioSource;
import org.commonwatt.experiments.scenario.AreaReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.LedgerStore;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.store.StepsMode;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.operate.policy.Policy;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt run`: simulates a scenario under several policies and writes the run folder.
@Command(
        name = "run",
        description = "Simulate a community: bills, figures and a report.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt run",
            "  commonwatt run village --policy none --policy rule --seed 8 --out runs/seed-8"
        })
final class RunCommand extends TerminalCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "village",
            description =
                    "YAML file, of a scenario or of an area of several, folder with a scenario.yaml,"
                            + " or a bundled name (${DEFAULT-VALUE}).")
    private String scenario;

    @Option(
            names = "--policy",
            paramLabel = "P",
            split = ",",
            defaultValue = "none,rule",
            description =
                    "Policy or folder of a training, may be repeated; the others are"
                            + " compared with the first"
                            + " (${DEFAULT-VALUE}).")
    private List<String> policies;

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the scenario's own.")
    private @Nullable Long seed;

    @Option(names = "--days", paramLabel = "N", description = "Only the first N days.")
    private @Nullable Integer days;

    @Option(
            names = "--steps",
            paramLabel = "none|day|full",
            defaultValue = "day",
            description =
                    "Steps kept in steps.parquet: none, typical days, all (${DEFAULT-VALUE}).")
    private String steps;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Run folder (runs/ and the scenario's name).")
    private @Nullable Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "Policies that run at the same time; changes no result (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--resume",
            description = "Go on with the same run where it was interrupted; begin it otherwise.")
    private boolean resume;

    @Option(names = "--force", description = "Write all steps of a large run with --steps full.")
    private boolean force;

    @Mixin private OutputOptions output;

    private final Map<String, PolicyChoice> choices = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    @Override
    public Integer call() {
        checkOptions();
        // The database unpacks its native library meanwhile, which takes as long as the reading.
        Thread.ofPlatform().daemon().start(LedgerStore::warmUp);
        OptionalLong drawn = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        OptionalInt first = days == null ? OptionalInt.empty() : OptionalInt.of(days);
        if (AreaReader.isArea(scenario)) {
            return new AreaRun(out(), err(), output)
                    .run(scenario, drawn, first, this::settings, this::policy);
        }
        ScenarioReading reading = ScenarioSource.open(scenario, drawn, first);
        return ScenarioOpening.open(reading, err(), output, this::run);
    }

    private void checkOptions() {
        try {
            for (String policy : policies) {
                PolicyChoice choice = PolicyChoice.of(policy).first();
                places.put(choice.name(), choice.place());
                if (choices.put(choice.name(), choice) != null) {
                    throw bad(
                            "A policy is named twice in --policy %s."
                                    .formatted(String.join(",", policies)));
                }
            }
        } catch (TrainingRefusal refusal) {
            throw bad(String.valueOf(refusal.getMessage()));
        }
        if (threads < 1) {
            throw bad("--threads is %d but must be at least 1.".formatted(threads));
        }
    }

    private StepsMode stepsMode() {
        for (StepsMode mode : StepsMode.values()) {
            if (mode.key().equals(steps)) {
                return mode;
            }
        }
        throw bad("--steps is %s but must be none, day or full.".formatted(steps));
    }

    private RunSettings settings(String name) {
        return new RunSettings(
                List.copyOf(choices.keySet()),
                stepsMode(),
                force,
                out == null ? Path.of("runs", name) : out,
                threads,
                repeatable(),
                new Version().getVersion()[0],
                resume,
                RunSource.of(scenario, seed, days, places));
    }

    private Policy policy(String name, Scenario priced) {
        return Objects.requireNonNull(choices.get(name)).policy(priced);
    }

    private int run(Scenario loaded) {
        RunSettings settings = settings(loaded.name());
        try (var interruption = new Interruption()) {
            RunOutcome outcome = simulate(loaded, settings, interruption);
            tell(outcome);
            return outcome.complete() ? 0 : Interruption.EXIT_CODE;
        } catch (RunFolderException | TrainingRefusal failure) {
            err().println(failure.getMessage());
            return BAD_INPUT;
        }
    }

    private CommunitySimulator simulator(Scenario priced) {
        return new CommunitySimulator(priced, name -> policy(name, priced));
    }

    private RunOutcome simulate(Scenario loaded, RunSettings settings, Interruption interruption) {
        boolean silent = output.quiet() || output.json();
        try (var progress = new RunProgress(interruption, err(), silent)) {
            return new Runner(this::simulator, Clock.systemUTC()).run(loaded, settings, progress);
        }
    }

    private void tell(RunOutcome outcome) {
        if (output.json()) {
            out().println(OutputOptions.render(RunSummary.json(outcome)));
        } else if (!output.quiet()) {
            outcome.report().ifPresent(report -> out().println(RunSummary.text(report)));
            outcome.report()
                    .ifPresent(
                            _ ->
                                    out().println(
                                                    "Report: "
                                                            + outcome.folder()
                                                                    .resolve(ReportPage.FILE)));
        }
        if (!outcome.complete()) {
            int finished = outcome.report().map(report -> report.results().size()).orElse(0);
            err().printf(
                            "Interrupted: %d of %d policies had finished; %s keeps them and the"
                                    + " ledger of %d days. To go on: %s%s --resume%n",
                            finished,
                            policies.size(),
                            outcome.folder(),
                            outcome.keptDays(),
                            repeatable(),
                            out == null ? "" : " --out " + ShellWords.quoted(out.toString()));
        }
        out().flush();
        err().flush();
    }

    /// The command line that gives this run again.
    private String repeatable() {
        List<String> words =
                new ArrayList<>(List.of("commonwatt run", ShellWords.quoted(scenario)));
        words.add("--policy " + String.join(",", policies));
        if (seed != null) {
            words.add("--seed " + seed);
        }
        if (days != null) {
            words.add("--days " + days);
        }
        words.add("--steps " + steps);
        if (force) {
            words.add("--force");
        }
        return String.join(" ", words);
    }
}
