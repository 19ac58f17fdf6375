package org.commonwatt.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The repository as the house tests see it: modules, sources, compiled classes.
///
/// @param root the folder with the root `pom.xml`
record Workspace(Path root) {
    /// The repository these tests were built in.
    static Workspace current() {
        String root = System.getProperty("commonwatt.root");
        if (root == null) {
            throw new IllegalStateException(
                    "The property commonwatt.root is not set; the build sets it to the repository's folder.");
        }
        return new Workspace(Path.of(root));
    }

    /// The folders that are modules with main sources, sorted by name.
    List<Path> modules() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every Java source of all modules.
    ///
    /// @param sourceSet `main` or `test`
    List<SourceFile> sources(String sourceSet) {
        return modules().stream()
                .flatMap(module -> javaFiles(module.resolve("src").resolve(sourceSet)).stream())
                .map(file -> SourceFile.of(root.relativize(file).toString(), text(file)))
                .toList();
    }

    /// Every compiled class of all modules.
    ///
    /// @param folders `classes` for main classes, `test-classes` for tests
    JavaClasses classes(String... folders) {
        List<Path> paths =
                modules().stream()
                        .flatMap(
                                module -> Stream.of(folders).map(module.resolve("target")::resolve))
                        .filter(Files::isDirectory)
                        .toList();
        return new ClassFileImporter().importPaths(paths);
    }

    private static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
