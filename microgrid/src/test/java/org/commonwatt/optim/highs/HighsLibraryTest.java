package org.commonwatt.optim.highs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Loading on this system as it is, and what is said on systems as they are not.
final class HighsLibraryTest {
    @TempDir private Path home;
    private final Properties system = new Properties();
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void describeThisSystem() {
        for (String name : List.of("os.name", "os.arch")) {
            system.setProperty(name, System.getProperty(name));
        }
        system.setProperty("user.home", home.toString());
    }

    private SymbolLookup load() {
        return new HighsLibrary(
                        system,
                        environment::get,
                        HighsLibraryTest.class.getClassLoader()::getResource)
                .load();
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void load_ordinaryHome_unpacksIntoItsCaches() throws IOException {
        assertThat(load().find("Highs_run")).isPresent();
        assertThat(filesBelow(home)).hasSize(1).first().asString().contains("commonwatt");
        load();
        assertThat(filesBelow(home)).hasSize(1);
    }

    @Test
    void load_cacheFolderNamed_unpacksThere() throws IOException {
        Path named = home.resolve("elsewhere");
        environment.put("XDG_CACHE_HOME", named.toString());
        environment.put("LOCALAPPDATA", named.toString());
        load();
        assertThat(filesBelow(named)).hasSize(1);
        assertThat(filesBelow(home)).hasSize(1);
    }

    @Test
    void load_homeThatCannotBeWritten_usesAPrivateFolder() throws IOException {
        // A home that is a file takes no folder from anybody, not even from an administrator.
        Path file = Files.createFile(home.resolve("file"));
        system.setProperty("user.home", file.toString());
        assertThat(load().find("Highs_run")).isPresent();
        assertThat(file).isEmptyFile();
    }

    @Test
    void load_systemWithoutHighs_saysForWhichThereIsOne() {
        system.setProperty("os.name", "SunOS");
        system.setProperty("os.arch", "sparcv9");
        assertThatThrownBy(this::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("none for sunos-sparcv9")
                .hasMessageContaining("Maybe")
                .hasMessageContaining("Linux and macOS");
    }

    @Test
    void load_builtOnAnotherSystem_saysSo() {
        system.setProperty("os.name", "Windows 11");
        system.setProperty("os.arch", "amd64");
        assertThatThrownBy(this::load)
                .hasMessageContaining("none for win32-x86-64")
                .hasMessageContaining("Maybe this was built on another system");
    }

    @Test
    void load_fileNamed_takesItAndNothingElse() throws IOException {
        load();
        Path own = filesBelow(home).getFirst();
        Path moved = Files.move(own, home.resolve("own-build"));
        system.setProperty("commonwatt.highs", moved.toString());
        assertThat(load().find("Highs_run")).isPresent();
        assertThat(filesBelow(home)).containsExactly(moved);
    }

    @Test
    void load_fileNamedThatIsAbsent_saysWhich() {
        system.setProperty("commonwatt.highs", home.resolve("absent.so").toString());
        assertThatThrownBy(this::load)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("-Dcommonwatt.highs")
                .hasMessageContaining("absent.so");
    }
}
