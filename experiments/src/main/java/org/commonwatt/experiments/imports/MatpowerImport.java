package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.network.CaseReader;
import org.commonwatt.experiments.network.NetworkFile;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.scenario.problem.Figures;
import org.commonwatt.grid.feeder.Bus;

/// A MATPOWER case of a radial feeder: the network, and a participant for the load of each bus.
///
/// A case is one moment, usually that of the highest load. So a participant's demand is generated:
/// that of as many homes as the load is worth, with a year's energy of load · 8760 h · load factor.
public final class MatpowerImport {
    /// Highest demand of a home among many, kW; tells how many homes a load is worth.
    private static final double HOME_PEAK_KW = 1.5;

    private static final int MOST_HOMES = 40;
    private static final double YEAR_HOURS = 8760;

    /// Choices of the user.
    ///
    /// @param loadFactor mean over highest demand, (0, 1]
    /// @param replace whether an older scenario folder may be replaced
    public record Options(double loadFactor, boolean replace) {
        /// The mean is 40 % of the case's load.
        public static final Options DEFAULT = new Options(0.4, false);

        public Options {
            if (!(loadFactor > 0 && loadFactor <= 1)) {
                throw new IllegalArgumentException(
                        "The load factor is %s but must lie in (0, 1].".formatted(loadFactor));
            }
        }
    }

    private final Path source;
    private final Options options;
    private final ImportReport report;
    private final StringBuilder members = new StringBuilder();

    private MatpowerImport(Path source, Options options) {
        this.source = source;
        this.options = options;
        report = new ImportReport("matpower", source.toString());
    }

    /// Imports the case file `source` to a scenario folder.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(source, () -> new MatpowerImport(source, options).write(target));
    }

    private Imported write(Path target) throws ImportRefusal, NetworkRefusal, IOException {
        String text = new String(Files.readAllBytes(source), StandardCharsets.UTF_8);
        NetworkFile file = CaseReader.read(source.toString(), text);
        report.note(FeederFolder.solve(file));
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            NetworkFile kept = file;
            for (int k = 0; k < file.network().buses().size(); k++) {
                kept = add(kept, k);
            }
            if (report.homes().isEmpty()) {
                throw new ImportRefusal(source.toString(), "No bus has a load.", null);
            }
            FeederFolder.write(kept.network(), folder.path());
            note(file);
            String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
            return new Imported(folder.finish(yaml(name), report), report);
        }
    }

    /// Adds a participant for the load of a bus; the network, changed where a load becomes part of
    /// it.
    private NetworkFile add(NetworkFile file, int k) {
        Bus bus = file.network().buses().get(k);
        String from = source.getFileName() + ":" + file.busSpots().get(k).line();
        if (bus.loadKw() > 0) {
            addMember(bus, from);
        } else if (bus.loadKw() < 0) {
            report.leftOut(
                    from, "bus %s feeds in %s kW".formatted(bus.id(), Figures.of(-bus.loadKw())));
        } else if (bus.loadKvar() != 0) {
            report.note(
                    "Bus %s draws %s kvar and no real power: it became a shunt."
                            .formatted(bus.id(), Figures.of(bus.loadKvar())));
            return file.withShunt(k, bus.shuntKw(), bus.shuntKvar() + bus.loadKvar());
        }
        return file;
    }

    private void addMember(Bus bus, String from) {
        String id = "bus_" + bus.id();
        double kva = Math.hypot(bus.loadKw(), bus.loadKvar());
        double factor = Math.copySign(bus.loadKw() / kva, bus.loadKvar());
        long homes = Math.clamp(Math.round(bus.loadKw() / HOME_PEAK_KW), 1, MOST_HOMES);
        double annual = bus.loadKw() * YEAR_HOURS * options.loadFactor();
        members.append(
                "  - {id: %s, bus: \"%s\", powerFactor: %s, load: {generate: {annualKwh: %s, homes: %d}}}%n"
                        .formatted(
                                id,
                                bus.id(),
                                YamlText.number(Math.round(factor * 1e6) / 1e6),
                                YamlText.number(Math.round(annual * 10) / 10.0),
                                homes));
        report.home(new ImportReport.Home(id, from, 0, List.of()));
    }

    private void note(NetworkFile file) {
        report.note(
                "A case is one moment: demand is generated with a year's energy of load · 8760 h · %s."
                        .formatted(options.loadFactor()));
        report.note(
                "A load counts as one home per %s kW, at most %d; their days are added."
                        .formatted(HOME_PEAK_KW, MOST_HOMES));
        report.note("The case has no prices; the tariff is an assumption.");
        if (!file.held().isEmpty()) {
            report.note(
                    "The generators at %d buses of type 2 do not hold their voltage."
                            .formatted(file.held().size()));
        }
    }

    private String yaml(String name) {
        return YamlText.comments(
                        List.of(
                                "Imported from the MATPOWER case " + source + ".",
                                "The network is the case's; loads are the participants.",
                                "import.json lists what was assumed or left out."))
                + """
                commonwatt: 1
                name: %s
                currency: EUR

                time: {start: "2025-01-13", step: PT15M, days: 7, zone: UTC}
                feeder: {buses: buses.csv, branches: branches.csv}

                # The case has no prices.
                tariff: {import: 0.25, gridFee: 0.08, localGridFee: 0.04, feedIn: 0.07}
                market: {mechanism: mid-market-rate}

                participants:
                """
                        .formatted(YamlText.id(name))
                + members;
    }
}
