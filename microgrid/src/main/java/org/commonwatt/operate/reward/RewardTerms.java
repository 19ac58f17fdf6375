package org.commonwatt.operate.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The terms that users bring.
public final class RewardTerms {
    private RewardTerms() {}

    /// All that are there, by name.
    public static List<String> names() {
        return all().stream().map(RewardTerm::name).sorted().toList();
    }

    private static List<RewardTerm> all() {
        List<RewardTerm> all = new ArrayList<>();
        ServiceLoader.load(RewardTerm.class).forEach(all::add);
        return all;
    }

    /// The one with this name.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static RewardTerm of(String name) {
        return all().stream()
                .filter(term -> term.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The reward term (%s) must be one of %s.\nMaybe its jar is not on the class path."
                                                .formatted(name, names())));
    }
}
