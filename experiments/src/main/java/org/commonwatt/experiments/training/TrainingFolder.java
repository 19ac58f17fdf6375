package org.commonwatt.experiments.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.commonwatt.experiments.store.RunFolderException;
import org.jspecify.annotations.Nullable;

/// The folder of one training. Files appear by atomic rename, whole or not at all: whatever ends
/// the process, what was there before is there still. One process at a time may write it.
public final class TrainingFolder implements AutoCloseable {
    /// What the training was and how it went.
    public static final String SUMMARY = "train.json";

    /// One row per piece of training.
    public static final String PROGRESS = "progress.csv";

    /// Event files for TensorBoard.
    public static final String EVENTS = "tensorboard";

    /// Everything that the training goes on from.
    public static final String CHECKPOINT = "checkpoints/latest.safetensors";

    /// The best policy so far.
    public static final String POLICY = "policy";

    private static final String LOCK = ".lock";

    /// Puts bytes into a new file.
    @FunctionalInterface
    public interface FileWriting {
        /// Returns when the bytes are on the disk.
        void write(Path file, byte[] bytes) throws IOException;

        /// The ordinary way.
        static FileWriting ordinary() {
            return (file, bytes) -> {
                try (FileChannel channel =
                        FileChannel.open(
                                file,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.TRUNCATE_EXISTING,
                                StandardOpenOption.WRITE)) {
                    ByteBuffer rest = ByteBuffer.wrap(bytes);
                    while (rest.hasRemaining()) {
                        channel.write(rest);
                    }
                    channel.force(true);
                }
            };
        }
    }

    private final Path folder;
    private final FileWriting writing;
    private final FileChannel channel;

    private TrainingFolder(Path folder, FileWriting writing, FileChannel channel) {
        this.folder = folder;
        this.writing = writing;
        this.channel = channel;
    }

    /// Takes a folder for a training: an empty or new one, or, to go on, one that has a training.
    ///
    /// @throws TrainingRefusal if it is not so, or another process writes the folder
    /// @throws RunFolderException if it cannot be written
    public static TrainingFolder open(Path folder, boolean resume, FileWriting writing) {
        requireSuitable(folder, resume);
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            lock(channel, folder);
            var opened = new TrainingFolder(folder, writing, channel);
            opened.recover(folder.resolve(POLICY));
            return opened;
        } catch (IOException e) {
            throw RunFolderException.notWritten("The folder " + folder, e);
        }
    }

    /// Whether a folder has a training.
    public static boolean hasTraining(Path folder) {
        return Files.exists(folder.resolve(SUMMARY)) || Files.exists(folder.resolve(CHECKPOINT));
    }

    /// Whether somebody writes a folder, or was killed while writing it.
    public static boolean isTaken(Path folder) {
        return Files.exists(folder.resolve(LOCK));
    }

    static void requireSuitable(Path folder, boolean resume) {
        boolean exists = hasTraining(folder);
        if (resume && !exists) {
            throw new TrainingRefusal(
                    "There is no training in %s to go on with.".formatted(folder));
        }
        if (!resume && exists) {
            throw new TrainingRefusal(
                    "%s has a training already.\n".formatted(folder)
                            + "Maybe go on with it by --resume, or choose another folder with"
                            + " --out.");
        }
        if (!resume && isUsed(folder)) {
            throw new TrainingRefusal(
                    "%s exists and holds something else than a training.\n".formatted(folder)
                            + "Maybe choose another folder with --out.");
        }
    }

    private static boolean isUsed(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.anyMatch(entry -> !entry.endsWith(LOCK));
        } catch (IOException e) {
            throw RunFolderException.notWritten("The folder " + folder, e);
        }
    }

    private static void lock(FileChannel channel, Path folder) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new TrainingRefusal("%s is being written by another training.".formatted(folder));
        }
    }

    /// The folder itself.
    public Path path() {
        return folder;
    }

    /// A file in it.
    public Path file(String name) {
        return folder.resolve(name);
    }

    /// The bytes of a file; null where there is none.
    byte @Nullable [] read(String name) {
        try {
            return Files.exists(file(name)) ? Files.readAllBytes(file(name)) : null;
        } catch (IOException e) {
            throw TrainingRefusal.unreadable(file(name), e);
        }
    }

    /// Replaces a file.
    ///
    /// @throws RunFolderException if that fails; the old one is then untouched
    public void write(String name, byte[] bytes) {
        Path file = file(name);
        Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writing.write(unfinished, bytes);
            Files.move(
                    unfinished,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(unfinished);
            throw RunFolderException.notWritten(file, e);
        }
    }

    /// Replaces a folder in it: its files change all at once.
    ///
    /// @throws RunFolderException if that fails; the old one is then untouched
    public void replace(String name, Map<String, byte[]> files) {
        Path target = file(name);
        Path fresh = target.resolveSibling(name + ".new");
        Path old = target.resolveSibling(name + ".old");
        try {
            delete(fresh);
            Files.createDirectories(fresh);
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                writing.write(fresh.resolve(each.getKey()), each.getValue());
            }
            if (Files.exists(target)) {
                Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
            delete(old);
        } catch (IOException e) {
            delete(fresh);
            throw RunFolderException.notWritten(target, e);
        }
    }

    /// Undoes a replacement that was cut between its two renames.
    private void recover(Path target) throws IOException {
        Path old = target.resolveSibling(target.getFileName() + ".old");
        if (Files.exists(old) && !Files.exists(target)) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
        }
        delete(old);
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> all = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        } catch (IOException _) {
            // What is left over does no harm, and is tried again the next time.
        }
    }

    /// Lets go of the folder.
    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(folder.resolve(LOCK));
        } catch (IOException e) {
            throw RunFolderException.notWritten(folder, e);
        }
    }
}
