package org.commonwatt.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// One start of the command in a process of its own, from start to end.
///
/// @param exitCode 0 where it worked
/// @param wallSeconds time on the clock
/// @param cpuSeconds CPU time of all its threads; NaN where the system does not tell
/// @param said last line that it wrote
record Child(int exitCode, double wallSeconds, double cpuSeconds, String said) {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final double TICKS_PER_SECOND = 100;

    /// Starts it and waits.
    ///
    /// @param log file for what it says
    static Child run(Program program, List<String> javaOptions, List<String> arguments, Path log) {
        try {
            double cpu = childrenCpuSeconds();
            long start = System.nanoTime();
            Process process =
                    new ProcessBuilder(program.words(javaOptions, arguments))
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - start) / 1e9;
            cpu = childrenCpuSeconds() - cpu;
            List<String> lines = Files.readAllLines(log);
            return new Child(exitCode, seconds, cpu, lines.isEmpty() ? "" : lines.getLast());
        } catch (IOException e) {
            throw new BenchFailure("The command could not be started.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("The benchmark was interrupted.", e);
        }
    }

    /// CPU time of all ended processes that this one started, on Linux.
    private static double childrenCpuSeconds() throws IOException {
        if (!Files.isReadable(STAT)) {
            return Double.NaN;
        }
        String stat = Files.readString(STAT);
        // The name in parentheses may hold spaces; what follows starts with field 3.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
        return ticks / TICKS_PER_SECOND;
    }

    /// This, if it worked.
    Child worked() {
        if (exitCode != 0) {
            throw new BenchFailure("The command ended with code %d: %s".formatted(exitCode, said));
        }
        return this;
    }
}
