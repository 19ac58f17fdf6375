package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonwatt.experiments.imports.ImportResult.Imported;
import org.commonwatt.experiments.network.NetworkRefusal;
import org.commonwatt.experiments.network.SimbenchGrid;
import org.commonwatt.experiments.network.SimbenchGrid.Storage;
import org.commonwatt.experiments.network.SimbenchGrid.Unit;
import org.commonwatt.experiments.network.SimbenchReader;
import org.commonwatt.experiments.scenario.series.CsvRefusal;
import org.jspecify.annotations.Nullable;

/// A SimBench folder: its network, its consumers with their quarter-hourly profiles, photovoltaics
/// and storages.
public final class SimbenchImport {
    /// Choices of the user.
    ///
    /// @param replace whether an older scenario folder may be replaced
    public record Options(boolean replace) {
        /// Nothing is replaced.
        public static final Options DEFAULT = new Options(false);
    }

    /// A participant in the making: a consumer, or a node with devices only.
    private static final class Place {
        final String id;
        final String bus;
        final @Nullable Unit load;
        final List<Unit> suns = new ArrayList<>();
        final List<Storage> storages = new ArrayList<>();
        int raised;

        Place(String id, String bus, @Nullable Unit load) {
            this.id = id;
            this.bus = bus;
            this.load = load;
        }
    }

    private final Path source;
    private final Options options;
    private final ImportReport report;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Place> firstOfBus = new HashMap<>();
    private final Set<String> ids = new HashSet<>();

    private SimbenchImport(Path source, Options options) {
        this.source = source;
        this.options = options;
        report = new ImportReport("simbench", source.toString());
    }

    /// Imports the folder `source` to a scenario folder.
    public static ImportResult run(Path source, Path target, Options options) {
        return Guard.run(source, () -> new SimbenchImport(source, options).write(target));
    }

    private Imported write(Path target)
            throws ImportRefusal, NetworkRefusal, CsvRefusal, IOException {
        SimbenchGrid grid = SimbenchReader.read(source);
        report.note(FeederFolder.solve(grid.file()));
        var profiles = SimbenchProfiles.read(source, grid);
        grid.loads().forEach(load -> addPlace(load.id(), load.bus(), load));
        grid.generators().forEach(this::addGenerator);
        for (Storage storage : grid.storages()) {
            at(storage.id(), storage.bus()).storages.add(storage);
        }
        if (places.isEmpty()) {
            throw new ImportRefusal(source.toString(), "The grid has no loads.", null);
        }
        try (ScenarioFolder folder = ScenarioFolder.at(target, options.replace())) {
            writeSeries(profiles, folder.path());
            FeederFolder.write(grid.file().network(), folder.path());
            note(grid);
            String name = String.valueOf(target.toAbsolutePath().normalize().getFileName());
            return new Imported(folder.finish(yaml(name, profiles), report), report);
        }
    }

    private Place addPlace(String name, String bus, @Nullable Unit load) {
        String plain = YamlText.id(name);
        String id = plain;
        for (int k = 2; !ids.add(id); k++) {
            id = plain + "_" + k;
        }
        var place = new Place(id, bus, load);
        places.put(id, place);
        firstOfBus.putIfAbsent(bus, place);
        return place;
    }

    /// The first consumer at a bus, or a new place for what stands there alone.
    private Place at(String name, String bus) {
        Place first = firstOfBus.get(bus);
        return first == null ? addPlace(name, bus, null) : first;
    }

    private void addGenerator(Unit generator) {
        if (generator.type().toUpperCase(Locale.ROOT).contains("PV")) {
            at(generator.id(), generator.bus()).suns.add(generator);
        } else {
            report.leftOut(
                    "RES.csv:" + generator.spot().line(),
                    "%s is of type %s; only photovoltaics are taken over"
                            .formatted(generator.id(), generator.type()));
        }
    }

    private void writeSeries(SimbenchProfiles profiles, Path folder) throws IOException {
        var loads = new SeriesWriter(profiles.start(), profiles.stepSeconds());
        var suns = new SeriesWriter(profiles.start(), profiles.stepSeconds());
        boolean anyLoad = false;
        boolean anySun = false;
        for (Place place : places.values()) {
            if (place.load != null) {
                double[] kw = profiles.loadKw(place.load);
                place.raised = raiseToZero(kw);
                loads.add(place.id + "_load_kw", kw);
                anyLoad = true;
            }
            if (!place.suns.isEmpty()) {
                double[] sum = new double[profiles.steps()];
                for (Unit sun : place.suns) {
                    double[] kw = profiles.generationKw(sun);
                    for (int t = 0; t < sum.length; t++) {
                        sum[t] += kw[t];
                    }
                }
                place.raised += raiseToZero(sum);
                suns.add(place.id + "_pv_kw", sum);
                anySun = true;
            }
        }
        if (anyLoad) {
            loads.write(folder.resolve("loads.csv"));
        }
        if (anySun) {
            suns.write(folder.resolve("pv.csv"));
        }
    }

    /// Some published profiles dip below zero by a hair. Returns how many values were raised.
    private static int raiseToZero(double[] values) {
        int raised = 0;
        for (int t = 0; t < values.length; t++) {
            if (values[t] < 0) {
                values[t] = 0;
                raised++;
            }
        }
        return raised;
    }

    private void note(SimbenchGrid grid) {
        report.note("Times are German local time.");
        report.note(
                "Demand keeps the power factor of pLoad and qLoad; profiles of reactive power are"
                        + " left out.");
        report.note("The data set has no prices; the tariff is an assumption.");
        if (!grid.storages().isEmpty()) {
            report.note(
                    "Storages are batteries whose efficiency is that of a round trip; their"
                            + " profiles and self-discharge are left out.");
        }
        for (Place place : places.values()) {
            Unit load = place.load;
            String from = load == null ? place.bus : "Load.csv:%d".formatted(load.spot().line());
            List<String> flags =
                    place.raised == 0
                            ? List.of()
                            : List.of("%d values below zero became 0".formatted(place.raised));
            report.home(new ImportReport.Home(place.id, from, place.raised, flags));
        }
    }

    private String yaml(String name, SimbenchProfiles profiles) {
        var text = new StringBuilder();
        places.values().forEach(place -> append(place, text));
        return YamlText.comments(
                        List.of(
                                "Imported from the SimBench folder " + source + ".",
                                "SimBench data: Meinecke et al. 2020, simbench.net, Open Database"
                                        + " License 1.0.",
                                "import.json lists what was assumed or left out."))
                + """
                commonwatt: 1
                name: %s
                currency: EUR

                time: {start: "%s", step: PT%dM, steps: %d, zone: Europe/Berlin}
                feeder: {buses: buses.csv, branches: branches.csv}

                # The data set has no prices.
                tariff: {import: 0.25, gridFee: 0.08, localGridFee: 0.04, feedIn: 0.08}
                market: {mechanism: mid-market-rate}

                participants:
                """
                        .formatted(
                                YamlText.id(name),
                                profiles.start(),
                                profiles.stepSeconds() / 60,
                                profiles.steps())
                + text;
    }

    private static void append(Place place, StringBuilder text) {
        Unit load = place.load;
        text.append("  - {id: %s, bus: %s".formatted(place.id, YamlText.quoted(place.bus)));
        if (load != null) {
            String kind =
                    switch (load.profile().isEmpty() ? '?' : load.profile().charAt(0)) {
                        case 'H' -> "home";
                        case 'G' -> "shop";
                        default -> "workshop";
                    };
            text.append(", kind: %s".formatted(kind));
            double kva = Math.hypot(load.kw(), load.kvar());
            if (load.kw() > 0) {
                double factor = Math.copySign(load.kw() / kva, load.kvar());
                text.append(", powerFactor: ").append(Math.round(factor * 1e6) / 1e6);
            }
            text.append(", load: {series: \"loads.csv#%s_load_kw\"}".formatted(place.id));
        }
        if (!place.suns.isEmpty()) {
            double kwp = place.suns.stream().mapToDouble(Unit::kw).sum();
            text.append(
                    ", pv: {kWp: %s, series: \"pv.csv#%s_pv_kw\"}"
                            .formatted(YamlText.number(kwp), place.id));
        }
        if (!place.storages.isEmpty()) {
            double kwh = place.storages.stream().mapToDouble(Storage::energyKwh).sum();
            double kw = place.storages.stream().mapToDouble(Storage::powerKw).sum();
            text.append(
                    ", battery: {capacityKwh: %s, powerKw: %s, efficiency: %s}"
                            .formatted(
                                    YamlText.number(kwh),
                                    YamlText.number(kw),
                                    YamlText.number(place.storages.getFirst().efficiency())));
        }
        text.append("}\n");
    }
}
