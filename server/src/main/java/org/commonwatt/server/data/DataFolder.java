package org.commonwatt.server.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.commonwatt.experiments.store.AreaFolder;
import org.commonwatt.server.http.Names;
import org.commonwatt.server.http.Refusal;

/// The folder that holds runs, scenarios, comparisons and trainings, each a folder of its own right
/// below it; what a folder is shows in the file that it has. The run of an area's community lies
/// one folder deeper and has both names, `AREA.COMMUNITY`.
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
                    .flatMap(each -> names(each, file))
                    .filter(Names::isName)
                    .filter(name -> !name.endsWith(".partial") && !name.endsWith(".old"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name of a folder that has the file, else those of the communities in it that have it.
    private static Stream<String> names(Path folder, String file) {
        String name = String.valueOf(folder.getFileName());
        return Files.isRegularFile(folder.resolve(file))
                ? Stream.of(name)
                : AreaFolder.communities(folder).stream()
                        .filter(each -> Files.isRegularFile(folder.resolve(each).resolve(file)))
                        .map(each -> name + "." + each);
    }

    /// The folder of a name, if it has a certain file.
    public Optional<Path> find(String name, String file) {
        if (!Names.isName(name)) {
            return Optional.empty();
        }
        return in(root, name, file).or(() -> ofCommunity(name, file));
    }

    private static Optional<Path> in(Path parent, String name, String file) {
        Path folder = parent.resolve(name);
        boolean own =
                parent.equals(folder.getParent())
                        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.isRegularFile(folder.resolve(file));
        return own ? Optional.of(folder) : Optional.empty();
    }

    /// Both names may have dots of their own.
    private Optional<Path> ofCommunity(String name, String file) {
        for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
            String community = name.substring(dot + 1);
            Optional<Path> found =
                    in(root, name.substring(0, dot), AreaFolder.FILE)
                            .filter(area -> AreaFolder.communities(area).contains(community))
                            .flatMap(area -> in(area, community, file));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
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
