package org.commonwatt.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.commonwatt.experiments.game.GameOptions;
import org.commonwatt.experiments.store.RunFolderException;
import org.commonwatt.experiments.training.Trainer;
import org.commonwatt.experiments.training.Trainers;
import org.commonwatt.experiments.training.TrainingFolder;
import org.commonwatt.experiments.training.TrainingOutcome;
import org.commonwatt.experiments.training.TrainingOutcome.Status;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.commonwatt.experiments.training.TrainingRequest;
import org.commonwatt.experiments.training.TrainingSummary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `commonwatt train`: learns a policy and keeps the best one.
@Command(
        name = "train",
        description = "Train a policy: checkpoints, the best model, TensorBoard.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  commonwatt train cart-pole --algorithm ppo --steps 150000 --out runs/pole",
            "  commonwatt train cart-pole --algorithm ppo --steps 150000 --out runs/pole --resume"
        })
final class TrainCommand extends TerminalCommand {
    private static final int DIVERGED = 3;

    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "What to learn in: a game of 'list games', or a community as run takes it.")
    private String scenario;

    @Option(
            names = "--algorithm",
            paramLabel = "A",
            required = true,
            description = "One of those that list algorithms shows.")
    private String algorithm;

    @Option(
            names = "--game",
            paramLabel = "KEY=VALUE",
            description = "Option of a named game, such as agents=5; may be repeated.")
    private Map<String, String> gameOptions = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Parameter of the algorithm; may be repeated, wins over files.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--share-params", description = "Agents of the same kind share one network.")
    private boolean sharesParameters;

    @Option(names = "--batch", paramLabel = "N", description = "Steps that an update learns from.")
    private @Nullable Integer batch;

    @Option(
            names = "--parameters",
            paramLabel = "FILE",
            description = "YAML file of parameters instead of those tuned for the game.")
    private @Nullable Path parameterFile;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps of the game (those of the parameter file, else a million).")
    private @Nullable Long steps;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Stop after this time; --resume goes on.")
    private @Nullable Double minutes;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "First seed (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--seeds",
            paramLabel = "K",
            defaultValue = "1",
            description = "How many seeds, one after the other (${DEFAULT-VALUE}).")
    private int seeds;

    @Option(
            names = "--validate-every",
            paramLabel = "N",
            description = "Steps between validations (some twenty in all).")
    private @Nullable Long validateEvery;

    @Option(
            names = "--validation-episodes",
            paramLabel = "N",
            description = "Episodes of a validation (8 to 64, by the length of the game).")
    private @Nullable Integer validationEpisodes;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N",
            description = "Steps between checkpoints (a twentieth of all).")
    private @Nullable Long checkpointEvery;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that compute; changes no result (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of everything (runs/, the scenario's name and the algorithm's).")
    private @Nullable Path out;

    @Mixin private TrainingStart start = new TrainingStart();

    @Mixin private OutputOptions output;

    @Override
    public Integer call() {
        try {
            Trainer trainer = Trainers.of(algorithm, Clock.systemUTC());
            start.tellFairness(output, err());
            return train(trainer, request(trainer));
        } catch (TrainingRefusal refusal) {
            err().println(refusal.getMessage());
            return BAD_INPUT;
        }
    }

    private int train(Trainer trainer, TrainingRequest request) {
        try {
            List<TrainingOutcome> outcomes = outcomes(trainer, request);
            tell(trainer, request, outcomes);
            return exitCode(outcomes);
        } catch (RunFolderException notWritten) {
            err().println(notWritten.getMessage());
            if (TrainingFolder.hasTraining(request.folder())) {
                err().println("What was saved before is kept." + goingOn(request));
            }
            return BAD_INPUT;
        }
    }

    /// How to go on with what was kept.
    private static String goingOn(TrainingRequest request) {
        return " To go on: %s --resume".formatted(request.command());
    }

    private TrainingRequest request(Trainer trainer) {
        Path folder =
                out == null
                        ? Path.of("runs", Path.of(scenario).getFileName() + "-" + trainer.name())
                        : out;
        Map<String, String> all = trainer.shorthands(sharesParameters, batch);
        all.putAll(changes);
        return new TrainingRequest(
                scenario,
                new GameOptions(start.with(gameOptions)),
                parameterFile,
                all,
                LongStream.range(seed, seed + Math.max(0, seeds)).boxed().toList(),
                new TrainingRequest.Effort(
                        optional(steps),
                        minutes == null ? OptionalDouble.empty() : OptionalDouble.of(minutes),
                        optional(validateEvery),
                        validationEpisodes == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(validationEpisodes),
                        optional(checkpointEvery)),
                threads,
                folder,
                start.resumes(),
                repeatable(trainer.name(), folder),
                new Version().getVersion()[0],
                start.policy(),
                start.robust());
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private List<TrainingOutcome> outcomes(Trainer trainer, TrainingRequest request) {
        boolean silent = output.quiet() || output.json();
        try (var interruption = new Interruption();
                var progress = new TrainingProgress(interruption, err(), silent)) {
            List<TrainingOutcome> outcomes = trainer.train(request, progress);
            if (outcomes.getLast().status() == Status.INTERRUPTED) {
                // Said before the process may end.
                err().println("Interrupted." + goingOn(request));
                err().flush();
            }
            return outcomes;
        }
    }

    private void tell(Trainer trainer, TrainingRequest request, List<TrainingOutcome> outcomes) {
        if (output.json()) {
            out().println(OutputOptions.render(TrainingSummary.of(trainer.name(), outcomes)));
        } else if (!output.quiet()) {
            out().println(TrainingTable.render(outcomes));
            out().println("Folder: " + request.folder());
        }
        for (TrainingOutcome outcome : outcomes) {
            outcome.divergence()
                    .ifPresent(
                            what ->
                                    err().printf(
                                                    "Training with seed %d diverged at step %,d: %s"
                                                            + " is not finite. %s keeps the last"
                                                            + " checkpoint and the best policy.%nMaybe"
                                                            + " a lower learning rate helps.%n",
                                                    outcome.seed(),
                                                    outcome.steps(),
                                                    what,
                                                    outcome.folder()));
            if (outcome.status() == Status.STOPPED && !output.quiet()) {
                err().println("The time is over." + goingOn(request));
            }
        }
        out().flush();
        err().flush();
    }

    private static int exitCode(List<TrainingOutcome> outcomes) {
        if (outcomes.stream().anyMatch(each -> each.status() == Status.INTERRUPTED)) {
            return Interruption.EXIT_CODE;
        }
        return outcomes.stream().anyMatch(each -> each.status() == Status.DIVERGED) ? DIVERGED : 0;
    }

    /// The command line that asks for this training.
    private String repeatable(String trainer, Path folder) {
        List<String> words =
                new ArrayList<>(List.of("commonwatt train", ShellWords.quoted(scenario)));
        words.add("--algorithm " + trainer);
        gameOptions.forEach((key, value) -> add(words, "--game", key + "=" + value));
        if (sharesParameters) {
            words.add("--share-params");
        }
        add(words, "--batch", batch);
        changes.forEach((key, value) -> add(words, "--set", key + "=" + value));
        add(words, "--parameters", parameterFile);
        add(words, "--steps", steps);
        add(words, "--minutes", minutes);
        words.add("--seed " + seed);
        words.add("--seeds " + seeds);
        add(words, "--validate-every", validateEvery);
        add(words, "--validation-episodes", validationEpisodes);
        add(words, "--checkpoint-every", checkpointEvery);
        words.addAll(start.words());
        add(words, "--out", folder);
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.add(option + " " + ShellWords.quoted(value.toString()));
        }
    }
}
