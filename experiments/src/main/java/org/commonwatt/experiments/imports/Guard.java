package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import tools.jackson.core.JacksonException;

/// Turns whatever ends an import early into problems to show.
final class Guard {
    /// An import.
    interface Action {
        ImportResult.Imported run() throws ImportRefusal, NetworkRefusal, CsvRefusal, IOException;
    }

    private Guard() {}

    /// Runs an import of `source`.
    static ImportResult run(Path source, Action action) {
        try {
            return action.run();
        } catch (ImportRefusal refusal) {
            return new ImportResult.Refused(refusal.problems());
        } catch (NetworkRefusal refusal) {
            return new ImportResult.Refused(refusal.problems());
        } catch (CsvRefusal refusal) {
            return new ImportResult.Refused(List.of(refusal.problem()));
        } catch (NoSuchFileException missing) {
            return refused(String.valueOf(missing.getFile()), "There is no such file.");
        } catch (AccessDeniedException denied) {
            return refused(
                    String.valueOf(denied.getFile()), "The file may not be read or written.");
        } catch (IOException failure) {
            return refused(
                    source.toString(), "Reading or writing failed: " + failure.getMessage() + ".");
        } catch (JacksonException malformed) {
            String reason = malformed.getOriginalMessage().lines().findFirst().orElse("");
            return refused(source.toString(), "A file is no valid JSON: " + reason + ".");
        }
    }

    private static ImportResult refused(String file, String message) {
        return new ImportResult.Refused(List.of(Problem.ofFile(file, message, null)));
    }
}
