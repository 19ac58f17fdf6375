package org.commonwatt.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.training.TrainingRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all studies are asked alike, and how every study ends: told, cut off, refused, or with a
/// folder that cannot be written.
final class StudyOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "2",
            description = "Threads that compute; changes no result (${DEFAULT-VALUE}).")
    private int threads;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of everything (runs/ and the study's name).")
    private @Nullable Path out;

    @Mixin private OutputOptions output;

    /// Threads that compute, at least one.
    ///
    /// @throws ParameterException for fewer
    int threads() {
        if (threads < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--threads is %d but must be at least 1.".formatted(threads));
        }
        return threads;
    }

    /// The folder asked for, or else one in `runs` by this name.
    Path folder(String name) {
        return out == null ? Path.of("runs", name) : out;
    }

    /// Whether progress is not told.
    boolean silent() {
        return output.quiet() || output.json();
    }

    /// Plays a study with its progress told, and tells what it found.
    ///
    /// @param folder keeps what was finished
    /// @param study its result; empty where it was interrupted
    /// @param tell says the result
    /// @return exit code
    <R> int play(Path folder, Function<PieceProgress, Optional<R>> study, Consumer<R> tell) {
        try (var interruption = new Interruption();
                var progress = new PieceProgress("Study", interruption, err(), silent())) {
            return end(folder, () -> study.apply(progress), tell);
        }
    }

    /// The same for a study that tells its progress itself.
    <R> int end(Path folder, Supplier<Optional<R>> study, Consumer<R> tell) {
        try {
            Optional<R> result = study.get();
            if (result.isEmpty()) {
                err().printf(
                                "Interrupted: %s keeps what was finished; the same command goes on"
                                        + " from there.%n",
                                folder);
                return Interruption.EXIT_CODE;
            }
            tell.accept(result.get());
            out().flush();
            return 0;
        } catch (StudyRefusal | TrainingRefusal refusal) {
            err().println(refusal.getMessage());
        } catch (UncheckedIOException failure) {
            err().println(
                            "The folder %s cannot be written: %s"
                                    .formatted(folder, failure.getMessage()));
        }
        return TerminalCommand.BAD_INPUT;
    }

    /// Says a result as one JSON object or as text, or not at all, as was asked.
    ///
    /// @param schema what the object is
    /// @param fields after `schema` and `version`, in their order
    void say(String schema, Map<String, ?> fields, Consumer<PrintWriter> text) {
        if (output.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("schema", schema);
            json.put("version", 1);
            json.putAll(fields);
            out().println(OutputOptions.render(json));
        } else if (!output.quiet()) {
            text.accept(out());
        }
    }

    /// Where progress and failures are told.
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Where results are told.
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// The name of a scenario as part of a folder's name: without folders and ending.
    static String plain(String scenario) {
        return String.valueOf(Path.of(scenario).getFileName()).replaceAll("\\.ya?ml$", "");
    }
}
