package org.commonwatt.experiments.game;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// How a game is to differ from the plain one: values by option name, as a user writes them. What
/// is not named keeps the game's own value.
///
/// @param values text by option name, in the order in which they were given
public record GameOptions(Map<String, String> values) {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d*)?([eE][+-]?\\d+)?");
    private static final GameOptions NONE = new GameOptions(Map.of());

    /// Copies the map.
    public GameOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The plain game.
    public static GameOptions none() {
        return NONE;
    }

    /// These options and one more.
    ///
    /// @param value as a user would write it
    public GameOptions with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new GameOptions(more);
    }

    /// Refuses options that a game does not have.
    ///
    /// @param game whose options they are
    /// @param known the names that it has
    void requireOnly(String game, List<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        known.isEmpty()
                                ? "The game %s has no options: %s".formatted(game, name)
                                : "The game %s has no option %s; it has %s."
                                        .formatted(game, name, String.join(", ", known)));
            }
        }
    }

    /// A whole number from `least` on.
    int whole(String name, int least, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!WHOLE.matcher(text).matches() || Integer.parseInt(text) < least) {
            throw refusal(name, "a whole number from %d on".formatted(least), text);
        }
        return Integer.parseInt(text);
    }

    /// A number ≥ 0.
    double number(String name, double otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!NUMBER.matcher(text).matches() || !Double.isFinite(Double.parseDouble(text))) {
            throw refusal(name, "a number that is not negative", text);
        }
        return Double.parseDouble(text);
    }

    /// One of the constants of an enumeration, in lower case.
    <E extends Enum<E>> E one(String name, Class<E> type, E otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        List<String> words = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            words.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (words.getLast().equals(text)) {
                return constant;
            }
        }
        throw refusal(name, "one of " + String.join(", ", words), text);
    }

    private static IllegalArgumentException refusal(String name, String rule, String text) {
        return new IllegalArgumentException(
                "The option %s must be %s: %s".formatted(name, rule, text));
    }
}
