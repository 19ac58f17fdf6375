package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds every class of every module to the picture of ARCHITECTURE.md, and shows that each rule
/// can fail.
final class ArchitectureTest {
    private static final Workspace WORKSPACE = Workspace.current();
    private static final JavaClasses PRODUCT = WORKSPACE.classes("classes");

    @TempDir private Path folder;

    private static void assertBroken(ArchRule rule, JavaClasses classes, String naming) {
        assertThatThrownBy(() -> rule.check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(naming);
    }

    private Snippets snippets() {
        return new Snippets(folder);
    }

    @Test
    void importer_sawTheClassOfEverySource() {
        Set<String> seen = PRODUCT.stream().map(JavaClass::getName).collect(Collectors.toSet());
        Set<String> declared =
                WORKSPACE.sources("main").stream()
                        .filter(source -> !source.fileName().equals("package-info.java"))
                        .map(source -> source.packageName() + "." + source.fileName())
                        .map(name -> name.substring(0, name.length() - ".java".length()))
                        .collect(Collectors.toSet());
        assertThat(declared).isNotEmpty();
        assertThat(seen).containsAll(declared);
    }

    @Test
    void rooms_useLowerRoomsOnly() {
        Architecture.rooms().check(PRODUCT);
    }

    @Test
    void classes_lieInARoom() {
        Architecture.everyClassHasARoom().check(PRODUCT);
    }

    @Test
    void packages_haveNoCycles() {
        Architecture.noCycles().check(PRODUCT);
    }

    @Test
    void library_isPure() {
        Architecture.pureLibrary().check(PRODUCT);
    }

    @ParameterizedTest
    @CsvSource({
        "rl, grid",
        "rl, market",
        "rl, operate",
        "rl, optim",
        "grid, rl",
        "market, rl",
        "grid, optim",
        "numeric, grid",
        "optim, grid",
        "equity, grid",
        "robust, equity",
        "market, equity",
        "operate, explain",
        "operate, experiments",
        "experiments, cli",
        "experiments, server",
        "server, cli",
        "server, cluster",
        "rl.nn, operate.game"
    })
    void forbiddenEdge_isFound(String from, String to) throws IOException {
        JavaClasses classes =
                snippets()
                        .with(to, "Used", "final class Used {}")
                        .with(
                                from,
                                "User",
                                "record User(org.commonwatt.%s.Used used) {}".formatted(to))
                        .classes();
        assertBroken(Architecture.rooms(), classes, "org.commonwatt.%s.Used".formatted(to));
    }

    @ParameterizedTest
    @CsvSource({
        "grid, numeric",
        "equity, optim",
        "robust, optim",
        "market, grid",
        "market, optim",
        "rl, robust",
        "rl, equity",
        "rl, numeric",
        "operate, market",
        "operate, rl",
        "operate, optim",
        "explain, operate",
        "explain, grid",
        "experiments, grid",
        "server, experiments",
        "cli, experiments",
        "cli, server",
        "rl.env, rl.space"
    })
    void allowedEdge_isNotFound(String from, String to) throws IOException {
        JavaClasses classes =
                snippets()
                        .with(to, "Used", "final class Used {}")
                        .with(
                                from,
                                "User",
                                "record User(org.commonwatt.%s.Used used) {}".formatted(to))
                        .classes();
        Architecture.rooms().check(classes);
    }

    @Test
    void classOutsideTheRooms_isFound() throws IOException {
        JavaClasses classes = snippets().with("misc", "A", "final class A {}").classes();
        assertBroken(Architecture.everyClassHasARoom(), classes, "org.commonwatt.misc.A");
    }

    @Test
    void packageCycle_isFound() throws IOException {
        JavaClasses classes =
                snippets()
                        .with("rl.a", "A", "record A(org.commonwatt.rl.b.B b) {}")
                        .with("rl.b", "B", "record B(org.commonwatt.rl.a.A a) {}")
                        .classes();
        assertBroken(Architecture.noCycles(), classes, "Cycle detected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.out.println(1)",
                "System.nanoTime()",
                "System.getenv(\"A\")",
                "Math.random()",
                "new java.util.Random(1).nextInt()",
                "java.util.concurrent.ThreadLocalRandom.current().nextInt()",
                "java.time.Instant.now()",
                "java.time.Clock.systemUTC()",
                "java.nio.file.Path.of(\"a\")",
                "new java.io.StringWriter()",
                "java.net.URI.create(\"a:b\")",
                "Thread.currentThread()",
                "new java.util.concurrent.ForkJoinPool()",
                "java.util.concurrent.Executors.newCachedThreadPool()",
                "java.util.List.of(1).parallelStream()",
                "java.util.stream.IntStream.range(0, 1).parallel()",
                "java.util.UUID.randomUUID()"
            })
    void impureLibrary_isFoundInTheLibraryOnly(String call) throws IOException {
        String body =
                "final class A { Object f() throws Exception { " + call + "; return this; } }";
        JavaClasses library = snippets().with("grid", "A", body).classes();
        assertBroken(Architecture.pureLibrary(), library, "org.commonwatt.grid.A");
    }

    @Test
    void pureCode_isNotFound() throws IOException {
        String body =
                """
                record A(java.time.Clock clock, java.util.function.IntSupplier draw) {
                    java.time.Instant f(double[] from, double[] to) {
                        System.arraycopy(from, 0, to, 0, 1);
                        String unused = "%s".formatted(Math.max(from[0], draw.getAsInt()));
                        return java.time.Instant.now(clock);
                    }
                }
                """;
        Architecture.pureLibrary().check(snippets().with("grid", "A", body).classes());
    }

    @Test
    void highsRoomAndModules_mayLoadAndPrint() throws IOException {
        String body = "final class A { void f() { System.out.println(); } }";
        JavaClasses classes =
                snippets()
                        .with("optim.highs", "A", body)
                        .with("experiments", "B", body.replace("A", "B"))
                        .classes();
        Architecture.pureLibrary().check(classes);
    }
}
