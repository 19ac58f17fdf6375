package org.commonwatt.experiments.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `bench.json`: figures with what they were measured on.
///
/// @param software name and version of what was measured
/// @param instant when
/// @param command command line that measures again
/// @param machine where
/// @param figures what was found
public record BenchFile(
        String software, Instant instant, String command, Machine machine, List<Figure> figures) {
    /// Name of the file.
    public static final String FILE = "bench.json";

    private static final String SCHEMA = "commonwatt.bench";
    private static final int VERSION = 1;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Figures as an array of `{bench, figure, value, unit, anchor, ratio, goal, met}`.
    public String figuresAsJson() {
        return JSON.writeValueAsString(figures.stream().map(Figure::toJson).toList());
    }

    /// Writes the file into `folder`, which is made; it appears whole or not at all.
    ///
    /// @return the file
    public Path write(Path folder) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("version", VERSION);
        json.put("software", software);
        json.put("instant", instant.toString());
        json.put("command", command);
        json.put("machine", machine.toJson());
        json.put("figures", figures.stream().map(Figure::toJson).toList());
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        Path unfinished = folder.resolve(FILE + ".tmp");
        Files.writeString(unfinished, JSON.writeValueAsString(json) + "\n");
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        return file;
    }
}
