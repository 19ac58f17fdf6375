package org.commonwatt.optim.highs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the native library comes from: a file that the system property `commonwatt.highs` names,
/// else the class path (Google's OR-Tools carry HiGHS for each platform), unpacked into the user's
/// folder for caches, or into a private temporary folder where that cannot be written or loaded
/// from.
final class HighsLibrary {
    private static final String FILE_PROPERTY = "commonwatt.highs";

    private final Properties system;
    private final Function<String, @Nullable String> environment;
    private final Function<String, @Nullable URL> classPath;

    /// @param system the system's properties
    /// @param environment the environment's variables
    /// @param classPath finds what the class path holds
    HighsLibrary(
            Properties system,
            Function<String, @Nullable String> environment,
            Function<String, @Nullable URL> classPath) {
        this.system = system;
        this.environment = environment;
        this.classPath = classPath;
    }

    /// The library for this process, loaded once.
    ///
    /// @throws IllegalStateException where it cannot be, each time with the reason
    static SymbolLookup loaded() {
        return switch (Loaded.OUTCOME) {
            case Outcome.Symbols symbols -> symbols.lookup();
            case Outcome.Failure failure ->
                    throw new IllegalStateException(failure.cause().getMessage(), failure.cause());
        };
    }

    /// A failure in the initialiser of a class would hide its reason.
    private sealed interface Outcome {
        /// The library's functions.
        record Symbols(SymbolLookup lookup) implements Outcome {}

        /// Why there are none.
        record Failure(RuntimeException cause) implements Outcome {}
    }

    private static final class Loaded {
        static final Outcome OUTCOME =
                new HighsLibrary(
                                System.getProperties(),
                                System::getenv,
                                HighsLibrary.class.getClassLoader()::getResource)
                        .outcome();
    }

    private Outcome outcome() {
        try {
            return new Outcome.Symbols(load());
        } catch (IllegalStateException | UncheckedIOException e) {
            return new Outcome.Failure(e);
        }
    }

    /// Loads the library or says in one exception why it cannot be.
    SymbolLookup load() {
        String file = system.getProperty(FILE_PROPERTY);
        if (file != null) {
            return openNamed(file);
        }
        NativeFile packed = NativeFile.of(inClassPath());
        try {
            return open(packed.in(cacheFolder()));
        } catch (IOException | IllegalArgumentException inCache) {
            try {
                return openPrivately(packed);
            } catch (IOException | IllegalArgumentException inPrivate) {
                throw new IllegalStateException(
                        """
                        The solver HiGHS must be unpacked into a folder and loaded from there: %s; %s
                        Maybe name a library of your own by -D%s=FILE. On Linux HiGHS needs glibc and \
                        libstdc++, which Alpine does not have."""
                                .formatted(inCache, inPrivate, FILE_PROPERTY),
                        inPrivate);
            }
        }
    }

    private static SymbolLookup openNamed(String file) {
        try {
            return open(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "-D%s must name a library that this system can load: %s"
                            .formatted(FILE_PROPERTY, file),
                    e);
        }
    }

    /// From a folder that only this process uses and that is gone when it ends.
    private static SymbolLookup openPrivately(NativeFile packed) throws IOException {
        Path folder = Files.createTempDirectory("commonwatt");
        folder.toFile().deleteOnExit();
        Path file = packed.in(folder);
        file.toFile().deleteOnExit();
        return open(file);
    }

    private URL inClassPath() {
        String platform = platform();
        String resource =
                "ortools-%s/%s"
                        .formatted(
                                platform,
                                platform.startsWith("linux")
                                        ? "libhighs.so.1"
                                        : platform.startsWith("darwin")
                                                ? "libhighs.1.dylib"
                                                : "highs.dll");
        URL found = classPath.apply(resource);
        if (found == null) {
            throw new IllegalStateException(
                    """
                    The solver HiGHS must be in the class path: there is none for %s.
                    Maybe this was built on another system, or HiGHS is not there for this one: it is \
                    for Linux and macOS on x86-64 and aarch64, and for Windows on x86-64. Name a \
                    library of your own by -D%s=FILE."""
                            .formatted(platform, FILE_PROPERTY));
        }
        return found;
    }

    /// As OR-Tools call it, such as `linux-x86-64`.
    private String platform() {
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = system.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        String family = os.startsWith("mac") ? "darwin" : os.startsWith("windows") ? "win32" : os;
        return family + "-" + (machine.equals("amd64") ? "x86-64" : machine.replace('_', '-'));
    }

    private Path cacheFolder() {
        String os = system.getProperty("os.name", "");
        Path home = Path.of(system.getProperty("user.home", "."));
        String own =
                environment.apply(os.startsWith("Windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        Path caches =
                own != null && Path.of(own).isAbsolute()
                        ? Path.of(own)
                        : home.resolve(os.startsWith("Mac") ? "Library/Caches" : ".cache");
        return caches.resolve("commonwatt");
    }

    @SuppressWarnings("restricted") // Loading a library is what this class is for.
    private static SymbolLookup open(Path file) {
        return SymbolLookup.libraryLookup(file, Arena.global());
    }
}
