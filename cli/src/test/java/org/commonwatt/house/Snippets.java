package org.commonwatt.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles small made-up products, so that rules over class files can be shown to fail.
final class Snippets {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    // One for all snippets: opening the JDK's own classes is most of the work.
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    Snippets(Path folder) {
        this.folder = folder;
    }

    /// Adds a public type whose declaration is `body`, in a package below `org.commonwatt`.
    Snippets with(String room, String name, String body) throws IOException {
        Path file = folder.resolve(room + "." + name).resolve(name + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "package org.commonwatt.%s;\npublic %s".formatted(room, body));
        files.add(file);
        return this;
    }

    /// Compiles what was added and reads the class files.
    JavaClasses classes() {
        boolean compiled =
                COMPILER.getTask(
                                null,
                                FILES,
                                null,
                                List.of("-proc:none", "-d", folder.resolve("classes").toString()),
                                null,
                                FILES.getJavaFileObjectsFromPaths(files))
                        .call();
        assertThat(compiled).as("the snippets compile").isTrue();
        return new ClassFileImporter().importPath(folder.resolve("classes"));
    }
}
