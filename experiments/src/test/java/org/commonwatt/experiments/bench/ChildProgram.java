package org.commonwatt.experiments.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.commonwatt.experiments.run.CommunitySimulator;
import org.commonwatt.experiments.run.RunSettings;
import org.commonwatt.experiments.run.RunWatch;
import org.commonwatt.experiments.run.Runner;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.StepsMode;

/// As much of the command as the benchmarks use: `run SCENARIO … --out DIR` under the rule;
/// anything else does nothing.
final class ChildProgram {
    private ChildProgram() {}

    static List<String> words(List<String> javaOptions, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.addAll(javaOptions);
        words.addAll(List.of("-cp", String.valueOf(System.getProperty("java.class.path"))));
        words.add(ChildProgram.class.getName());
        words.addAll(arguments);
        return words;
    }

    /// @param arguments as `commonwatt` takes them
    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (!words.getFirst().equals("run")) {
            return;
        }
        Path folder = Path.of(words.get(words.indexOf("--out") + 1));
        switch (ScenarioReader.open(words.get(1))) {
            case ScenarioReading.Loaded loaded ->
                    new Runner(CommunitySimulator::new, Clock.systemUTC())
                            .run(
                                    loaded.scenario(),
                                    new RunSettings(
                                            List.of("rule"),
                                            StepsMode.DAY,
                                            false,
                                            folder,
                                            1,
                                            "test",
                                            "test"),
                                    RunWatch.NONE);
            case ScenarioReading.Rejected rejected ->
                    throw new IllegalArgumentException(rejected.render());
        }
    }
}
