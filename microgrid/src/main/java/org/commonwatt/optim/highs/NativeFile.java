package org.commonwatt.optim.highs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.zip.CRC32;

/// A file that lies in a jar and must lie in a folder to be of use.
///
/// Several processes may unpack it at once: each writes a file of its own and renames it in one
/// step, so that whoever looks sees nothing or all of it. What lies there already is used if its
/// checksum is right, and replaced if not.
///
/// @param source where it lies in the class path
/// @param checksum CRC-32 of its content, as the jar says
final record NativeFile(URL source, long checksum) {

    /// Reads the checksum from the jar's directory; the content is not unpacked for it.
    static NativeFile of(URL source) {
        try {
            URLConnection connection = source.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (var file = jar.getJarFile()) {
                    return new NativeFile(source, file.getEntry(jar.getEntryName()).getCrc());
                }
            }
            try (InputStream content = connection.getInputStream()) {
                return new NativeFile(source, checksum(content.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A library of the class path must be readable.", e);
        }
    }

    /// The file in the folder, unpacked if it is not there yet. Its name holds the checksum, so
    /// that versions lie side by side.
    Path in(Path folder) throws IOException {
        Path target = folder.resolve(HexFormat.of().toHexDigits((int) checksum) + "-" + name());
        if (isWhole(target)) {
            return target;
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, name(), ".part");
        try {
            try (InputStream content = source.openStream()) {
                Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
            }
            rename(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
        if (!isWhole(target)) {
            throw new IOException("The unpacked file is not what the jar holds: " + target);
        }
        return target;
    }

    private String name() {
        String path = source.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private boolean isWhole(Path file) throws IOException {
        return Files.isRegularFile(file) && checksum(Files.readAllBytes(file)) == checksum;
    }

    private void rename(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Some systems do not replace a library that another process has loaded: then it is
            // there.
            if (!isWhole(target)) {
                throw e;
            }
        }
    }

    private static long checksum(byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }
}
