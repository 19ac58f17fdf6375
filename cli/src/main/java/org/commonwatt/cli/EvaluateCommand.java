package org.commonwatt.cli;

// Larger than 300 lines because communities and games share one command and its options.
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.evaluation.CellStore;
import org.commonwatt.experiments.evaluation.Comparison;
import org.commonwatt.experiments.evaluation.Contestant;
import org.commonwatt.experiments.evaluation.Evaluation;
import org.commonwatt.experiments.evaluation.EvaluationFiles;
import org.commonwatt.experiments.evaluation.EvaluationOutcome;
import org.commonwatt.experiments.evaluation.JudgedCell;
import org.commonwatt.experiments.evaluation.JudgedWeek;
import org.commonwatt.experiments.evaluation.NeighbourEvaluation;
import org.commonwatt.experiments.evaluation.PolicyChoice;
import org.commonwatt.experiments.evaluation.shifts.ShiftComparison;
import org.commonwatt.experiments.evaluation.shifts.ShiftEvaluation;
import org.commonwatt.experiments.evaluation.shifts.ShiftFiles;
import org.commonwatt.experiments.evaluation.shifts.ShiftedRun;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.game.Games;
import org.commonwatt.experiments.scenario.LearningYear;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.operate.game.NeighbourController;
import org.commonwatt.operate.policy.Policies;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt evaluate`: judges policies on weeks that nobody learned from.
@Command(
        name = "evaluate",
        description =
                "Judge policies on the same unseen weeks, between the rule and what perfect"
                        + " foresight could save.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt evaluate village --policy none,mpc --weeks 4",
            "  commonwatt evaluate village --policy runs/train-village --out runs/judged"
        })
final class EvaluateCommand extends TerminalCommand {
    private static final List<String> BASELINES = List.of("none", "time-of-use", "rule", "mpc");

    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "YAML file, folder with a scenario.yaml, a bundled name, or the game"
                            + " neighbourhoods.")
    private String scenario;

    @Option(
            names = "--policy",
            paramLabel = "P",
            split = ",",
            defaultValue = "none,time-of-use,rule,mpc",
            description =
                    "Policy or folder of a training, may be repeated; the reference and the oracle"
                            + " are always played too, and the rest of ${DEFAULT-VALUE} beside"
                            + " trained ones.")
    private List<String> policies;

    @Option(
            names = "--without",
            paramLabel = "P",
            split = ",",
            description = "Policies that are not played beside trained ones.")
    private List<String> without = List.of();

    @Option(
            names = "--reference",
            paramLabel = "P",
            defaultValue = Comparison.REFERENCE,
            description = "Policy that all are compared with (${DEFAULT-VALUE}).")
    private String reference;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description = "At most K seeds of a training (all there are).")
    private @Nullable Integer seeds;

    @Option(
            names = "--sampled",
            description = "Trained teams draw their actions instead of taking the best.")
    private boolean sampled;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            description = "Days of the game that everybody plays (${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--weeks",
            paramLabel = "N",
            description = "At most N weeks, spread over the year (all there are).")
    private @Nullable Integer weeks;

    @Option(
            names = "--on",
            paramLabel = "test|validation",
            defaultValue = "test",
            description = "Which weeks: test, or validation to choose by (${DEFAULT-VALUE}).")
    private String on;

    @Option(
            names = "--with",
            paramLabel = "KEY=VALUE",
            description =
                    "Another value of a key of the scenario, such as"
                            + " market.mechanism=mid-market-rate, or of an option of the game;"
                            + " repeatable.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--shifts",
            description =
                    "Also play days that nobody forecast: the grid of perturbations, without the"
                            + " oracle unless --policy names it.")
    private boolean shifts;

    @Option(names = "--seed", paramLabel = "N", description = "Seed instead of the scenario's own.")
    private @Nullable Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Weeks played at the same time; changes no result (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the files (runs/, the scenario's name and -evaluation).")
    private @Nullable Path out;

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        checkOptions();
        if (Games.names().contains(scenario)) {
            return neighbourhoods();
        }
        if (seed != null) {
            changes.put("seed", seed.toString());
        }
        return ScenarioOpening.open(
                LearningYear.open(scenario, changes), err(), output, this::evaluate);
    }

    private int neighbourhoods() {
        Path folder = out == null ? Path.of("runs", scenario + "-evaluation") : out;
        boolean chosen = spec().commandLine().getParseResult().hasMatchedOption("--policy");
        try {
            NeighbourEvaluation evaluation =
                    NeighbourEvaluation.play(
                            Games.of(scenario, new GameOptions(changes)),
                            chosen ? policies : NeighbourController.NAMES,
                            days,
                            sampled);
            evaluation.write(folder);
            if (output.json()) {
                out().println(OutputOptions.render(evaluation.json()));
            } else if (!output.quiet()) {
                out().println(NeighbourTable.of(evaluation));
                out().println("Files: " + folder);
            }
            return 0;
        } catch (TrainingRefusal | IllegalArgumentException refusal) {
            err().println(refusal.getMessage());
            return BAD_INPUT;
        } catch (UncheckedIOException failure) {
            return notWritten(folder, failure);
        }
    }

    private int notWritten(Path folder, UncheckedIOException failure) {
        err().println(
                        "The folder %s cannot be written: %s"
                                .formatted(folder, failure.getMessage()));
        return BAD_INPUT;
    }

    private void checkOptions() {
        if (!Policies.names().contains(reference)) {
            throw bad(
                    "--reference is %s but must be one of %s."
                            .formatted(reference, String.join(", ", Policies.names())));
        }
        if (policies.stream().distinct().count() < policies.size()) {
            throw bad(
                    "A policy is named twice in --policy %s."
                            .formatted(String.join(",", policies)));
        }
        if (threads < 1 || days < 1 || count(weeks) < 1 || count(seeds) < 1) {
            throw bad("--threads, --days, --weeks and --seeds must be at least 1.");
        }
        if (!on.equals("test") && !on.equals("validation")) {
            throw bad("--on is %s but must be test or validation.".formatted(on));
        }
    }

    /// What is not limited is unlimited.
    private static int count(@Nullable Integer most) {
        return most == null ? Integer.MAX_VALUE : most;
    }

    private int evaluate(Scenario loaded) {
        try {
            return evaluate(loaded, contestants(loaded));
        } catch (TrainingRefusal refusal) {
            err().println(refusal.getMessage());
            return BAD_INPUT;
        }
    }

    private int evaluate(Scenario loaded, List<Contestant> contestants) {
        JudgedWeek.Purpose purpose = JudgedWeek.Purpose.valueOf(on.toUpperCase(Locale.ROOT));
        List<JudgedWeek> judged = JudgedWeek.of(loaded, purpose, count(weeks));
        if (judged.isEmpty()) {
            err().printf(
                            "%s has no whole %s week with a day before it: it has %d days.%n"
                                    + "Maybe give it more days, or a smaller split.%n",
                            loaded.name(), on, loaded.axis().days());
            return BAD_INPUT;
        }
        Path folder = out == null ? Path.of("runs", loaded.name() + "-evaluation") : out;
        try (var interruption = new Interruption()) {
            List<JudgedCell> cells = play(loaded, contestants, judged, folder, interruption);
            var shifted = shifts ? shifted(loaded, judged, folder) : null;
            List<ShiftedRun> runs =
                    shifted == null ? List.of() : shift(shifted, contestants, interruption);
            if (interruption.asked()) {
                return interrupted(folder, cells.size() + runs.size());
            }
            ShiftComparison grid = shifted == null ? null : shifted.compare(runs, reference);
            if (grid != null) {
                ShiftFiles.write(folder, grid, runs);
            }
            return tell(loaded, purpose, judged, cells, folder, grid);
        } catch (UncheckedIOException failure) {
            return notWritten(folder, failure);
        }
    }

    /// Those that are not trained in the order of their list, then the others.
    private List<Contestant> contestants(Scenario loaded) {
        List<PolicyChoice> chosen = policies.stream().map(PolicyChoice::of).toList();
        List<PolicyChoice> trained = chosen.stream().filter(PolicyChoice::isTrained).toList();
        Set<String> names = new HashSet<>(trained.isEmpty() ? List.of() : BASELINES);
        names.removeAll(without);
        chosen.stream().filter(choice -> !choice.isTrained()).forEach(c -> names.add(c.name()));
        names.addAll(List.of(reference, Comparison.BOUND));
        List<Contestant> contestants = new ArrayList<>();
        Policies.names().stream()
                .filter(names::contains)
                .forEach(name -> contestants.add(Contestant.builtIn(name)));
        for (PolicyChoice choice : trained) {
            if (!names.add(choice.name())) {
                throw new TrainingRefusal(
                        "Two policies would be called %s.\nMaybe rename a folder."
                                .formatted(choice.name()));
            }
            contestants.addAll(choice.contestants(loaded, count(seeds), sampled));
        }
        return contestants;
    }

    private List<JudgedCell> play(
            Scenario loaded,
            List<Contestant> contestants,
            List<JudgedWeek> judged,
            Path folder,
            Interruption interruption) {
        boolean silent = output.quiet() || output.json();
        var evaluation =
                new Evaluation(
                        loaded, judged, new CellStore(folder), new Version().getVersion()[0]);
        try (var progress = new PieceProgress("Playing weeks", interruption, err(), silent)) {
            return evaluation.play(contestants, threads, progress);
        }
    }

    private static ShiftEvaluation shifted(Scenario loaded, List<JudgedWeek> judged, Path folder) {
        return new ShiftEvaluation(
                loaded, judged, new CellStore(folder), new Version().getVersion()[0]);
    }

    private List<ShiftedRun> shift(
            ShiftEvaluation evaluation, List<Contestant> contestants, Interruption interruption) {
        List<Contestant> played =
                contestants.stream()
                        .filter(
                                each ->
                                        !each.policy().equals(Comparison.BOUND)
                                                || policies.contains(Comparison.BOUND))
                        .toList();
        boolean silent = output.quiet() || output.json();
        try (var progress = new PieceProgress("Playing shifts", interruption, err(), silent)) {
            return evaluation.play(played, threads, progress);
        }
    }

    private int interrupted(Path folder, int pieces) {
        err().printf(
                        "Interrupted: %s keeps the %d weeks that were played; the same command"
                                + " goes on from there.%n",
                        folder, pieces);
        return Interruption.EXIT_CODE;
    }

    private int tell(
            Scenario loaded,
            JudgedWeek.Purpose purpose,
            List<JudgedWeek> judged,
            List<JudgedCell> cells,
            Path folder,
            @Nullable ShiftComparison grid) {
        var outcome =
                new EvaluationOutcome(
                        loaded,
                        purpose,
                        judged,
                        cells,
                        Comparison.of(cells, reference),
                        repeatable(),
                        new Version().getVersion()[0]);
        EvaluationFiles.write(folder, outcome);
        if (output.json()) {
            Map<String, Object> json = EvaluationFiles.json(outcome, folder);
            if (grid != null) {
                json.put("shifts", ShiftFiles.json(grid));
            }
            out().println(OutputOptions.render(json));
        } else if (!output.quiet()) {
            out().println(EvaluationTable.of(outcome));
            if (grid != null) {
                out().println(ShiftTable.of(grid, loaded.currency()));
            }
            out().println("Files: " + folder);
        }
        out().flush();
        return 0;
    }

    /// The command line that gives this evaluation again.
    private String repeatable() {
        List<String> words = new ArrayList<>(List.of("commonwatt evaluate", scenario));
        words.add("--policy " + String.join(",", policies));
        words.add("--reference " + reference);
        if (weeks != null) {
            words.add("--weeks " + weeks);
        }
        if (seeds != null) {
            words.add("--seeds " + seeds);
        }
        if (sampled) {
            words.add("--sampled");
        }
        if (shifts) {
            words.add("--shifts");
        }
        words.add("--on " + on);
        changes.forEach((key, value) -> words.add("--with '%s=%s'".formatted(key, value)));
        return String.join(" ", words);
    }
}
