package org.commonwatt.server.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the service writes it.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// The mapper.
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// A value as text.
    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// A value as UTF-8.
    public static byte[] bytes(Object value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /// JSON knows no NaN: undefined is null.
    public static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
