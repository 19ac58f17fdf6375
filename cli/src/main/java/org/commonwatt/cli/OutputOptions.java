package org.commonwatt.cli;

import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The options that say how a command talks.
final class OutputOptions {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--quiet", description = "Say nothing but what went wrong.")
    private boolean quiet;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    /// Whether only failures are told.
    boolean quiet() {
        return quiet;
    }

    /// Whether the result is printed as JSON.
    boolean json() {
        return json;
    }

    static String render(Map<String, ?> object) {
        return JSON.writeValueAsString(object);
    }
}
