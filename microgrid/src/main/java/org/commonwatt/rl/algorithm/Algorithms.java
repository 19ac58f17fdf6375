package org.commonwatt.rl.algorithm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;

/// The algorithms that are there, the product's own and those that users bring.
public final class Algorithms {
    private Algorithms() {}

    /// All of them, by name.
    public static List<AlgorithmProvider> all() {
        List<AlgorithmProvider> found = new ArrayList<>();
        ServiceLoader.load(AlgorithmProvider.class).forEach(found::add);
        found.sort(Comparator.comparing(AlgorithmProvider::name));
        return List.copyOf(found);
    }

    /// The one with this name.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static AlgorithmProvider of(String name) {
        List<AlgorithmProvider> all = all();
        return all.stream()
                .filter(each -> each.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The algorithm (%s) must be one of %s."
                                                .formatted(
                                                        name,
                                                        all.stream()
                                                                .map(AlgorithmProvider::name)
                                                                .toList())));
    }
}
