package org.commonwatt.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A request as routes see it.
public final class Exchange {
    private final Viewer viewer;
    private final Map<String, String> places;
    private final Map<String, List<String>> query;
    private final Supplier<byte[]> body;

    /// @param viewer who asks
    /// @param places values of the path's parameters
    /// @param query values of the query's parameters
    /// @param body reads the content
    public Exchange(
            Viewer viewer,
            Map<String, String> places,
            Map<String, List<String>> query,
            Supplier<byte[]> body) {
        this.viewer = viewer;
        this.places = Map.copyOf(places);
        this.query = Map.copyOf(query);
        this.body = body;
    }

    /// Who asks.
    public Viewer viewer() {
        return viewer;
    }

    /// A parameter of the path that is a name.
    public String name(String place) {
        return Names.require(place, text(place));
    }

    /// A parameter of the path, unchecked: look it up, never open it.
    public String text(String place) {
        return places.getOrDefault(place, "");
    }

    /// A parameter of the query that is a name.
    public Optional<String> queryName(String parameter) {
        return query(parameter).map(text -> Names.require(parameter, text));
    }

    /// A parameter of the query; an empty one counts as absent.
    ///
    /// @throws Refusal if it is given twice
    public Optional<String> query(String parameter) {
        List<String> values = query.getOrDefault(parameter, List.of());
        if (values.size() > 1) {
            throw Refusal.ofField(
                    parameter,
                    "The parameter %s is given %d times.".formatted(parameter, values.size()));
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /// A whole number of the query.
    public int queryInteger(String parameter, int low, int high, int otherwise) {
        String text = query(parameter).orElse(Integer.toString(otherwise));
        int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (value < low || value > high) {
            throw Refusal.ofField(
                    parameter,
                    "The parameter %s must be a whole number from %d to %d."
                            .formatted(parameter, low, high));
        }
        return value;
    }

    /// The JSON object in the content.
    public Body body() {
        return Body.of(body.get());
    }
}
