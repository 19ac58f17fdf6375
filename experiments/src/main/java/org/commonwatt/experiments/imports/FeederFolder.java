package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.commonwatt.experiments.network.GridFiles;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.feeder.Network;

/// The feeder of a scenario folder.
final class FeederFolder {
    private FeederFolder() {}

    /// Refuses a network that is not radial, or whose loads and impedances do not go together.
    static void requireSound(NetworkFile file) throws NetworkRefusal {
        var findings = new Findings();
        file.check(true, findings);
        var problems = new ArrayList<Problem>(findings.problems());
        problems.addAll(findings.warnings());
        if (!problems.isEmpty()) {
            throw new NetworkRefusal(problems);
        }
    }

    /// Writes the two tables.
    static void write(Network network, Path folder) throws IOException {
        GridFiles.write(network, folder.resolve("buses.csv"), folder.resolve("branches.csv"));
    }
}
