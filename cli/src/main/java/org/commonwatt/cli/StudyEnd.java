package org.commonwatt.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.commonwatt.experiments.study.StudyRefusal;
import org.commonwatt.experiments.training.TrainingRefusal;

/// How every study ends: told, cut off, refused, or with a folder that cannot be written.
final class StudyEnd {
    private static final int BAD_INPUT = 2;
    private static final int INTERRUPTED = 130;

    private StudyEnd() {}

    /// Plays a study and tells what it found.
    ///
    /// @param folder keeps what was finished
    /// @param study its result; empty where it was interrupted
    /// @param tell says the result and how the command ends
    /// @return exit code
    static <R> int of(
            PrintWriter err, Path folder, Supplier<Optional<R>> study, ToIntFunction<R> tell) {
        try {
            Optional<R> result = study.get();
            if (result.isEmpty()) {
                err.printf(
                        "Interrupted: %s keeps what was finished; the same command goes on from"
                                + " there.%n",
                        folder);
                return INTERRUPTED;
            }
            return tell.applyAsInt(result.get());
        } catch (StudyRefusal | TrainingRefusal refusal) {
            err.println(refusal.getMessage());
        } catch (UncheckedIOException failure) {
            err.println(
                    "The folder %s cannot be written: %s".formatted(folder, failure.getMessage()));
        }
        return BAD_INPUT;
    }
}
