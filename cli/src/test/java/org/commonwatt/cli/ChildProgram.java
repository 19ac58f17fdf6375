package org.commonwatt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as a process of its own, to be interrupted and killed.
final class ChildProgram {
    private ChildProgram() {}

    /// Starts it. It hears Ctrl-C, also where whoever runs the tests does not: what a shell starts
    /// in the background ignores it, and so would every child.
    ///
    /// @param err receives what it says of itself
    static Process start(Path err, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of("env", "--default-signal=INT"));
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(List.of("--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"));
        all.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
        all.addAll(List.of(System.getProperty("java.class.path"), Main.class.getName()));
        all.addAll(words);
        return new ProcessBuilder(all)
                .redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// Presses Ctrl-C.
    static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
