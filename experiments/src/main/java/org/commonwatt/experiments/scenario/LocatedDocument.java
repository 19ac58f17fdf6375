package org.commonwatt.experiments.scenario;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A parsed file that remembers where each key and value stands.
///
/// @param file file name for messages
/// @param root the tree
/// @param values place of each value by path, such as `participants[3].id`; the root's path is
///   empty
/// @param keys place of each key by the path of its value
public record LocatedDocument(
        String file, JsonNode root, Map<String, Place> values, Map<String, Place> keys) {

    /// Place of a value, or of the nearest enclosing value where it does not exist.
    public Place placeOf(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Place place = values.get(at);
            if (place != null) {
                return place;
            }
            at = parent(at);
        }
        return values.getOrDefault("", Place.START);
    }

    /// Place of a key, or of its value where it has none (list entries).
    public Place placeOfKey(String path) {
        Place place = keys.get(path);
        return place == null ? placeOf(path) : place;
    }

    /// `path` extended by a key.
    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /// `path` extended by a list index.
    static String child(String path, int index) {
        return path + "[" + index + "]";
    }

    private static String parent(String path) {
        int cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return cut < 0 ? "" : path.substring(0, cut);
    }
}
