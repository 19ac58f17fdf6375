package org.commonwatt.experiments.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a benchmark ran on.
///
/// @param processor model of the processor where the system tells it, else its architecture
/// @param processors number of hardware threads
/// @param memoryBytes memory of the machine
/// @param system operating system
/// @param java version of the Java machine
/// @param load mean number of busy threads of the last minute, all programs; negative if unknown
public record Machine(
        String processor,
        int processors,
        long memoryBytes,
        String system,
        String java,
        double load) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

    /// This machine, now.
    public static Machine here() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorModel(),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.version")),
                "%s %s"
                        .formatted(
                                System.getProperty("java.vm.name"),
                                System.getProperty("java.vm.version")),
                system.getSystemLoadAverage());
    }

    private static String processorModel() {
        String architecture = String.valueOf(System.getProperty("os.arch"));
        if (!Files.isReadable(CPU_INFO)) {
            return architecture;
        }
        try (Stream<String> lines = Files.lines(CPU_INFO)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(architecture);
        } catch (IOException _) {
            return architecture;
        }
    }

    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("processor", processor);
        json.put("processors", processors);
        json.put("memory_bytes", memoryBytes);
        json.put("system", system);
        json.put("java", java);
        json.put("load", load);
        return json;
    }
}
