package org.commonwatt.experiments.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.problem.Findings;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.grid.TimeAxis;
import org.commonwatt.market.UtilityTariff;
import org.commonwatt.operate.scenario.DaySlice;
import org.commonwatt.operate.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Reads the file of an area: several scenarios under one utility. Everything is checked before
/// anything runs, the scenarios included.
public final class AreaReader {
    private static final Pattern COMMUNITIES = Pattern.compile("(?m)^communities\\s*:");
    private static final Pattern UTILITY = Pattern.compile("(?m)^utility\\s*:");
    private static final Pattern PARTICIPANTS = Pattern.compile("(?m)^participants\\s*:");
    private static final double NO_MOST = 100;

    private final Path file;
    private final OptionalLong seed;
    private final OptionalInt days;

    /// The only community that is wanted; null for all.
    private final @Nullable String only;

    /// What is otherwise in it, YAML values by path.
    private final Map<String, String> changes;

    private final Findings findings = new Findings();
    private final List<Scenario> communities = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /// How often each scenario was used so far.
    private final Map<String, Integer> uses = new HashMap<>();

    /// Each scenario with the clock of the area and nothing else changed.
    private final Map<String, ScenarioReading> plains = new HashMap<>();

    private AreaReader(
            Path file,
            OptionalLong seed,
            OptionalInt days,
            @Nullable String only,
            Map<String, String> changes) {
        this.file = file;
        this.seed = seed;
        this.days = days;
        this.only = only;
        this.changes = changes;
    }

    /// Whether this is the file of an area: one with the key `communities`, or, where that is
    /// misspelt, with `utility` and without `participants`.
    public static boolean isArea(String nameOrPath) {
        try {
            Path path = Path.of(nameOrPath);
            if (!Files.isRegularFile(path) || Files.size(path) > YamlTree.MAX_CHARS) {
                return false;
            }
            String text = Files.readString(path);
            return COMMUNITIES.matcher(text).find()
                    || (UTILITY.matcher(text).find() && !PARTICIPANTS.matcher(text).find());
        } catch (IOException | InvalidPathException unreadable) {
            // Whoever reads it as a scenario will say what is wrong with it.
            return false;
        }
    }

    /// Reads an area.
    ///
    /// @param seed in place of each scenario's own
    /// @param days keeps only the first days
    public static AreaReading read(String path, OptionalLong seed, OptionalInt days) {
        return new AreaReader(Path.of(path), seed, days, null, Map.of()).read();
    }

    /// Reads one community of an area, as it is in [#read].
    ///
    /// @param name of the community
    /// @param changes YAML values by path, in place of its scenario's
    public static ScenarioReading community(
            String path,
            String name,
            OptionalLong seed,
            OptionalInt days,
            Map<String, String> changes) {
        return switch (new AreaReader(Path.of(path), seed, days, name, changes).read()) {
            case AreaReading.Rejected rejected -> rejected.rejected();
            case AreaReading.Loaded loaded ->
                    new ScenarioReading.Loaded(
                            loaded.area().communities().getFirst(), loaded.warnings());
        };
    }

    private AreaReading read() {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            String why = "The file cannot be read: %s.".formatted(failure.getMessage());
            return rejected(List.of(Problem.ofFile(file.toString(), why, null)));
        }
        LocatedDocument document = YamlTree.parse(file.toString(), text, findings);
        if (document == null) {
            return rejected(findings.problems());
        }
        ScenarioSchema.ofAreas().check(document, findings);
        Section root = Section.root(document, findings);
        List<Problem> inner = new ArrayList<>();
        if (findings.isClean()) {
            for (Section entry : root.at("communities").items()) {
                addCommunities(entry, root.at("time"), inner);
            }
            requireOneClock(root.at("communities"));
        }
        if (only != null && communities.isEmpty() && findings.isClean() && inner.isEmpty()) {
            root.at("communities").problem("have none of the name %s.".formatted(only));
        }
        if (!findings.isClean() || !inner.isEmpty()) {
            inner.addAll(0, findings.problems());
            return rejected(inner);
        }
        Path last = file.getFileName();
        String plain = last == null ? "area" : last.toString().replaceAll("\\.ya?ml$", "");
        return new AreaReading.Loaded(
                new Area(root.text("name", plain), communities, tariff(root.at("utility"))),
                findings.warnings());
    }

    private static AreaReading rejected(List<Problem> problems) {
        return new AreaReading.Rejected(new ScenarioReading.Rejected(problems));
    }

    private void addCommunities(Section entry, Section time, List<Problem> inner) {
        boolean isText = entry.isText();
        String scenario = isText ? entry.text("") : entry.text("scenario", "");
        int count = isText ? 1 : entry.integer("count", 1);
        String found = found(scenario);
        Map<String, String> clock =
                time.isPresent() ? Map.of("time", time.node().toString()) : Map.of();
        ScenarioReading plain =
                plains.computeIfAbsent(found, path -> ScenarioReader.open(path, clock));
        String own = isText ? "" : entry.text("name", "");
        for (int k = 0; k < count; k++) {
            ScenarioReading reading = plain;
            if (plain instanceof ScenarioReading.Loaded base) {
                String kind = own.isEmpty() ? base.scenario().name() : own;
                String name = count == 1 ? kind : kind + "-" + (k + 1);
                long drawn =
                        seed.orElse(base.scenario().seed()) + uses.merge(found, 1, Integer::sum);
                if (only != null && !only.equals(name)) {
                    continue;
                }
                Map<String, String> replaced = new LinkedHashMap<>(clock);
                replaced.put("name", name);
                replaced.put("seed", Long.toString(drawn - 1));
                if (entry.has("market")) {
                    replaced.put("market", entry.at("market").node().toString());
                }
                replaced.putAll(changes);
                reading = ScenarioReader.open(found, replaced);
            }
            switch (reading) {
                case ScenarioReading.Rejected rejected -> {
                    entry.problem(
                            entry.has("market")
                                    ? "cannot be read with this market; what is wrong is said of the scenario."
                                    : "cannot be read; what is wrong is said of the scenario.");
                    inner.addAll(rejected.problems());
                    return;
                }
                case ScenarioReading.Loaded loaded -> add(loaded, entry);
            }
        }
    }

    /// A scenario beside this file, else as named.
    private String found(String scenario) {
        Path parent = file.toAbsolutePath().getParent();
        try {
            Path beside = parent == null ? Path.of(scenario) : parent.resolve(scenario);
            return Files.exists(beside) ? beside.toString() : scenario;
        } catch (InvalidPathException invalid) {
            return scenario;
        }
    }

    private void add(ScenarioReading.Loaded loaded, Section entry) {
        Scenario scenario = loaded.scenario();
        if (!names.add(scenario.name())) {
            entry.problem(
                    "makes a second community %s.".formatted(scenario.name()),
                    "name tells them apart: {scenario: village, name: hill}.");
            return;
        }
        loaded.warnings().forEach(findings::warning);
        int all = scenario.axis().days();
        int kept = days.orElse(all);
        if (kept < 1 || kept > all) {
            entry.problem(
                    "has %d days; --days is %d but must be from 1 to %d.".formatted(all, kept, all),
                    kept > all ? "time in this file gives all communities more days." : null);
            return;
        }
        communities.add(kept == all ? scenario : DaySlice.of(scenario, 0, kept));
    }

    private void requireOneClock(Section entries) {
        @Nullable TimeAxis clock = null;
        for (Scenario each : communities) {
            TimeAxis axis = each.axis();
            if (clock != null
                    && !(clock.windows().equals(axis.windows())
                            && clock.step().equals(axis.step())
                            && clock.zone().equals(axis.zone()))) {
                entries.problem(
                        "have several clocks: %s has another than %s."
                                .formatted(each.name(), communities.getFirst().name()),
                        "time in this file gives all of them one.");
                return;
            }
            clock = clock == null ? axis : clock;
        }
    }

    private static UtilityTariff tariff(Section utility) {
        Section load = utility.at("loadPrice");
        return new UtilityTariff(
                load.number("above", 0),
                load.number("perKw", 0),
                load.number("most", NO_MOST),
                utility.at("coincidentPeak").number("perKwMonth", 0),
                utility.flag("announced", true));
    }
}
