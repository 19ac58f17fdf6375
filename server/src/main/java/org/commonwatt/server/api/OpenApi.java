package org.commonwatt.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.commonwatt.server.http.Answer;
import org.commonwatt.server.http.Json;
import org.commonwatt.server.http.Route;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The OpenAPI document, as it is written and as JSON.
public final class OpenApi {
    private static final String FILE = "/org/commonwatt/server/openapi.yaml";

    private final byte[] yaml;
    private final byte[] json;

    /// Reads the document.
    public OpenApi() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE))) {
            yaml = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode tree = new YAMLMapper().readTree(yaml);
        json = Json.bytes(tree);
    }

    /// Its routes.
    public List<Route> routes() {
        return List.of(
                Route.open("/api/v1/openapi.yaml", _ -> Answer.bytes("application/yaml", yaml)),
                Route.open("/api/v1/openapi.json", _ -> Answer.bytes(Answer.JSON, json)));
    }
}
