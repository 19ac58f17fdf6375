package org.commonwatt.server.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonwatt.server.data.DataFolder;
import org.commonwatt.server.data.RunTables;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Exchange;
import org.commonwatt.server.http.Refusal;
import org.commonwatt.server.http.Route;

/// Files of a run to download: those of a fixed list, and no others.
public final class RunDownloads {
    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSV = "text/csv; charset=utf-8";

    /// Pages of a run carry their styles and scripts; the sandbox keeps them from everything else.
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:;"
                    + " sandbox allow-scripts; frame-ancestors 'self'";

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("report.html", HTML);
        FILES.put("devices.html", HTML);
        FILES.put("network.html", HTML);
        FILES.put("kpis.csv", CSV);
        FILES.put("bills.csv", CSV);
        FILES.put("trades.csv", CSV);
        FILES.put("trade-pairs.csv", CSV);
        FILES.put("run.json", Answer.JSON);
        FILES.put("summary.json", Answer.JSON);
        FILES.put("steps.parquet", "application/vnd.apache.parquet");
    }

    private final RunAccess runs;

    /// @param data where run folders are
    public RunDownloads(DataFolder data) {
        runs = new RunAccess(data);
    }

    /// The routes.
    public List<Route> routes() {
        return List.of(
                Route.get("/api/v1/runs/{run}/files", this::list),
                Route.get("/api/v1/runs/{run}/files/{file}", this::one));
    }

    private Answer list(Exchange exchange) {
        exchange.viewer().requireOperator();
        RunTables run = runs.of(exchange);
        List<Map<String, Object>> list = new ArrayList<>();
        FILES.forEach(
                (name, type) -> {
                    Path file = run.folder().resolve(name);
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        list.add(
                                Map.of(
                                        "name",
                                        name,
                                        "bytes",
                                        size(file),
                                        "mediaType",
                                        type,
                                        "href",
                                        "/api/v1/runs/%s/files/%s"
                                                .formatted(exchange.name("run"), name)));
                    }
                });
        return Answer.json(Map.of("files", list));
    }

    private Answer one(Exchange exchange) {
        exchange.viewer().requireOperator();
        RunTables run = runs.of(exchange);
        String name = exchange.text("file");
        String type = FILES.get(name);
        Path file = type == null ? run.folder() : run.folder().resolve(name);
        if (type == null || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.unknown("file of that run called", exchange.name("file"));
        }
        if (size(file) > MOST_BYTES) {
            throw new Refusal(413, "The file is too large to be sent; it is in the data folder.");
        }
        try {
            Answer answer = Answer.bytes(type, Files.readAllBytes(file));
            return type.equals(HTML)
                    ? answer.with("Content-Security-Policy", PAGE_POLICY)
                    : answer.with(
                            "Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
