package org.commonwatt.experiments.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.scenario.problem.Problem;
import org.commonwatt.experiments.scenario.series.SeriesFiles;
import org.commonwatt.operate.scenario.Scenario;

/// Reads a scenario with what a run changes about it: another seed, fewer days.
public final class ScenarioSource {
    private static final Pattern SEED = Pattern.compile("(?m)^seed\\s*:[^\\n#]*");

    private ScenarioSource() {}

    /// Reads a scenario as [ScenarioReader#open] does.
    ///
    /// @param seed replaces the file's seed, so that everything generated is drawn anew
    /// @param days keeps only the first days
    public static ScenarioReading open(String nameOrPath, OptionalLong seed, OptionalInt days) {
        ScenarioReading reading = ScenarioReader.open(nameOrPath);
        if (seed.isPresent() && reading instanceof ScenarioReading.Loaded loaded) {
            reading = reseeded(nameOrPath, loaded.scenario().name(), seed.getAsLong());
        }
        if (days.isPresent() && reading instanceof ScenarioReading.Loaded loaded) {
            reading = shortened(nameOrPath, loaded, days.getAsInt());
        }
        return reading;
    }

    private static ScenarioReading reseeded(String nameOrPath, String name, long seed) {
        Path path = Path.of(nameOrPath);
        try {
            if (!Files.exists(path)) {
                return reseeded(
                        nameOrPath + ".yaml", bundled(nameOrPath), SeriesFiles.none(), seed);
            }
            Path file = Files.isDirectory(path) ? path.resolve(ScenarioReader.FILE_NAME) : path;
            Path folder = file.toAbsolutePath().normalize().getParent();
            SeriesFiles files = folder == null ? SeriesFiles.none() : SeriesFiles.of(folder);
            ScenarioReading reading =
                    reseeded(file.toString(), Files.readString(file), files, seed);
            return reading instanceof ScenarioReading.Loaded loaded
                    ? new ScenarioReading.Loaded(named(loaded.scenario(), name), loaded.warnings())
                    : reading;
        } catch (IOException e) {
            return rejected(nameOrPath, "The file cannot be read: %s.".formatted(e.getMessage()));
        }
    }

    private static ScenarioReading reseeded(
            String file, String text, SeriesFiles files, long seed) {
        Matcher matcher = SEED.matcher(text);
        String line = "seed: " + seed;
        String changed =
                matcher.find() ? matcher.replaceFirst(line + " ") : text + "\n" + line + "\n";
        return ScenarioReader.readText(file, changed, files);
    }

    private static String bundled(String name) throws IOException {
        try (InputStream in =
                ScenarioReader.class.getResourceAsStream("/scenarios/" + name + ".yaml")) {
            if (in == null) {
                throw new IOException("there is no such scenario");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ScenarioReading shortened(
            String nameOrPath, ScenarioReading.Loaded loaded, int days) {
        int all = loaded.scenario().axis().days();
        if (days < 1 || days > all) {
            return rejected(
                    nameOrPath,
                    "The days (%d) must be between 1 and the scenario's %d.".formatted(days, all));
        }
        Scenario first = days == all ? loaded.scenario() : FirstDays.of(loaded.scenario(), days);
        return new ScenarioReading.Loaded(first, loaded.warnings());
    }

    private static Scenario named(Scenario scenario, String name) {
        return new Scenario(
                name,
                scenario.currency(),
                scenario.seed(),
                scenario.axis(),
                scenario.community(),
                scenario.exogenous(),
                scenario.tariffs(),
                scenario.mechanism(),
                scenario.settings(),
                scenario.assumptions());
    }

    private static ScenarioReading rejected(String file, String message) {
        return new ScenarioReading.Rejected(List.of(Problem.ofFile(file, message, null)));
    }
}
