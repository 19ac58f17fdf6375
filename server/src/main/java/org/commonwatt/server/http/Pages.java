package org.commonwatt.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The dashboard's files, from the class path folder `dashboard/`: nothing else can be reached, for
/// a path is a plain name below that folder or it is refused.
public final class Pages {
    private static final Pattern PATH =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/){0,6}[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("html", "text/html; charset=utf-8"),
                    Map.entry("js", "text/javascript; charset=utf-8"),
                    Map.entry("css", "text/css; charset=utf-8"),
                    Map.entry("json", "application/json"),
                    Map.entry("svg", "image/svg+xml"),
                    Map.entry("png", "image/png"),
                    Map.entry("ico", "image/x-icon"),
                    Map.entry("webmanifest", "application/manifest+json"),
                    Map.entry("txt", "text/plain; charset=utf-8"),
                    Map.entry("woff2", "font/woff2"));

    private final String folder;
    private final Map<String, Optional<Answer>> kept = new ConcurrentHashMap<>();

    /// @param folder class path folder that ends with `/`
    public Pages(String folder) {
        this.folder = folder;
    }

    /// The file at a path; the first page for `/` and for paths without a file ending, which the
    /// dashboard shows views under.
    public Optional<Answer> at(String path) {
        String name = path.substring(1);
        boolean view = name.isEmpty() || (PATH.matcher(name).matches() && ending(name).isEmpty());
        if (view) {
            return file("index.html").map(page -> page.with("Cache-Control", "no-cache"));
        }
        if (!PATH.matcher(name).matches() || !TYPES.containsKey(ending(name))) {
            return Optional.empty();
        }
        String cache =
                name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        return file(name).map(page -> page.with("Cache-Control", cache));
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot > name.lastIndexOf('/') ? name.substring(dot + 1) : "";
    }

    private Optional<Answer> file(String name) {
        Optional<Answer> known = kept.get(name);
        if (known != null) {
            return known;
        }
        Optional<Answer> read = read(name);
        read.ifPresent(answer -> kept.put(name, Optional.of(answer)));
        return read;
    }

    private Optional<Answer> read(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(folder + name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            Answer.bytes(
                                    TYPES.getOrDefault(ending(name), "application/octet-stream"),
                                    in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
