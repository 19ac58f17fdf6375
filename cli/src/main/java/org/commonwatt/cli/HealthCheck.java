package org.commonwatt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.commonwatt.experiments.scenario.ScenarioReader;
import org.commonwatt.experiments.scenario.ScenarioReading;
import org.commonwatt.experiments.store.LedgerStore;

/// One thing that Commonwatt needs, and what was found.
///
/// @param name what was looked at
/// @param state how it is
/// @param said what was found, and what to do where that is not enough
record HealthCheck(String name, State state, String said) {
    private static final int JDK = 25;
    private static final long ENOUGH_BYTES = 400L << 20;
    private static final double BYTES_PER_GIB = 1L << 30;

    /// How a thing is.
    enum State {
        /// As it should be.
        OK("ok"),
        /// Absent, but only some commands need it.
        ABSENT("absent"),
        /// Must be mended first.
        FAILED("failed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static List<HealthCheck> all(Path out) {
        return List.of(
                jdk(),
                memory(),
                writing(out),
                database(),
                scenarios(),
                folder("data", "commonwatt.data"),
                folder("golden", "commonwatt.golden"));
    }

    private static HealthCheck jdk() {
        Runtime.Version version = Runtime.version();
        boolean enough = version.feature() >= JDK;
        String said =
                "Java %s on %s, %d processors"
                        .formatted(
                                version,
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors());
        return new HealthCheck(
                "jdk",
                enough ? State.OK : State.FAILED,
                enough ? said : said + "; JDK 25 or newer is needed.");
    }

    private static HealthCheck memory() {
        long most = Runtime.getRuntime().maxMemory();
        String said = String.format(Locale.ROOT, "%.1f GiB for Java", most / BYTES_PER_GIB);
        return most >= ENOUGH_BYTES
                ? new HealthCheck("memory", State.OK, said)
                : new HealthCheck(
                        "memory",
                        State.FAILED,
                        said + "; give it more with COMMONWATT_JAVA_OPTS=-Xmx512m.");
    }

    private static HealthCheck writing(Path out) {
        Path folder = out.toAbsolutePath().normalize();
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            if (existing == null) {
                throw new IOException("there is no such place");
            }
            Path probe = Files.createTempFile(existing, ".commonwatt", ".probe");
            Files.delete(probe);
            String free =
                    String.format(
                            Locale.ROOT,
                            "%.1f GiB free",
                            Files.getFileStore(existing).getUsableSpace() / BYTES_PER_GIB);
            return new HealthCheck("writing", State.OK, "%s, %s".formatted(folder, free));
        } catch (IOException e) {
            return new HealthCheck(
                    "writing",
                    State.FAILED,
                    "%s cannot be written to; choose another folder with --out.".formatted(folder));
        }
    }

    private static HealthCheck database() {
        try {
            return new HealthCheck("database", State.OK, "DuckDB " + LedgerStore.databaseVersion());
        } catch (RuntimeException | LinkageError e) {
            return new HealthCheck(
                    "database",
                    State.FAILED,
                    "DuckDB does not start: %s. Maybe its native library cannot be unpacked to %s."
                            .formatted(e.getMessage(), System.getProperty("java.io.tmpdir")));
        }
    }

    private static HealthCheck scenarios() {
        for (String name : ScenarioReader.bundledNames()) {
            if (ScenarioReader.bundled(name) instanceof ScenarioReading.Rejected rejected) {
                return new HealthCheck("scenarios", State.FAILED, rejected.render());
            }
        }
        return new HealthCheck(
                "scenarios", State.OK, String.join(", ", ScenarioReader.bundledNames()));
    }

    /// Folders that only tests over outside data need.
    private static HealthCheck folder(String name, String property) {
        String root = System.getProperty("commonwatt.root", ".");
        Path standard = Path.of(root, "..", "shared", name);
        Path folder =
                Path.of(System.getProperty(property, standard.toString()))
                        .toAbsolutePath()
                        .normalize();
        return Files.isDirectory(folder)
                ? new HealthCheck(name, State.OK, folder.toString())
                : new HealthCheck(
                        name,
                        State.ABSENT,
                        "%s; only tests over %s data need it (-D%s=...)"
                                .formatted(folder, name.equals("data") ? "real" : name, property));
    }
}
