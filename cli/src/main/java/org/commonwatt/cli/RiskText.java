package org.commonwatt.cli;

import java.util.Optional;
import org.commonwatt.operate.dispatch.commitment.Risk;
import org.jspecify.annotations.Nullable;

/// What `--risk` says.
final class RiskText {
    static final String RISKS = "mean|cvar:A|wasserstein:EPS";

    private RiskText() {}

    /// Why it is not understood; empty where it is, or is not given.
    static Optional<String> refusal(@Nullable String text) {
        try {
            if (text != null) {
                Risk _ = parsed(text);
            }
            return Optional.empty();
        } catch (IllegalArgumentException problem) {
            return Optional.of(
                    "--risk is %s but must be %s. %s".formatted(text, RISKS, problem.getMessage()));
        }
    }

    /// @throws IllegalArgumentException where it is not understood
    static Risk parsed(@Nullable String text) {
        String word = text == null ? "mean" : text;
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        String number = colon < 0 ? "" : word.substring(colon + 1);
        return switch (name) {
            case "mean" -> new Risk.Expected();
            case "cvar" -> new Risk.Cvar(Double.parseDouble(number));
            case "wasserstein" -> new Risk.Wasserstein(Double.parseDouble(number));
            default -> throw new IllegalArgumentException("There is no " + name + ".");
        };
    }
}
