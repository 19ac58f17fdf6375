package org.commonwatt.experiments.evaluation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.commonwatt.experiments.store.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finished pieces of long work, one small file each, so that work that was cut off goes on where
/// it was. A file appears whole or not at all; one that cannot be read is as good as none.
///
/// Safe for use by many threads, as long as no two write the same key.
public final class CellStore {
    /// Folder of the pieces within an output folder.
    public static final String FOLDER = "cells";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = "key";

    private final Path folder;

    /// @param out output folder; it need not exist
    public CellStore(Path out) {
        folder = out.resolve(FOLDER);
    }

    /// The piece with this key; empty where it is not finished.
    ///
    /// @param key all that the piece depends on
    public Optional<JsonNode> find(String key) {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode cell = JSON.readTree(Files.readString(file));
            return cell.path(KEY).asString("").equals(key) ? Optional.of(cell) : Optional.empty();
        } catch (IOException | JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /// Keeps a finished piece.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void put(String key, Map<String, Object> figures) {
        var cell = new LinkedHashMap<String, Object>();
        cell.put(KEY, key);
        cell.putAll(figures);
        write(file(key), JSON.writeValueAsString(cell) + "\n");
    }

    /// Replaces a file by a text, at once; its folder is made.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static void write(Path file, String text) {
        Path draft = file.resolveSibling(file.getFileName() + ".partial");
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(Objects.requireNonNull(parent));
            Files.writeString(draft, text, StandardCharsets.UTF_8);
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file(String key) {
        return folder.resolve(hash(key).substring(0, 24) + ".json");
    }

    /// SHA-256 of a text, in hexadecimal digits.
    public static String hash(String text) {
        return Sha256.of(text);
    }
}
