package org.commonwatt.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How this very program is started once more, in a process of its own.
final class ThisProgram {
    /// Options that are this process's own: what it may use, and who watches it.
    private static final Pattern OWN =
            Pattern.compile("-Xmx.*|-Xms.*|-XX:StartFlightRecording.*|-agent.*|-javaagent.*");

    private ThisProgram() {}

    /// Same Java machine, options and classes.
    ///
    /// @param javaOptions further options
    /// @param arguments what follows `commonwatt`
    static List<String> words(List<String> javaOptions, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!OWN.matcher(option).matches()) {
                words.add(option);
            }
        }
        words.addAll(javaOptions);
        words.addAll(List.of("-cp", String.valueOf(System.getProperty("java.class.path"))));
        words.add(Main.class.getName());
        words.addAll(arguments);
        return words;
    }
}
