package org.commonwatt.market;

import java.util.List;

/// The clearing mechanisms by name.
public final class Mechanisms {
    private static final List<ClearingMechanism> ALL = List.of(new NoMarket(), new MidMarketRate());

    private Mechanisms() {}

    /// All mechanisms.
    public static List<ClearingMechanism> all() {
        return ALL;
    }

    /// The mechanism of a name.
    ///
    /// @throws IllegalArgumentException for an unknown name, listing the known ones
    public static ClearingMechanism of(String name) {
        return ALL.stream()
                .filter(mechanism -> mechanism.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "The market mechanism (%s) must be one of %s."
                                                .formatted(
                                                        name,
                                                        ALL.stream()
                                                                .map(ClearingMechanism::name)
                                                                .toList())));
    }
}
