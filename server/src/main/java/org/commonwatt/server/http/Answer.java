package org.commonwatt.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a request is answered.
///
/// @param status HTTP status
/// @param mediaType of the bytes
/// @param bytes the content
/// @param headers further headers
@SuppressWarnings("ArrayRecordComponent") // Written once and sent; never compared.
public record Answer(int status, String mediaType, byte[] bytes, Map<String, String> headers) {
    /// Media type of JSON.
    public static final String JSON = "application/json";

    public Answer {
        headers = Map.copyOf(headers);
    }

    /// 200 with a value as JSON.
    public static Answer json(Object value) {
        return json(200, value);
    }

    /// A value as JSON.
    public static Answer json(int status, Object value) {
        return new Answer(status, JSON, Json.bytes(value), Map.of());
    }

    /// 200 with JSON that is text already.
    public static Answer jsonText(String text) {
        return bytes(JSON, text.getBytes(StandardCharsets.UTF_8));
    }

    /// 200 with bytes.
    public static Answer bytes(String mediaType, byte[] bytes) {
        return new Answer(200, mediaType, bytes, Map.of());
    }

    /// Done, with nothing to say.
    public static Answer nothing() {
        return new Answer(204, "", new byte[0], Map.of());
    }

    /// A refusal as a problem of RFC 9457.
    public static Answer problem(Refusal refusal) {
        Map<String, String> headers =
                refusal.status() == 401
                        ? Map.of("WWW-Authenticate", "Bearer realm=\"commonwatt\"")
                        : refusal.status() == 429 ? Map.of("Retry-After", "1") : Map.of();
        return new Answer(
                refusal.status(), "application/problem+json", Json.bytes(refusal.json()), headers);
    }

    /// The same with another header.
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, mediaType, bytes, more);
    }
}
