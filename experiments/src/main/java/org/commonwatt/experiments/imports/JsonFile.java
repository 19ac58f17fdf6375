package org.commonwatt.experiments.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON files up to a size.
final class JsonFile {
    private static final long MAX_BYTES = 256L << 20;

    private JsonFile() {}

    static JsonNode read(Path file) throws IOException, ImportRefusal {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new ImportRefusal(
                    file.toString(),
                    "The file has %d bytes but at most %d are read."
                            .formatted(Files.size(file), MAX_BYTES),
                    null);
        }
        return JsonMapper.shared().readTree(file.toFile());
    }
}
