package org.commonwatt.server.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonwatt.server.http.Names;
import org.commonwatt.server.http.Refusal;

/// The folder that holds runs, scenarios, comparisons and trainings, each a folder of its own right
/// below it; what a folder is shows in the file that it has.
///
/// A name from a request reaches the disk only here: it must be a name, must be listed, and must be
/// no link.
public final class DataFolder {
    private final Path root;

    /// @param root the folder; it need not exist yet
    public DataFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /// The folder.
    public Path root() {
        return root;
    }

    /// Makes the folder if it is not there.
    ///
    /// @throws IOException if it cannot be made or written to
    public void prepare() throws IOException {
        try {
            Files.createDirectories(root);
        } catch (IOException failure) {
            throw new IOException("the folder %s cannot be made".formatted(root), failure);
        }
        if (!Files.isWritable(root)) {
            throw new IOException("the folder %s cannot be written to".formatted(root));
        }
    }

    /// Names of the folders that have a certain file, in the order of the alphabet.
    public List<String> having(String file) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(each -> Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS))
                    .filter(each -> Files.isRegularFile(each.resolve(file)))
                    .map(each -> String.valueOf(each.getFileName()))
                    .filter(Names::isName)
                    .filter(name -> !name.endsWith(".partial") && !name.endsWith(".old"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The folder of a name, if it has a certain file.
    public Optional<Path> find(String name, String file) {
        if (!Names.isName(name)) {
            return Optional.empty();
        }
        Path folder = root.resolve(name);
        boolean own =
                root.equals(folder.getParent())
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(folder.resolve(file));
        return own ? Optional.of(folder) : Optional.empty();
    }

    /// The folder of a name.
    ///
    /// @param what what it should be, for the message
    /// @throws Refusal 404 if there is none
    public Path require(String what, String name, String file) {
        return find(name, file).orElseThrow(() -> Refusal.unknown(what, name));
    }

    /// A name that no folder has yet: the wished one, or with a number.
    public String free(String wish) {
        String name = wish;
        for (int k = 2; Files.exists(root.resolve(name)) || Files.exists(partial(name)); k++) {
            name = wish + "-" + k;
        }
        return name;
    }

    private Path partial(String name) {
        return root.resolve(name + ".partial");
    }
}
