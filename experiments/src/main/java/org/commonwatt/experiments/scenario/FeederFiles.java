package org.commonwatt.experiments.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.commonwatt.experiments.network.CaseReader;
import org.commonwatt.experiments.network.GridFiles;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.jspecify.annotations.Nullable;

/// The files that `feeder` names.
final class FeederFiles {
    private static final int MAX_CASE_BYTES = 1 << 26;

    private final Section at;
    private final SeriesFiles files;

    FeederFiles(Section at, SeriesFiles files) {
        this.at = at;
        this.files = files;
    }

    /// The network, radial and with a source; null after problems.
    @Nullable NetworkFile read() {
        Findings findings = at.findings();
        boolean matpower = at.has("matpower");
        boolean tables = at.has("buses") || at.has("branches");
        if (matpower == tables || (tables && !(at.has("buses") && at.has("branches")))) {
            at.problem("needs either matpower, or buses and branches.");
            return null;
        }
        try {
            NetworkFile file = matpower ? matpowerCase() : tables();
            if (file == null) {
                return null;
            }
            var found = new Findings();
            file.check(found);
            found.problems().forEach(findings::problem);
            found.warnings().forEach(findings::warning);
            return found.isClean() ? file : null;
        } catch (NetworkRefusal refusal) {
            refusal.problems().forEach(findings::problem);
        } catch (CsvRefusal refusal) {
            findings.problem(refusal.problem());
        }
        return null;
    }

    private @Nullable NetworkFile matpowerCase() throws NetworkRefusal {
        String name = at.text("matpower", "");
        try (InputStream stream = open("matpower")) {
            if (stream == null) {
                return null;
            }
            byte[] bytes = stream.readNBytes(MAX_CASE_BYTES);
            if (bytes.length == MAX_CASE_BYTES) {
                at.at("matpower")
                        .problem("names a file of more than %d bytes.".formatted(MAX_CASE_BYTES));
                return null;
            }
            return CaseReader.read(name, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            at.at("matpower").problem("cannot be read: %s.".formatted(failure.getMessage()));
            return null;
        }
    }

    private @Nullable NetworkFile tables() throws NetworkRefusal, CsvRefusal {
        try (InputStream buses = open("buses");
                InputStream branches = open("branches")) {
            return buses == null || branches == null
                    ? null
                    : GridFiles.read(
                            at.text("buses", ""), buses, at.text("branches", ""), branches);
        } catch (IOException failure) {
            at.problem("cannot be read: %s.".formatted(failure.getMessage()));
            return null;
        }
    }

    /// Opens the file that a key names; null after a problem.
    private @Nullable InputStream open(String key) throws IOException {
        try {
            return files.open(at.text(key, ""));
        } catch (NoSuchFileException missing) {
            at.at(key).problem("names a file that does not exist beside the scenario.");
        } catch (AccessDeniedException outside) {
            at.at(key)
                    .problem(
                            "names a file outside the scenario's folder.",
                            "copy it beside the scenario file.");
        }
        return null;
    }
}
