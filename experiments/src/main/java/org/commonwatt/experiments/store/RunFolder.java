package org.commonwatt.experiments.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run folder while it is being written: `NAME.partial` until [#publish] renames it to `NAME`.
///
/// A later run of the same name replaces both. Every file inside appears by atomic rename too, so
/// even an interrupted run holds no half file. One process at a time may write a folder.
public final class RunFolder implements AutoCloseable {
    private static final String LOCK = ".lock";
    private static final String BEGUN = "begun.txt";

    /// Writes one file's text.
    @FunctionalInterface
    public interface Body {
        /// Writes to `out`; the caller closes it.
        void write(BufferedWriter out) throws IOException;
    }

    private final Path target;
    private final Path partial;
    private final FileChannel channel;
    private final FileLock lock;

    private RunFolder(Path target, Path partial, FileChannel channel, FileLock lock) {
        this.target = target;
        this.partial = partial;
        this.channel = channel;
        this.lock = lock;
    }

    /// The same as [#create], but what an interrupted run of the same identity left is kept, for
    /// the run to go on with.
    ///
    /// @param identity all that the content depends on
    /// @param resume whether to keep it
    public static RunFolder begin(Path target, String identity, boolean resume) {
        Path begun = sibling(target.toAbsolutePath().normalize(), ".partial").resolve(BEGUN);
        RunFolder folder = create(target, resume && identity.equals(text(begun)));
        folder.write(BEGUN, out -> out.write(identity));
        return folder;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    /// Makes `target.partial` beside `target`, replacing what an interrupted run left there.
    ///
    /// @throws RunFolderException if it cannot be written, another process writes it, or `target`
    ///   is something else than a run folder
    public static RunFolder create(Path target) {
        return create(target, false);
    }

    private static RunFolder create(Path target, boolean keeps) {
        Path whole = target.toAbsolutePath().normalize();
        Path partial = sibling(whole, ".partial");
        try {
            Files.createDirectories(parent(whole));
            refuseForeign(whole);
            recover(whole);
            if (Files.exists(partial) && !keeps) {
                clear(partial);
            }
            Files.createDirectories(partial);
            FileChannel channel =
                    FileChannel.open(
                            partial.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return new RunFolder(whole, partial, channel, lock(channel, partial));
        } catch (IOException e) {
            throw RunFolderException.notWritten("The run folder " + target, e);
        }
    }

    private static void refuseForeign(Path target) throws IOException {
        if (!Files.exists(target) || Files.exists(target.resolve("run.json"))) {
            return;
        }
        boolean empty = false;
        if (Files.isDirectory(target)) {
            try (var entries = Files.list(target)) {
                empty = entries.findAny().isEmpty();
            }
        }
        if (!empty) {
            throw new RunFolderException(
                    "%s exists and is not a run folder, so it is not replaced.\n"
                            .formatted(target)
                            .concat("Maybe choose another folder with --out."));
        }
    }

    /// Undoes a publication that was cut between its two renames.
    private static void recover(Path target) throws IOException {
        Path old = sibling(target, ".old");
        if (Files.exists(old)) {
            if (Files.exists(target)) {
                delete(old);
            } else {
                Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void clear(Path partial) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        partial.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            lock(channel, partial).release();
        }
        delete(partial);
    }

    private static FileLock lock(FileChannel channel, Path partial) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new RunFolderException(
                    "%s is being written by another run.\n"
                            .formatted(partial)
                            .concat("Maybe wait for it, or choose another folder with --out."));
        }
        return lock;
    }

    /// Where the run will stand once it is complete.
    public Path target() {
        return target;
    }

    /// Where it stands until then.
    public Path partial() {
        return partial;
    }

    /// Writes the text file `name` (UTF-8); `/` separates folders. It appears whole or not at all.
    public void write(String name, Body body) {
        Path file = partial.resolve(name);
        Path unfinished = sibling(file, ".tmp");
        try {
            Files.createDirectories(parent(file));
            try (BufferedWriter out = Files.newBufferedWriter(unfinished)) {
                body.write(out);
            }
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UncheckedIOException e) {
            discard(unfinished);
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Renames the folder to its final name and removes the run that stood there before.
    ///
    /// @return the final folder
    public Path publish() {
        Path old = sibling(target, ".old");
        try {
            release();
            Files.deleteIfExists(partial.resolve(LOCK));
            Files.deleteIfExists(partial.resolve(BEGUN));
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
            return target;
        } catch (IOException e) {
            throw RunFolderException.notWritten("The run folder " + target, e);
        }
    }

    /// Lets go of the folder; what is in it stays.
    @Override
    public void close() {
        try {
            release();
            Files.deleteIfExists(partial.resolve(LOCK));
        } catch (IOException e) {
            throw RunFolderException.notWritten(partial, e);
        }
    }

    private void release() throws IOException {
        if (channel.isOpen()) {
            lock.release();
            channel.close();
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // The first failure is the one worth reporting; a stray .tmp file does no harm.
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static Path sibling(Path path, String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new RunFolderException("%s cannot be a run folder.".formatted(path));
        }
        return parent;
    }
}
