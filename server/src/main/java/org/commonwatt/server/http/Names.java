package org.commonwatt.server.http;

import java.util.regex.Pattern;

/// Names that a request may give: what they name is looked up in a list, and where a folder has
/// that name, the name cannot lead out of it.
public final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    private Names() {}

    /// Whether a text is a name.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches() && !text.contains("..");
    }

    /// The text, if it is a name.
    ///
    /// @param field where it stands in the request
    public static String require(String field, String text) {
        if (!isName(text)) {
            throw Refusal.ofField(
                    field,
                    "The %s must be a name of 1 to 80 letters, digits, '.', '_' and '-'."
                            .formatted(field));
        }
        return text;
    }
}
