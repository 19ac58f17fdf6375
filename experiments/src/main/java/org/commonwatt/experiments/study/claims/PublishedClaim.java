package org.commonwatt.experiments.study.claims;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// What others published, as a share: 0.18 for 18 %.
///
/// @param source who
/// @param says what is said to improve, in words
/// @param figure which of our figures is like it
/// @param least the share, or the lower end of a range
/// @param most the share, or the upper end of a range
public record PublishedClaim(String source, String says, Figure figure, double least, double most) {
    /// What is compared.
    public enum Figure {
        /// System cost below that of the reference.
        COST,
        /// Gini of burden below that of the reference.
        GINI,
        /// Loss of the worst tenth of the shift grid below that of the reference.
        ROBUSTNESS,
        /// Highest import below that without coordination.
        PEAK,
        /// Largest distance between groups' traded energy below that of the reference.
        GROUPS
    }

    static PublishedClaim of(JsonNode node) {
        double least = node.path("least").asDouble();
        return new PublishedClaim(
                node.path("source").asString(),
                node.path("says").asString(),
                figure(node.path("figure").asString()),
                least,
                node.path("most").asDouble(least));
    }

    /// The figure of a name such as `cost`.
    static Figure figure(String name) {
        return Figure.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
