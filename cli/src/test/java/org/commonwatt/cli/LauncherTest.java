package org.commonwatt.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the launcher in a small made-up repository, with a Maven and a Java that only say how they
/// were called.
final class LauncherTest {
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "mvnw $*" >>maven-calls
            sleep 0.3
            mkdir -p cli/target/plain
            : >cli/target/plain/commonwatt.jar
            exit $(cat maven-exit)
            """;
    private static final String JAVA =
            """
            #!/bin/sh
            echo "in $PWD"
            for argument; do echo "<$argument>"; done
            exit 3
            """;

    @TempDir private Path folder;
    private Path root;
    private Path launcher;

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void setUpRepository() throws IOException {
        root = Files.createDirectories(folder.toRealPath().resolve("a repository"));
        launcher = root.resolve("commonwatt");
        Path real = Path.of(System.getProperty("commonwatt.root")).resolve("commonwatt");
        writeProgram(launcher, Files.readString(real));
        writeProgram(root.resolve("mvnw"), MAVEN);
        Files.writeString(root.resolve("maven-exit"), "0");
        Files.writeString(root.resolve("pom.xml"), "");
        Files.createDirectories(root.resolve("cli/src/main"));
        Files.writeString(root.resolve("cli/pom.xml"), "");
        writeJdk("25.0.3");
    }

    private void writeJdk(String version) throws IOException {
        Path jdk = folder.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        writeProgram(jdk.resolve("bin/java"), JAVA);
        writeProgram(jdk.resolve("bin/javac"), JAVA);
    }

    private static void writeProgram(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Process start(Path directory, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().remove("COMMONWATT_JAVA_OPTS");
        return builder.start();
    }

    private static Outcome outcome(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out, err);
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        return outcome(start(root, launcher, arguments));
    }

    private List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("maven-calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    @Test
    void firstUse_buildsOnceThenStartsJavaWithTheArguments() throws Exception {
        Outcome first = run("run", "two words", "");
        assertThat(first.err()).isEqualTo("Building Commonwatt (first use, about a minute)...\n");
        assertThat(first.out()).endsWith("commonwatt.jar>\n<run>\n<two words>\n<>\n");
        assertThat(first.exitCode()).as("Java's own exit code").isEqualTo(3);
        assertThat(run("run").err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void editedSource_isBuiltAgainAndDeletedOneToo() throws Exception {
        Path source = Files.writeString(root.resolve("cli/src/main/A.java"), "");
        run("run");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        assertThat(run("run").err()).isEqualTo("Building Commonwatt (its sources changed)...\n");
        Files.setLastModifiedTime(source, FileTime.from(Instant.EPOCH));
        assertThat(run("run").err()).isEmpty();
        Files.delete(source);
        assertThat(run("run").err()).startsWith("Building");
    }

    @Test
    void otherFolderAndLink_keepTheUsersFolder() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("else where")).toRealPath();
        Path link =
                Files.createSymbolicLink(
                        elsewhere.resolve("cw"), Path.of("../a repository/commonwatt"));
        Outcome outcome = outcome(start(elsewhere, link, "run"));
        assertThat(outcome.out())
                .startsWith("in " + elsewhere + "\n")
                .contains("<" + root + "/cli/target");
    }

    @Test
    void concurrentFirstUses_buildOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(start(root, launcher, "run"));
        }
        for (Process process : processes) {
            assertThat(outcome(process).exitCode()).isEqualTo(3);
        }
        assertThat(mavenCalls()).hasSize(1);
        assertThat(root.resolve("target/plain.lock")).doesNotExist();
    }

    @Test
    void lockOfADeadBuild_isTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(root.resolve("target"));
        Files.createSymbolicLink(
                root.resolve("target/plain.lock"), Path.of(Long.toString(dead.pid())));
        assertThat(run("run").exitCode()).isEqualTo(3);
    }

    @Test
    void failedBuild_saysSoAndIsTriedAgain() throws Exception {
        Files.writeString(root.resolve("maven-exit"), "1");
        Outcome failed = run("run");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("commonwatt: the build failed");
        Files.writeString(root.resolve("maven-exit"), "0");
        assertThat(run("run").exitCode()).isEqualTo(3);
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void onlyOldJdks_isBadUsageInOneLine() throws Exception {
        String newest = Files.readString(launcher).replace("jdk_wanted=25", "jdk_wanted=999");
        writeProgram(launcher, newest);
        Outcome outcome = run("run");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("needs a JDK 999 or newer").contains("adoptium.net");
        assertThat(mavenCalls()).isEmpty();
    }

    @Test
    void test_withoutFolders_leavesTheirTagsOutInOneLine() throws Exception {
        Outcome outcome = run("test");
        assertThat(outcome.err())
                .isEqualTo(
                        "Left out the tests tagged real-data (no folder %1$s/../shared/data), golden (no folder %1$s/../shared/golden).%n"
                                .formatted(root));
        assertThat(mavenCalls()).containsExactly("mvnw verify -DexcludedGroups=real-data,golden");
    }

    @Test
    void test_withFoldersAndTags_passesThemOn() throws Exception {
        Files.createDirectories(root.resolve("d"));
        Files.createDirectories(root.resolve("g"));
        Outcome outcome =
                run(
                        "test",
                        "--tag",
                        "golden",
                        "--tag=slow",
                        "-Dcommonwatt.data=d",
                        "-Dcommonwatt.golden=g",
                        "-Dx=y");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(mavenCalls())
                .containsExactly(
                        "mvnw verify -Dcommonwatt.data=%1$s/d -Dcommonwatt.golden=%1$s/g -Dx=y -Dquickly -Dgroups=golden,slow"
                                .formatted(root));
    }

    @Test
    void test_failing_passesTheExitCodeOn() throws Exception {
        Files.writeString(root.resolve("maven-exit"), "1");
        assertThat(run("test").exitCode()).isEqualTo(1);
    }

    @Test
    void test_withUnknownTagOrOption_isBadUsage() throws Exception {
        assertThat(run("test", "--tag", "gold").exitCode()).isEqualTo(2);
        assertThat(run("test", "--tag").exitCode()).isEqualTo(2);
        assertThat(run("test", "--fast").exitCode()).isEqualTo(2);
        assertThat(run("test", "--tag", "golden").err()).contains("--tag golden needs the folder");
        assertThat(mavenCalls()).isEmpty();
    }
}
