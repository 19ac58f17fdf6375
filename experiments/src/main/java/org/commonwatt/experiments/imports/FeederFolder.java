package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.network.GridFiles;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.network.Spot;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.feeder.FeederFlow;
import org.commonwatt.grid.feeder.FlowOutcome;
import org.commonwatt.grid.feeder.Network;
import org.commonwatt.grid.feeder.RadialFeeder;
import org.commonwatt.grid.feeder.RadialFeeder.Compilation.Ready;

/// The feeder of a scenario folder.
final class FeederFolder {
    private FeederFolder() {}

    /// Solves a network with the loads of its file.
    ///
    /// @return a sentence on losses and the lowest voltage
    /// @throws NetworkRefusal if the network is not radial, if its loads and impedances do not go
    ///   together, or if it cannot carry its loads
    static String solve(NetworkFile file) throws NetworkRefusal {
        var findings = new Findings();
        file.check(findings);
        var problems = new ArrayList<Problem>(findings.problems());
        problems.addAll(findings.warnings());
        if (!problems.isEmpty()) {
            throw new NetworkRefusal(problems);
        }
        if (!(RadialFeeder.compile(file.network()) instanceof Ready ready)) {
            throw new IllegalStateException("A network without problems is a radial feeder.");
        }
        FeederFlow flow = ready.feeder().newFlow();
        if (!flow.solve()) {
            throw new NetworkRefusal(List.of(unsolved(file, flow.outcome())));
        }
        int lowest = 0;
        for (int bus = 1; bus < file.network().buses().size(); bus++) {
            lowest = flow.voltagePu(bus) < flow.voltagePu(lowest) ? bus : lowest;
        }
        return "With all loads of the file the network loses %s kW; the lowest voltage is %s of nominal at bus %s."
                .formatted(
                        Figures.of(flow.lossKw()),
                        Figures.of(flow.voltagePu(lowest)),
                        file.network().buses().get(lowest).id());
    }

    private static Problem unsolved(NetworkFile file, FlowOutcome outcome) {
        Integer bus =
                outcome instanceof FlowOutcome.VoltageCollapse collapse
                        ? file.busIndex().get(collapse.bus())
                        : null;
        Spot spot = bus == null ? new Spot(file.file(), 0) : file.busSpots().get(bus);
        return spot.problem(outcome.message());
    }

    /// Writes the two tables.
    static void write(Network network, Path folder) throws IOException {
        GridFiles.write(network, folder.resolve("buses.csv"), folder.resolve("branches.csv"));
    }
}
