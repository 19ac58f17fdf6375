package org.commonwatt.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request that is not granted, as a problem of RFC 9457: the rule, the value, the place.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String field;

    /// @param status HTTP status
    /// @param detail rule, value and place; what follows a line break is a likely cause
    public Refusal(int status, String detail) {
        this(status, detail, null);
    }

    private Refusal(int status, String detail, @Nullable String field) {
        super(detail, null, false, false);
        this.status = status;
        this.field = field;
    }

    /// A field of the request that is wrong.
    public static Refusal ofField(String field, String detail) {
        return new Refusal(400, detail, field);
    }

    /// Nothing of that name.
    public static Refusal unknown(String what, String name) {
        return new Refusal(404, "There is no %s %s.".formatted(what, name));
    }

    /// HTTP status.
    public int status() {
        return status;
    }

    /// The problem as JSON.
    public Map<String, Object> json() {
        String[] lines = String.valueOf(getMessage()).split("\n", 2);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "about:blank");
        json.put("title", title(status));
        json.put("status", status);
        json.put("detail", lines[0]);
        if (lines.length > 1) {
            json.put("maybe", lines[1]);
        }
        if (field != null) {
            json.put("field", field);
        }
        return json;
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad request";
            case 401 -> "Token needed";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Method not allowed";
            case 409 -> "Conflict";
            case 413 -> "Too large";
            case 422 -> "Cannot be done";
            case 426 -> "WebSocket needed";
            case 429 -> "Too many requests";
            case 503 -> "Not available";
            default -> status < 500 ? "Bad request" : "Internal error";
        };
    }
}
